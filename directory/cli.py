"""The `directory` command: check, search, show, compare, import, export, serve.

Errors go to stderr, in words and without a traceback; the exit code is 1 when something is
wrong with the data, 2 when the command can't be carried out.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from directory import exchange, places, settings, taxonomy
from directory.catalogue import Catalogue
from directory.check import problems_of
from directory.guide import aids, situations
from directory.hours import PARIS
from directory.records import Resource
from directory.search.engine import Engine
from directory.search.filters import Filters, Near
from directory.search.printing import Printing
from directory.store import Store, StoreError, open_store

app = typer.Typer(
    help="Repères: the directory of resources for families, from the command line.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Data = Annotated[
    Path | None,
    typer.Option(help="Read this file instead of the store.", show_default=False),
]


UNUSABLE = (
    exchange.UnusableFileError,
    taxonomy.TaxonomyError,
    situations.GuideError,
    aids.AidsError,
    StoreError,
    OSError,
)


class _CannotDo(typer.Exit):
    """Ends the command with a message on stderr and exit code 2."""

    def __init__(self, message: str) -> None:
        typer.echo(f"error: {message}", err=True)
        super().__init__(code=2)


@app.command()
def check(file: Annotated[Path | None, typer.Argument(show_default=False)] = None) -> None:
    """Name every problem of the data, with file, line and field.

    Examples:

        directory check

        directory check changes.csv
    """
    folder = settings.read().data
    with _errors_in_words():
        problems = problems_of(file or folder / "resources.parquet", folder)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        typer.echo(f"{len(problems)} problems", err=True)
        raise typer.Exit(code=1)
    typer.echo("no problem found")


@app.command()
def search(
    question: Annotated[
        str | None, typer.Argument(help="Words as people type them.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    near: Annotated[str, typer.Option(help="LAT,LON in degrees.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 10,
    explain: Annotated[bool, typer.Option(help="Print what each criterion adds.")] = False,
    file: Annotated[Path | None, typer.Option(help="Answer each line of a file.")] = None,
    data: Data = None,
) -> None:
    """Search, and print the answers with their reasons, best first.

    Examples:

        directory search "creche gresille"

        directory search "loyer en retard" --json --near 47.32,5.04 --limit 3

        directory search "sport gratuit mercredi" --explain

        directory search --file questions.txt --json
    """
    point = _point(near) if near else None
    chosen = Filters(near=Near(near, *point, minutes=None)) if point else Filters()
    with _errors_in_words():
        printing = Printing(Engine(_catalogue(data)), chosen, datetime.now(PARIS), limit)
        if file:
            for line in file.read_text(encoding="utf-8").splitlines():
                typer.echo(printing.json_line(line) if as_json else printing.first(line))
            return
    if question is None:
        raise _CannotDo("nothing to search: give a question, or --file with one on each line")
    if as_json:
        typer.echo(printing.as_json(question))
        return
    for text in printing.table(question) if explain else printing.lines(question):
        typer.echo(text)


@app.command()
def show(resource_id: Annotated[str, typer.Argument(metavar="ID")], data: Data = None) -> None:
    """Print everything known of one resource, a fact a line.

    Example: directory show maison-des-familles-de-dijon
    """
    resource = next((r for r in _resources(data) if r.id == resource_id), None)
    if resource is None:
        raise _CannotDo(f"no resource has the id {resource_id!r}; find it with directory search")
    for name, value in resource.model_dump(mode="json").items():
        if value not in (None, [], ""):
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            typer.echo(f"{name}: {shown}")


@app.command()
def diff(before: Path, after: Path) -> None:
    """Say in words what changed between two files of resources.

    Example: directory diff old.parquet data/resources.parquet
    """
    with _errors_in_words():
        plan = exchange.compare(_whole(before), _whole(after))
    for sentence in plan.sentences():
        typer.echo(sentence)


@app.command(name="import")
def import_(
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    made_by: Annotated[str, typer.Option("--by", help="Who makes the change.")] = "import",
) -> None:
    """Bring a file's resources into the store, all or nothing; what the file lacks stays.

    Examples:

        directory import changes.csv --dry-run

        directory import changes.csv --by "Claire, CCAS"
    """
    with _errors_in_words():
        reading = exchange.read(file)
        if reading.problems:
            _refuse(reading.problems)
        store = _store()
        held = {resource.id: resource for resource in store.everything()}
        plan = exchange.compare(held.values(), reading.resources)
        gone = {resource.id for resource in plan.removed}
        for sentence in exchange.compare(
            [resource for resource in held.values() if resource.id not in gone], reading.resources
        ).sentences():
            typer.echo(sentence)
        wanted = [*plan.added, *(resource for resource, _changes in plan.changed)]
        if dry_run or not wanted:
            return
        _save(store, wanted, held, made_by)


@app.command()
def export(file: Path, data: Data = None) -> None:
    """Write the published resources; the extension gives the format.

    Confidential addresses are left out. Formats: parquet, csv, jsonl, geojson, xlsx.

    Example: directory export resources.xlsx
    """
    with _errors_in_words():
        resources = _resources(data)
        exchange.write(file, resources)
    typer.echo(f"{len(resources)} resources written to {file}")


@app.command()
def returns() -> None:
    """Print what families said of their orientation sheets, the latest first.

    Example: directory returns
    """
    with _errors_in_words():
        store = _store()
        for said in store.returns.proposals():
            typer.echo(f"{said.made_at:%Y-%m-%d %H:%M} {said.said:<12} {said.resource_id}")
        store.close()


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="Network address to listen on.")] = "localhost",
) -> None:
    """Start the app.

    Example: directory serve --port 8080 --address 0.0.0.0
    """
    with _errors_in_words():
        _store().close()
    os.chdir(settings.ROOT)
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", f"--server.address={address}"]
    os.execv(sys.executable, [*command, *options])  # noqa: S606 (ourselves, no shell)


def _catalogue(data: Path | None) -> Catalogue:
    folder = settings.read().data
    with _errors_in_words():
        words = taxonomy.load(folder / "taxonomy.toml")
        return Catalogue(_resources(data), words, places.load(folder))


def _resources(data: Path | None) -> list[Resource]:
    with _errors_in_words():
        if data is not None:
            return _whole(data)
        store = _store()
        try:
            return store.published()
        finally:
            store.close()


def _store() -> Store:
    chosen = settings.read()
    return open_store(chosen.database, _shipped(chosen.data / "resources.parquet"))


def _shipped(file: Path) -> Iterator[Resource]:
    """Yield the shipped resources; the file is only read when there is no store yet."""
    yield from _whole(file)


def _whole(file: Path) -> list[Resource]:
    """Read a file that must have no problem at all."""
    reading = exchange.read(file)
    if reading.problems:
        _refuse(reading.problems)
    return list(reading.resources)


def _refuse(problems: tuple[exchange.FileProblem, ...]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)
    raise _CannotDo(f"{len(problems)} problems; nothing was done")


def _save(store: Store, wanted: list[Resource], held: dict[str, Resource], made_by: str) -> None:
    """Give each resource the version it replaces: an import is made on what was just read."""
    current = [
        r.model_copy(update={"version": held[r.id].version if r.id in held else 1}) for r in wanted
    ]
    number = store.save(current, made_by, datetime.now(PARIS))
    typer.echo(f"revision {number} written: {len(current)} resources")


def _point(text: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in text.split(","))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(text)
    except ValueError as error:
        raise _CannotDo(
            f"--near wants LAT,LON in degrees, such as 47.32,5.04, not {text!r}"
        ) from error
    return lat, lon


@contextmanager
def _errors_in_words() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise _CannotDo(f"not a UTF-8 text file ({error.reason})") from error
    except UNUSABLE as error:
        raise _CannotDo(str(error)) from error


if __name__ == "__main__":
    app()
