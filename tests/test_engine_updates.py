"""A change of a few resources: found at once, without building everything again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from directory.catalogue import Catalogue, Keeper
from directory.records import Resource, Status
from directory.search.engine import Engine
from directory.store import open_store
from tests.conftest import MakeEngine, MakeResource

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
QUESTIONS = ("crèche", "judo", "garage", "karate", "nounou", "loyer impayé", "tivoli", "")


def ids(engine: Engine, question: str) -> list[str]:
    return [answer.resource.id for answer in engine.search(question, now=NOW).answers]


def changed(engine: Engine, *resources: Resource) -> Engine:
    catalogue = engine.catalogue.updated(resources, 1)
    return engine.updated(catalogue, [resource.id for resource in resources])


@pytest.fixture
def engine(make_engine: MakeEngine, make_resource: MakeResource) -> Engine:
    return make_engine(
        make_resource(),
        make_resource(id="club", name="Club de judo", category="sport", needs=["sports-combat"]),
        make_resource(id="garage", name="Garage solidaire", needs=["driving-car"]),
    )


def test_a_renamed_resource_is_found_by_its_new_name_only(
    engine: Engine, make_resource: MakeResource
) -> None:
    after = changed(engine, make_resource(id="club", name="Club de tricot", summary="Du fil."))

    assert ids(after, "tricot") == ["club"]
    assert "club" not in ids(after, "judo")
    assert ids(engine, "judo")[0] == "club"


def test_a_new_resource_is_found(engine: Engine, make_resource: MakeResource) -> None:
    after = changed(engine, make_resource(id="new", name="Atelier poterie"))

    assert ids(after, "poterie") == ["new"]
    assert "new" in ids(after, "nounou crèche")


def test_an_archived_resource_is_found_no_more(engine: Engine, make_resource: MakeResource) -> None:
    after = changed(engine, make_resource(id="garage", name="Garage", status="archived"))

    assert ids(after, "garage solidaire") == []
    assert "garage" not in ids(after, "")


def test_words_of_one_resource_follow_it(shipped_engine: Engine) -> None:
    samu = shipped_engine.catalogue.by_id["15-samu"]
    without = changed(shipped_engine, samu.model_copy(update={"status": Status.ARCHIVED}))
    again = changed(without, samu)

    assert ids(without, "ambulance vite") == ids(Engine(without.catalogue), "ambulance vite")
    assert ids(again, "ambulance vite")[0] == ids(shipped_engine, "ambulance vite")[0]


def test_a_new_name_is_no_longer_a_misspelt_place(
    engine: Engine, make_resource: MakeResource
) -> None:
    assert engine.search("talont", now=NOW).understood.filters.quartier == "21617"

    after = changed(engine, make_resource(id="new", name="Association Talont"))

    assert after.search("talont", now=NOW).understood.filters.quartier is None


def test_many_changes_give_what_a_whole_build_gives(
    engine: Engine, make_resource: MakeResource
) -> None:
    after = engine
    for number, name in enumerate(("Karaté", "Garage du port", "Crèche Tivoli", "Nounou")):
        after = changed(after, make_resource(id=f"n{number}", name=name))
    after = changed(after, make_resource(id="n0", name="Judo et karaté", needs=["sports-combat"]))

    whole = Engine(after.catalogue)

    for question in QUESTIONS:
        assert sorted(ids(after, question)) == sorted(ids(whole, question))


def test_the_store_tells_the_engine_what_moved(
    tmp_path: Path, engine: Engine, make_resource: MakeResource
) -> None:
    store = open_store(str(tmp_path / "a.duckdb"), engine.catalogue.resources)
    words, territory = engine.catalogue.taxonomy, engine.catalogue.territory

    def build(resources: list[Resource], revision: int) -> Engine:
        return Engine(Catalogue(resources, words, territory, revision))

    def change(now: Engine, moved: list[Resource], revision: int) -> Engine:
        catalogue = now.catalogue.updated(moved, revision)
        return now.updated(catalogue, [resource.id for resource in moved])

    keeper = Keeper(store, build, change)
    held = next(r for r in store.published() if r.id == "garage")
    store.save([held.model_copy(update={"name": "Garage Vélodrome"})], "Claire", NOW)

    assert ids(keeper.current(), "velodrome") == ["garage"]
    store.close()
