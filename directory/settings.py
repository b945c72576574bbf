"""What the environment decides: paths, the tile server, the contact. Read once, at the doors."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent

IGN_PLAN = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&TILEMATRIXSET=PM"
    "&FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """`contact` receives the reports of errors; None until the service has an address."""

    data: Path
    database: str
    tiles: str
    tiles_credit: str
    contact: str | None

    @property
    def tiles_origin(self) -> str:
        """Where the tiles come from: the one third party that the pages may call."""
        parts = urlsplit(self.tiles.replace("{s}", "*"))
        return f"{parts.scheme}://{parts.netloc}"


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    return Settings(
        data=Path(environment.get("DIRECTORY_DATA", ROOT / "data")),
        database=environment.get("DIRECTORY_DATABASE", str(ROOT / "var" / "directory.duckdb")),
        tiles=environment.get("DIRECTORY_TILES", IGN_PLAN),
        tiles_credit=environment.get("DIRECTORY_TILES_CREDIT", "© IGN Géoplateforme"),
        contact=environment.get("DIRECTORY_CONTACT"),
    )
