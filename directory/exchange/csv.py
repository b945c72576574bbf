"""Comma-separated values, UTF-8, one flat row a resource."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from directory.exchange.cells import COLUMNS, to_cells, to_row
from directory.exchange.rows import NumberedRow, UnusableFileError
from directory.records import Resource


def rows(path: Path) -> Iterator[NumberedRow]:
    """Yield rows with the line they start on; comma, semicolon or tab between the cells."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError(
            f"{path}: not UTF-8 text; save it again as 'CSV UTF-8' ({error.reason})"
        ) from error
    if "\x00" in text:
        raise UnusableFileError(f"{path}: holds NUL characters: this is not a CSV file")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = next(reader, None)
    if not header or "id" not in header:
        raise UnusableFileError(f"{path}:1: no 'id' column; the first line must name the columns")
    start = reader.line_num + 1
    for cells in reader:
        if any(cells):
            yield start, to_row(_named(path, start, header, cells))
        start = reader.line_num + 1


def write(path: Path, resources: list[Resource]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(to_cells(resource) for resource in resources)


def _named(path: Path, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(header):
        raise UnusableFileError(f"{path}:{line}: {len(cells)} cells for {len(header)} columns")
    return dict(zip(header, cells, strict=False))


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
