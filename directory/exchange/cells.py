"""A resource as one flat row of text cells, for the formats that know nothing else.

Lists are joined by ` | `, or are JSON when an item holds one; nested facts are JSON; the source
has four columns. A cell that a spreadsheet would run as a formula is written with an apostrophe
before it, taken off again when it is read.
"""

import json
from collections.abc import Mapping

from directory.exchange.rows import Row
from directory.records import Resource, Source

SEPARATOR = " | "
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SOURCE_COLUMNS = {f"source_{name}": name for name in Source.model_fields}
LIST_COLUMNS = (
    *("also", "needs", "audience", "documents", "access", "features", "languages"),
    "other_sources",
)
JSON_COLUMNS = ("closures", "stops", "room")
COLUMNS = (
    *(name for name in Resource.model_fields if name != "source"),
    *SOURCE_COLUMNS,
)


def to_cells(resource: Resource) -> list[str]:
    facts = resource.model_dump(mode="json")
    source = facts.pop("source")
    facts |= {column: source[name] for column, name in SOURCE_COLUMNS.items()}
    return [_guarded(_cell(column, facts[column])) for column in COLUMNS]


def to_row(cells: Mapping[str, str]) -> Row:
    """Turn cells back into the fields of a resource; empty cells are unknown facts."""
    filled = {column: _unguarded(text) for column, text in cells.items() if text.strip()}
    source = {name: filled.pop(column, None) for column, name in SOURCE_COLUMNS.items()}
    row: Row = {column: _value(column, text) for column, text in filled.items()}
    row["source"] = {name: value for name, value in source.items() if value is not None}
    return row


def _cell(column: str, value: object) -> str:
    if value is None or value in ([], ()):
        return ""
    if column in JSON_COLUMNS:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        plain = not any("|" in item or item.startswith("[") for item in value)
        return SEPARATOR.join(value) if plain else json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(column: str, text: str) -> object:
    is_list = column in LIST_COLUMNS
    if column in JSON_COLUMNS or (is_list and text.startswith("[")):
        try:
            return json.loads(text)
        except (json.JSONDecodeError, RecursionError):
            return text
    if is_list:
        return [item.strip() for item in text.split("|") if item.strip()]
    return text


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
