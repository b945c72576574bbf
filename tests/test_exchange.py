"""Files in and out: nothing lost, every problem named, never a half-written file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from directory import exchange
from directory.exchange import FORMATS, UnusableFileError
from directory.exchange.cells import COLUMNS, to_cells, to_row
from directory.records import Access, Category, Feature, Price, Resource
from tests.conftest import DATA, MakeResource, made

ALL_FORMATS = sorted(FORMATS)

texts = st.text(min_size=1, max_size=60).map(str.strip).filter(lambda t: t and "\x00" not in t)
lists = st.lists(texts, max_size=3).map(tuple)


def full_resource(**facts: object) -> Resource:
    """Every kind of field filled once."""
    return made(
        **{
            "also": ["rights"],
            "details": "Deux lignes\navec « guillemets », virgule ; point-virgule",
            "audience": ["parents", "enfants | 0-3 ans"],
            "age_min": 0,
            "price": "means_tested",
            "documents": ["livret de famille"],
            "access": ["walk_in", "phone"],
            "phone": "+33380745151",
            "lat": 47.3223,
            "lon": 5.04151,
            "geo_precision": "address",
            "quartier": "21231-centre-ville",
            "opening_hours": "Mo-Fr 09:00-12:00",
            "closures": [
                {"start": date(2026, 12, 24), "end": date(2026, 12, 31), "reason": "fêtes"}
            ],
            "stops": [
                {"place": "Mairie", "lat": 47.3, "lon": 5.0, "opening_hours": "Mo 10:00-11:00"}
            ],
            "features": ["saturday"],
            "languages": ["fr", "ar"],
            "room": {"state": "limited", "dated": date(2026, 11, 2)},
            "other_sources": ["https://example.org/a"],
            "verified_on": date(2026, 11, 3),
            "verified_by": "Claire",
            **facts,
        }
    )


@pytest.mark.parametrize("extension", ALL_FORMATS)
def test_what_is_written_is_read_back_identically(tmp_path: Path, extension: str) -> None:
    resources = (full_resource(), made(id="b"))
    path = tmp_path / f"out{extension}"

    exchange.write(path, resources)

    reading = exchange.read(path)
    assert reading.problems == ()
    assert set(reading.resources) == set(resources)


@pytest.mark.parametrize("extension", ALL_FORMATS)
def test_the_shipped_resources_go_through_every_format(
    tmp_path: Path, shipped: tuple[Resource, ...], extension: str
) -> None:
    path = tmp_path / f"out{extension}"

    exchange.write(path, shipped)

    assert exchange.read(path).resources == shipped


def test_the_shipped_file_is_written_again_byte_for_byte(
    tmp_path: Path, shipped: tuple[Resource, ...]
) -> None:
    exchange.write(tmp_path / "again.parquet", shipped)

    original = pq.read_table(DATA / "resources.parquet")
    assert pq.read_table(tmp_path / "again.parquet").equals(original)


@given(
    name=texts,
    summary=texts,
    audience=lists,
    price=st.none() | st.sampled_from(Price),
    access=st.lists(st.sampled_from(Access), unique=True).map(tuple),
    features=st.lists(st.sampled_from(Feature), unique=True).map(tuple),
    also=st.lists(st.sampled_from(Category), unique=True).map(tuple),
    age=st.none() | st.integers(0, 120),
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
)
def test_any_resource_survives_flat_cells(
    name: str, summary: str, age: int | None, moment: datetime, **facts: object
) -> None:
    resource = made(
        name=name, summary=summary, age_min=age, updated_at=moment.replace(tzinfo=UTC), **facts
    )

    row = to_row(dict(zip(COLUMNS, to_cells(resource), strict=True)))

    assert Resource.model_validate(row) == resource


@given(name=texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_any_name_survives_a_spreadsheet_file(tmp_path: Path, name: str) -> None:
    resource = made(name=name)
    exchange.write(tmp_path / "one.csv", [resource])

    assert exchange.read(tmp_path / "one.csv").resources == (resource,)


def test_a_cell_never_starts_a_formula(tmp_path: Path) -> None:
    exchange.write(tmp_path / "out.xlsx", [made(name="=cmd()", summary="@SUM(A1)")])

    cells = [c.value for row in load_workbook(tmp_path / "out.xlsx").active for c in row]  # type: ignore[union-attr]
    assert "'=cmd()" in cells
    assert "'@SUM(A1)" in cells


@pytest.mark.parametrize("extension", ALL_FORMATS)
def test_a_confidential_address_never_leaves(tmp_path: Path, extension: str) -> None:
    hidden = full_resource(
        confidential_address=True, address="3 rue Secrète", postcode="21000", city="Dijon"
    )
    path = tmp_path / f"out{extension}"

    exchange.write(path, [hidden])

    read = exchange.read(path).resources[0]
    assert (read.address, read.lat, read.lon, read.quartier, read.stops) == (None,) * 4 + ((),)
    assert read.phone == hidden.phone
    assert "Secr" not in path.read_bytes().decode("utf-8", "ignore")


def test_every_problem_is_named_with_line_and_field(tmp_path: Path) -> None:
    rows = [
        {**json.loads(made(id="a").model_dump_json()), "phone": "12 34"},
        {**json.loads(made(id="b").model_dump_json())},
        {**json.loads(made(id="b").model_dump_json())},
        {
            **json.loads(made(id="c").model_dump_json()),
            "adress": "rue X",
            "opening_hours": "9h-12h",
        },
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))

    reading = exchange.read(path)

    assert [resource.id for resource in reading.resources] == ["b"]
    assert [(p.line, p.field) for p in reading.problems] == [
        (1, "phone"),
        (3, "id"),
        (4, "opening_hours"),
        (4, "adress"),
    ]
    assert "did you mean 'address'?" in str(reading.problems[3])
    assert str(reading.problems[0]).startswith("in.jsonl:1: phone: not a phone number: '12 34'")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    table = pq.read_table(DATA / "resources.parquet").drop_columns(["phone"])
    pq.write_table(table, tmp_path / "in.parquet")

    with pytest.raises(UnusableFileError, match="column 'phone' is missing"):
        exchange.read(tmp_path / "in.parquet")


@pytest.mark.parametrize("extension", ALL_FORMATS)
@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 50, b"PAR1", b"PK\x03\x04", b"{", b"\xff\xfe"]
)
def test_a_file_that_is_not_what_its_extension_says_is_refused(
    tmp_path: Path, extension: str, content: bytes
) -> None:
    path = tmp_path / f"in{extension}"
    path.write_bytes(content)

    if content or extension != ".jsonl":
        with pytest.raises(UnusableFileError, match="in" + extension):
            exchange.read(path)


@given(content=st.binary(max_size=300))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, content: bytes) -> None:
    for extension in ALL_FORMATS:
        path = tmp_path / f"in{extension}"
        path.write_bytes(content)
        try:
            exchange.read(path)
        except UnusableFileError as error:
            assert path.name in str(error)


def test_a_spreadsheet_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("id,name\na,Crèche\n".encode("cp1252"))

    with pytest.raises(UnusableFileError, match="CSV UTF-8"):
        exchange.read(path)


def test_an_unknown_extension_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match=r"\.csv, \.geojson, \.jsonl, \.parquet, \.xlsx"):
        exchange.read(tmp_path / "in.doc")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    exchange.write(path, [made()])
    before = path.read_bytes()

    def full_disk(_path: Path, _resources: list[Resource]) -> None:
        _path.write_text("half")
        raise OSError("No space left on device")

    monkeypatch.setitem(FORMATS, ".csv", (FORMATS[".csv"][0], full_disk))
    with pytest.raises(OSError, match="No space"):
        exchange.write(path, [made(id="other")])

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_comparison_says_in_words_what_changed(make_resource: MakeResource) -> None:
    before = [make_resource(id="a", phone="115"), make_resource(id="b"), make_resource(id="gone")]
    after = [make_resource(id="a", phone="119"), make_resource(id="b"), make_resource(id="new")]

    told = list(exchange.compare(before, after).sentences())

    assert told == [
        "+ new: new, 'Crèche Tivoli'",
        "- gone: no longer there, 'Crèche Tivoli'",
        "~ a: 'Crèche Tivoli'",
        "    phone: '115' → '119'",
        "1 new, 1 changed, 1 gone, 1 unchanged",
    ]


def test_a_new_version_number_alone_is_no_change(make_resource: MakeResource) -> None:
    later = make_resource(version=2, updated_at=datetime(2027, 1, 1, tzinfo=UTC))

    assert exchange.compare([make_resource()], [later]).unchanged == 1
