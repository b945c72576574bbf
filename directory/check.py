"""Everything that is wrong with the data, beyond what one record can tell of itself."""

from pathlib import Path

from directory import exchange, places, taxonomy
from directory.exchange import FileProblem
from directory.records import Resource
from directory.taxonomy import Taxonomy


def problems_of(file: Path, folder: Path) -> list[FileProblem]:
    """Return every problem of a file of resources, against the taxonomy and the territory.

    Lines are those of the file; a Parquet's rows are numbered from 1.
    """
    reading = exchange.read(file)
    words = taxonomy.load(folder / "taxonomy.toml")
    territory = places.load(folder)
    found = list(reading.problems)
    for line, resource in _numbered(reading):
        for field, message in _wrong(resource, words, territory):
            found.append(FileProblem(file.name, line, field, message))
    return sorted(found, key=lambda problem: problem.line)


def _numbered(reading: exchange.Reading) -> list[tuple[int, Resource]]:
    return list(zip(reading.lines, reading.resources, strict=True))


def _wrong(
    resource: Resource, words: Taxonomy, territory: places.Territory
) -> list[tuple[str, str]]:
    wrong = [
        ("needs", f"{need!r} is not in taxonomy.toml") for need in words.unknown_needs(resource)
    ]
    if resource.quartier is not None and resource.quartier not in territory.quartiers:
        wrong.append(("quartier", f"{resource.quartier!r} is not in quartiers.geojson"))
    elif resource.point and resource.quartier:
        wrong += _misplaced(resource, territory)
    if resource.category in resource.also:
        wrong.append(("also", f"{resource.category} is already the category"))
    return wrong


def _misplaced(resource: Resource, territory: places.Territory) -> list[tuple[str, str]]:
    """A border is good to 30 m, and points to the street: only a clear contradiction counts."""
    lat, lon = resource.point or (0.0, 0.0)
    if territory.is_within(resource.quartier or "", lat, lon, metres=150):
        return []
    holder = territory.quartier_at(lat, lon)
    return [("quartier", f"the point lies in {holder!r}, not in {resource.quartier!r}")]
