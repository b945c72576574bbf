"""Where things are: the nine quartiers and the communes, stops and schools, distances on foot.

Geopandas is imported here only. Points are WGS84 degrees, distances metres, times minutes.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import cos, hypot, radians
from pathlib import Path

import geopandas
import pandas
from shapely import Point

METRES_PER_DEGREE = 111_195.0
"""Of latitude, on a sphere of 6 371 km; within 0.2 % of the ellipsoid at Dijon."""
DETOUR = 1.3
"""Streets are longer than the straight line: the usual ratio in towns (1.2 to 1.4)."""
METRES_A_MINUTE = 4_000 / 60
"""4 km/h: an adult with a small child or a buggy, slower than the usual 5 km/h."""


class LandmarkKind(StrEnum):
    STOP = "stop"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A bus or tram stop (`detail`: its lines) or a school (`detail`: its kind and commune)."""

    kind: LandmarkKind
    name: str
    detail: str
    lat: float
    lon: float
    quartier: str | None


@dataclass(frozen=True, slots=True)
class Quartier:
    """One of Dijon's nine neighbourhoods, or another commune.

    `label` is where its name goes on a map, `centre` the middle of where people live.
    """

    code: str
    name: str
    short: str
    is_commune: bool
    label: tuple[float, float]
    centre: tuple[float, float]


@dataclass(frozen=True)
class Territory:
    """Borders, names and landmarks, read once."""

    frame: geopandas.GeoDataFrame
    quartiers: Mapping[str, Quartier]
    landmarks: Sequence[Landmark]

    def quartier_at(self, lat: float, lon: float) -> str | None:
        """Return the code of the quartier or commune that holds the point, None outside."""
        hits = self.frame.sindex.query(Point(lon, lat), predicate="intersects")
        codes: list[str] = [str(self.frame["code"].iloc[int(hit)]) for hit in sorted(hits)]
        return codes[0] if codes else None

    def is_within(self, code: str, lat: float, lon: float, metres: float) -> bool:
        """Tell whether a point is in a quartier, or at most `metres` north or south of it.

        East and west it is two thirds of that: degrees of longitude are shorter.
        """
        quartier = self.frame.loc[self.frame["code"] == code, "geometry"].iloc[0]
        return bool(quartier.distance(Point(lon, lat)) <= metres / METRES_PER_DEGREE)

    @cached_property
    def outlines(self) -> str:
        """The borders as GeoJSON, with the properties the map draws and nothing else."""
        columns = ["code", "short", "level", "label_lat", "label_lon", "geometry"]
        return str(self.frame[columns].to_json(drop_id=True))

    @cached_property
    def rings(self) -> Mapping[str, Sequence[Sequence[tuple[float, float]]]]:
        """The outer borders of each quartier or commune, as (lat, lon) in degrees."""
        return {
            str(code): [
                [(lat, lon) for lon, lat in polygon.exterior.coords]
                for polygon in getattr(shape, "geoms", [shape])
            ]
            for code, shape in zip(self.frame["code"], self.frame["geometry"], strict=True)
        }


def load(folder: Path) -> Territory:
    """Read `quartiers.geojson`, `households.parquet` and `landmarks.parquet` of the data folder."""
    frame = geopandas.read_file(folder / "quartiers.geojson")
    centres = _centres(frame, pandas.read_parquet(folder / "households.parquet"))
    landmarks = pandas.read_parquet(folder / "landmarks.parquet")
    return Territory(
        frame=frame,
        quartiers={str(row["code"]): _quartier(row, centres) for row in frame.to_dict("records")},
        landmarks=tuple(map(_landmark, landmarks.to_dict("records"))),
    )


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the straight distance between two (lat, lon), in metres.

    Equirectangular: under 0.1 % off within the métropole, which is 25 km wide.
    """
    north = (b[0] - a[0]) * METRES_PER_DEGREE
    east = (b[1] - a[1]) * METRES_PER_DEGREE * cos(radians((a[0] + b[0]) / 2))
    return hypot(north, east)


def walking_minutes(metres: float) -> int:
    """Estimate the walk for a straight distance, rounded up to the minute."""
    return max(1, -int(-metres * DETOUR // METRES_A_MINUTE))


def _centres(
    frame: geopandas.GeoDataFrame, households: pandas.DataFrame
) -> Mapping[str, tuple[float, float]]:
    """Return where the households of each quartier live on average, from INSEE's 200 m grid.

    A label sits in the middle of the land: 1.6 km from the homes, in a quartier half of fields.
    """
    points = geopandas.points_from_xy(households["lon"], households["lat"], crs=frame.crs)
    cells = geopandas.GeoDataFrame(households, geometry=points)
    held = geopandas.sjoin(cells, frame[["code", "geometry"]], predicate="within")
    found = {}
    for code, of_quartier in held.groupby("code"):
        weight = of_quartier["households"]
        lat = float((of_quartier["lat"] * weight).sum() / weight.sum())
        found[str(code)] = lat, float((of_quartier["lon"] * weight).sum() / weight.sum())
    return found


def _quartier(
    row: Mapping[Hashable, object], centres: Mapping[str, tuple[float, float]]
) -> Quartier:
    label = float(str(row["label_lat"])), float(str(row["label_lon"]))
    return Quartier(
        code=str(row["code"]),
        name=str(row["name"]),
        short=str(row["short"]),
        is_commune=row["level"] == "commune",
        label=label,
        centre=centres.get(str(row["code"]), label),
    )


def _landmark(row: Mapping[Hashable, object]) -> Landmark:
    return Landmark(
        kind=LandmarkKind(str(row["kind"])),
        name=str(row["name"]),
        detail=str(row["detail"] or ""),
        lat=float(str(row["lat"])),
        lon=float(str(row["lon"])),
        quartier=str(row["quartier"]) if row["quartier"] else None,
    )
