"""The Parquet file the project ships: typed columns, one row a resource, in the record's order."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from directory.exchange.rows import NumberedRow, Row, UnusableFileError
from directory.records import Resource

TEXT, TEXTS, DAY = pa.string(), pa.list_(pa.string()), pa.date32()
SOURCE = pa.struct({"url": TEXT, "publisher": TEXT, "dated": TEXT, "licence": TEXT})
CLOSURE = pa.struct({"start": DAY, "end": DAY, "reason": TEXT})
STOP = pa.struct({"place": TEXT, "lat": pa.float64(), "lon": pa.float64(), "opening_hours": TEXT})
TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(("also", "needs", "audience", "documents", "access", "features"), TEXTS),
    **dict.fromkeys(("languages", "other_sources"), TEXTS),
    **dict.fromkeys(("age_min", "age_max", "review_months", "version"), pa.int32()),
    **dict.fromkeys(("lat", "lon"), pa.float64()),
    "confidential_address": pa.bool_(),
    "closures": pa.list_(CLOSURE),
    "stops": pa.list_(STOP),
    "room": pa.struct({"state": TEXT, "dated": DAY}),
    "source": SOURCE,
    "verified_on": DAY,
    "updated_at": pa.timestamp("us", tz="UTC"),
}
SCHEMA = pa.schema([(name, TYPES.get(name, TEXT)) for name in Resource.model_fields])


def rows(path: Path) -> Iterator[NumberedRow]:
    """Yield rows numbered from 1; unknown facts are left out of them."""
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise UnusableFileError(f"{path}: not a Parquet file ({error})") from error
    missing = [name for name in SCHEMA.names if name not in table.column_names]
    if missing:
        raise UnusableFileError(
            f"{path}: column {', '.join(map(repr, missing))} is missing; "
            "write the file again with 'directory export'"
        )
    for number, row in enumerate(table.to_pylist(), start=1):
        yield number, _known(row)


def write(path: Path, resources: list[Resource]) -> None:
    table = pa.Table.from_pylist([resource.model_dump() for resource in resources], SCHEMA)
    pq.write_table(table, path, compression="zstd")


def _known(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
