"""The read model: immutable, shared, swapped whole when the store moves."""

from datetime import UTC, datetime
from pathlib import Path

from directory.catalogue import Keeper, has_place
from directory.places import Territory
from directory.records import Resource
from directory.store import open_store
from tests.conftest import MakeResource

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_the_picture_is_built_once_until_the_store_moves(
    tmp_path: Path, make_resource: MakeResource
) -> None:
    store = open_store(str(tmp_path / "a.duckdb"), [make_resource()])
    made: list[int] = []

    def build(resources: list[Resource], revision: int) -> tuple[Resource, ...]:
        made.append(revision)
        return tuple(resources)

    def change(
        _now: tuple[Resource, ...], changed: list[Resource], revision: int
    ) -> tuple[Resource, ...]:
        made.append(revision)
        return tuple(changed)

    keeper = Keeper(store, build, change)
    first = keeper.current()
    assert keeper.current() is first

    store.save([make_resource(phone="115")], "Claire", NOW)

    assert first[0].phone is None
    assert keeper.current()[0].phone == "115"
    assert made == [0, 1]
    store.close()


def test_what_can_be_gone_to_has_a_place(make_resource: MakeResource, territory: Territory) -> None:
    assert has_place(make_resource(quartier="21231-gresilles"))
    assert has_place(make_resource(address="1 rue de la Paix"))
    assert not has_place(make_resource())
    assert not has_place(make_resource(address="1 rue X", confidential_address=True))
