"""A GeoJSON FeatureCollection (RFC 7946): the point is the geometry, the rest the properties."""

import json
from collections.abc import Iterator
from pathlib import Path

from directory.exchange.rows import NumberedRow, Row, UnusableFileError
from directory.records import Resource


def rows(path: Path) -> Iterator[NumberedRow]:
    """Yield each feature, numbered from 1 in the order of the file."""
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UnusableFileError(f"{path}: not a GeoJSON file ({error})") from error
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise UnusableFileError(f"{path}: not a GeoJSON FeatureCollection: no list of 'features'")
    for number, feature in enumerate(features, start=1):
        yield number, _row(path, number, feature)


def _row(path: Path, number: int, feature: object) -> Row:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        raise UnusableFileError(f"{path}: feature {number} has no 'properties'")
    geometry = feature.get("geometry")
    if geometry is None:
        return properties
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise UnusableFileError(f"{path}: feature {number}: its geometry must be a Point, or null")
    return {**properties, "lon": coordinates[0], "lat": coordinates[1]}


def write(path: Path, resources: list[Resource]) -> None:
    collection = {"type": "FeatureCollection", "features": [_feature(r) for r in resources]}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def _feature(resource: Resource) -> dict[str, object]:
    properties = resource.model_dump(mode="json", exclude_none=True, exclude={"lat", "lon"})
    point = resource.point
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {"type": "Feature", "geometry": geometry, "properties": properties}
