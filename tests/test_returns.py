"""What comes back from the sheets: kept for the coordinator, with no identity, and limited."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from directory import exchange
from directory.limits import MOST_SENDERS, Limiter
from directory.places import Territory
from directory.store import Outcome, TooManyReturnsError, UnknownSheetError, open_store
from directory.store.opening import MIGRATIONS
from directory.store.returns import CODE_LENGTH, MOST_RETURNS, Returns, written
from directory.ui import session
from directory.web import feedback
from directory.web.routes import routes
from tests.conftest import made

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.fixture
def returns(tmp_path: Path) -> Iterator[Returns]:
    store = open_store(str(tmp_path / "store.duckdb"), [])
    yield store.returns
    store.close()


def test_a_sheet_is_kept_as_its_code_and_its_places_alone(returns: Returns) -> None:
    code = returns.keep_sheet(["a", "b"], NOW)

    assert len(code) == CODE_LENGTH
    assert returns.on_sheet(code) == ("a", "b")
    assert returns.on_sheet(f" {code[:4].lower()}-{code[4:]} ") == ("a", "b")


def test_two_sheets_of_the_same_places_have_two_codes(returns: Returns) -> None:
    assert returns.keep_sheet(["a"], NOW) != returns.keep_sheet(["a"], NOW)


def test_an_answer_becomes_a_proposal(returns: Returns) -> None:
    code = returns.keep_sheet(["a"], NOW)

    returns.propose(code, "a", Outcome.FULL, NOW)

    (proposal,) = returns.proposals()
    assert (proposal.kind, proposal.resource_id, proposal.said) == ("return", "a", "full")
    assert proposal.sheet_code == code
    assert proposal.made_at == NOW


@pytest.mark.parametrize(("code", "place"), [("ZZZZZZZZ", "a"), (None, "b"), ("", "a")])
def test_an_unknown_sheet_or_place_keeps_nothing(
    returns: Returns, code: str | None, place: str
) -> None:
    known = returns.keep_sheet(["a"], NOW)

    with pytest.raises(UnknownSheetError):
        returns.propose(known if code is None else code, place, Outcome.FOUND, NOW)

    assert returns.proposals() == []


def test_a_sheet_has_so_many_answers_and_no_more(returns: Returns) -> None:
    code = returns.keep_sheet(["a"], NOW)
    for _ in range(MOST_RETURNS):
        returns.propose(code, "a", Outcome.FOUND, NOW)

    with pytest.raises(TooManyReturnsError):
        returns.propose(code, "a", Outcome.FOUND, NOW)

    assert len(returns.proposals()) == MOST_RETURNS


def test_a_store_of_before_the_sheets_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    old = duckdb.connect(str(path))
    old.execute("CREATE TABLE about (key VARCHAR PRIMARY KEY, value INTEGER NOT NULL)")
    old.execute("INSERT INTO about VALUES ('reperes', 1)")
    old.execute(MIGRATIONS[0])
    old.close()

    store = open_store(str(path), [])

    assert store.returns.on_sheet(store.returns.keep_sheet(["a"], NOW)) == ("a",)
    store.close()


def test_codes_are_read_however_they_are_typed() -> None:
    assert written("k7mp-x2qr") == "K7MPX2QR"
    assert written("'; DROP TABLE sheet") == "DRPTABLE"


def test_a_sender_waits_once_the_burst_is_spent() -> None:
    clock = [0.0]
    limiter = Limiter(burst=2, seconds=10, clock=lambda: clock[0])

    assert [limiter.allows("me") for _ in range(3)] == [True, True, False]
    assert limiter.allows("someone else")
    clock[0] = 10.0
    assert [limiter.allows("me") for _ in range(2)] == [True, False]


def test_the_limiter_forgets_the_quiet_ones_rather_than_grow() -> None:
    limiter = Limiter(burst=1, seconds=10, clock=lambda: 0.0)
    for number in range(MOST_SENDERS + 5):
        limiter.allows(str(number))

    assert limiter.allows("0"), "forgotten"
    assert not limiter.allows(str(MOST_SENDERS + 4)), "remembered"


@pytest.fixture
def client(
    data_folder: Path, territory: Territory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """Our routes over a store of two resources, one with a hostile name."""
    resources = [made(), made(id="hostile", name="<script>alert(1)</script>")]
    exchange.write(data_folder / "resources.parquet", resources)
    monkeypatch.setattr(feedback, "answers", Limiter(burst=3, seconds=3600))
    monkeypatch.setattr(feedback, "readings", Limiter(burst=5, seconds=3600))
    st.cache_resource.clear()
    with TestClient(Starlette(routes=routes(territory))) as opened:
        yield opened
    st.cache_resource.clear()


def sheet_of(*ids: str) -> str:
    return session.returns().keep_sheet(ids, NOW)


def test_the_form_names_the_places_of_the_sheet_escaped(client: TestClient) -> None:
    page = client.get("/retour", params={"c": sheet_of("creche-tivoli", "hostile")})

    assert page.status_code == 200
    assert "Crèche Tivoli" in page.text
    assert "<script>alert" not in page.text
    assert 'lang="fr"' in page.text
    assert page.headers["cache-control"] == "no-store"


def test_an_answer_is_thanked_and_kept_and_shown_to_no_one(client: TestClient) -> None:
    code = sheet_of("creche-tivoli")

    page = client.post("/retour", data={"c": code, "place": "creche-tivoli", "what": "full"})

    assert "Merci" in page.text
    assert [p.said for p in session.returns().proposals()] == ["full"]
    again = client.get("/retour", params={"c": code}).text
    assert again == client.get("/retour", params={"c": code}).text
    assert " checked" not in again.replace('value="creche-tivoli" required checked', "")


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"place": "creche-tivoli", "what": "full"}, 404, "code n'est pas connu"),
        ({"c": "ZZZZZZZZ", "place": "creche-tivoli", "what": "full"}, 404, "n'est pas connu"),
        ({"c": "*", "place": "creche-tivoli"}, 400, "Choisissez"),
        ({"c": "*", "place": "creche-tivoli", "what": "hacked"}, 400, "Choisissez"),
        ({"c": "*", "place": "hostile", "what": "full"}, 404, "n'est pas connu"),
        ({"c": "*", "place": "x" * 5000, "what": "full"}, 404, "n'est pas connu"),
    ],
)
def test_a_wrong_answer_is_refused_in_words(
    client: TestClient, form: dict[str, str], status: int, said: str
) -> None:
    code = sheet_of("creche-tivoli")
    sent = {name: code if value == "*" else value for name, value in form.items()}

    page = client.post("/retour", data=sent)

    assert page.status_code == status
    assert said in page.text.replace("&#39;", "'")
    assert session.returns().proposals() == []


def test_too_many_answers_from_one_address_are_refused(client: TestClient) -> None:
    form = {"c": sheet_of("creche-tivoli"), "place": "creche-tivoli", "what": "found"}

    codes = [client.post("/retour", data=form).status_code for _ in range(4)]

    assert codes == [200, 200, 200, 429]
    assert len(session.returns().proposals()) == 3


def test_codes_can_not_be_gone_through(client: TestClient) -> None:
    codes = [client.get("/retour", params={"c": f"ZZZZZZZ{n}"}).status_code for n in range(2, 9)]

    assert codes == [404] * 5 + [429] * 2


def test_codes_can_not_be_gone_through_by_answering_either(client: TestClient) -> None:
    codes = [client.post("/retour", data={"c": f"ZZZZZZZ{n}"}).status_code for n in range(2, 7)]

    assert codes == [404] * 3 + [429] * 2


def test_what_was_chosen_stays_when_the_answer_is_incomplete(client: TestClient) -> None:
    code = sheet_of("creche-tivoli", "hostile")

    page = client.post("/retour", data={"c": code, "place": "hostile"})

    assert 'value="hostile" required checked' in page.text


def test_a_code_is_written_as_printed_in_every_link(client: TestClient) -> None:
    code = sheet_of("creche-tivoli")
    typed = f"{code[:4].lower()}#{code[4:]}"

    page = client.post("/retour", data={"c": typed, "place": "creche-tivoli", "what": "full"})

    assert f'href="retour?c={code}"' in page.text


def test_a_sheet_whose_places_are_all_gone_says_so(client: TestClient) -> None:
    page = client.get("/retour", params={"c": sheet_of("gone")})

    assert "ne sont plus dans l" in page.text


def test_without_a_code_the_page_asks_for_it(client: TestClient) -> None:
    page = client.get("/retour")

    assert page.status_code == 200
    assert 'name="c"' in page.text


def test_a_resource_that_is_no_longer_there_leaves_the_form(client: TestClient) -> None:
    code = sheet_of("creche-tivoli", "gone")

    assert "gone" not in client.get("/retour", params={"c": code}).text
