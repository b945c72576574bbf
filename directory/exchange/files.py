"""The door to files: picks the format by the extension, and never leaves a half-written file."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from directory.exchange import csv, geojson, jsonl, parquet, xlsx
from directory.exchange.rows import (
    FileProblem,
    NumberedRow,
    Reading,
    UnusableFileError,
    for_others,
    validated,
)
from directory.records import Resource

Reader = Callable[[Path], Iterator[NumberedRow]]
Writer = Callable[[Path, list[Resource]], None]

FORMATS: dict[str, tuple[Reader, Writer]] = {
    ".parquet": (parquet.rows, parquet.write),
    ".csv": (csv.rows, csv.write),
    ".jsonl": (jsonl.rows, jsonl.write),
    ".geojson": (geojson.rows, geojson.write),
    ".xlsx": (xlsx.rows, xlsx.write),
}

__all__ = ["FORMATS", "FileProblem", "Reading", "UnusableFileError", "read", "write"]


def read(path: Path) -> Reading:
    """Read resources and problems; raise UnusableFileError when the file can't be read."""
    reader, _writer = _format_of(path)
    if not path.is_file():
        raise UnusableFileError(f"{path}: no such file")
    return validated(path, reader(path))


def write(path: Path, resources: Iterable[Resource]) -> None:
    """Write resources in a stable order, confidential places left out.

    Raise OSError when the disk refuses; the file that was there, if any, is then untouched.
    """
    _reader, writer = _format_of(path)
    ordered = sorted(for_others(resources), key=lambda resource: resource.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    try:
        writer(Path(aside), ordered)
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)


def _format_of(path: Path) -> tuple[Reader, Writer]:
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise UnusableFileError(f"{path}: unknown format; use one of {', '.join(sorted(FORMATS))}")
    return found
