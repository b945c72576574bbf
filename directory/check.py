"""Everything that is wrong with the data, beyond what one record can tell of itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from directory import exchange, places, taxonomy
from directory.exchange import FileProblem
from directory.guide import aids, readability, situations
from directory.guide.situations import Situation
from directory.records import Resource
from directory.taxonomy import Taxonomy


def problems_of(file: Path, folder: Path) -> list[FileProblem]:
    """Return every problem of a file of resources, against the taxonomy and the territory.

    Lines are those of the file; a Parquet's rows are numbered from 1. The words' own problems are
    told with the shipped file only: another one may hold a part of the resources.
    """
    reading = exchange.read(file)
    words = taxonomy.load(folder / "taxonomy.toml")
    territory = places.load(folder)
    found = list(reading.problems)
    for line, resource in _numbered(reading):
        for field, message in _wrong(resource, words, territory):
            found.append(FileProblem(file.name, line, field, message))
    if file.resolve() == (folder / "resources.parquet").resolve():
        held = {resource.id: resource for resource in reading.resources}
        found += _wrong_words(folder, words, territory, held)
        found += _wrong_guide(folder, words, held)
    return sorted(found, key=lambda problem: (problem.file, problem.line))


def _wrong_words(
    folder: Path, words: Taxonomy, territory: places.Territory, held: Mapping[str, Resource]
) -> Iterator[FileProblem]:
    """Yield what the words say of resources that are not there, or not so."""
    for slug, need in words.needs.items():
        for door in need.doors:
            if door not in held:
                yield _at(folder, "taxonomy.toml", door, f"{slug}.doors", "is no resource")
            elif slug not in held[door].needs:
                yield _at(folder, "taxonomy.toml", door, f"{slug}.doors", "lacks this need")
    for said, code in words.places.items():
        if code not in territory.quartiers:
            yield _at(folder, "taxonomy.toml", f'"{code}"', f"places.{said}", "is no quartier")
    for id_ in words.everyday:
        if id_ not in held:
            yield _at(folder, "everyday.toml", id_, id_, "is no resource")
    left_out = words.plans
    for id_ in (*left_out.never, *left_out.outside_metropole, *left_out.children_at_least):
        if id_ not in held:
            yield _at(folder, "taxonomy.toml", id_, "plans", "is no resource")
    for wanted in (*words.meanwhile.parent, *words.meanwhile.child, *left_out.own_audience):
        if wanted not in words.needs:
            yield _at(folder, "taxonomy.toml", wanted, "needs", "is no need")


def _wrong_guide(
    folder: Path, words: Taxonomy, held: Mapping[str, Resource]
) -> Iterator[FileProblem]:
    """Yield what the guide and the aids name that is not there, and what is hard to read."""
    for situation in situations.load(folder / "guide").values():
        yield from _wrong_situation(folder, situation, words, held)
    for aid in aids.load(folder / "aids.toml").aids:
        for id_ in filter(None, [aid.resource, aid.office]):
            if id_ not in held:
                yield _at(folder, "aids.toml", id_, aid.id, "is no resource")


def _wrong_situation(
    folder: Path, situation: Situation, words: Taxonomy, held: Mapping[str, Resource]
) -> Iterator[FileProblem]:
    file = f"guide/{situation.slug}.md"
    for need in situation.needs:
        if need not in words.needs:
            yield _at(folder, file, need, "needs", "is no need")
    for id_ in situation.resources:
        if id_ not in held:
            yield _at(folder, file, id_, "resources", "is no resource")
    for id_ in (id_ for urgent in situation.urgent for id_ in urgent.resources):
        if id_ in held and held[id_].phone is None:
            yield _at(folder, file, id_, "urgent", "has no phone to call")
    score = readability.of_situation(situation)
    if score < readability.PLAIN:
        message = f"too hard to read: {score:.0f}, {readability.PLAIN} is plain; cut the sentences"
        yield FileProblem(file, 1, "prose", message)


def _at(folder: Path, file: str, text: str, field: str, what: str) -> FileProblem:
    """Point to the first line that holds a text."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    line = next((number for number, held in enumerate(lines, 1) if text in held), 1)
    return FileProblem(file, line, field, f"{text!r} {what}")


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
