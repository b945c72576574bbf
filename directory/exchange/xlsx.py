"""An Excel workbook: the first sheet, one flat row a resource, every cell as text."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from directory.exchange.cells import COLUMNS, to_cells, to_row
from directory.exchange.rows import NumberedRow, UnusableFileError
from directory.records import Resource

LARGEST = 200 * 1024 * 1024
"""Bytes once unpacked: far above any real directory, far below what fills a small server."""


def rows(path: Path) -> Iterator[NumberedRow]:
    _refuse_bomb(path)
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnusableFileError(f"{path}: not an Excel workbook ({error})") from error
    lines = workbook.worksheets[0].iter_rows(values_only=True)
    header = [str(cell or "") for cell in next(lines, ())]
    if "id" not in header:
        raise UnusableFileError(f"{path}:1: no 'id' column; the first line must name the columns")
    for number, cells in enumerate(lines, start=2):
        texts = ["" if cell is None else str(cell) for cell in cells]
        if any(texts):
            yield number, to_row(dict(zip(header, texts, strict=False)))


def write(path: Path, resources: list[Resource]) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("resources")
    sheet.append(list(COLUMNS))
    for resource in resources:
        sheet.append(to_cells(resource))
    workbook.save(path)


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnusableFileError(f"{path}: not an Excel workbook ({error})") from error
    if size > LARGEST:
        raise UnusableFileError(f"{path}: {size // 1_000_000} MB once unpacked; this is refused")
