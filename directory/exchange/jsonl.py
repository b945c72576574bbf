"""One JSON object a line, with the fields of a resource as they are."""

import json
from collections.abc import Iterator
from pathlib import Path

from directory.exchange.rows import NumberedRow, UnusableFileError
from directory.records import Resource


def rows(path: Path) -> Iterator[NumberedRow]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise UnusableFileError(f"{path}: not a UTF-8 text file ({error.reason})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        read = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnusableFileError(f"{path}:{number}: not a line of JSON ({error})") from error
    if not isinstance(read, dict):
        raise UnusableFileError(f"{path}:{number}: a line must hold one JSON object")
    return read


def write(path: Path, resources: list[Resource]) -> None:
    lines = [resource.model_dump_json(exclude_none=True) + "\n" for resource in resources]
    path.write_text("".join(lines), encoding="utf-8")
