"""The `directory` command: what it prints, where errors go, with what exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from directory import exchange
from directory.cli import app
from tests.conftest import made

runner = CliRunner()


def run(*arguments: str) -> Result:
    return runner.invoke(app, list(arguments))


def test_the_shipped_data_has_no_problem(whole_folder: Path) -> None:
    found = run("check")
    assert (found.exit_code, found.stdout.strip()) == (0, "no problem found")


def test_check_names_every_problem_and_fails(data_folder: Path) -> None:
    wrong = made(needs=["nursery", "magic"], quartier="nowhere")
    misplaced = made(
        id="b", lat=47.3353, lon=5.0636, geo_precision="address", quartier="21231-montchapet"
    )
    exchange.write(data_folder / "resources.parquet", [wrong, misplaced])

    found = run("check")

    assert found.exit_code == 1
    told = [line for line in found.stderr.splitlines() if line.startswith("resources.parquet")]
    assert told == [
        "resources.parquet:1: quartier: the point lies in '21231-gresilles', "
        "not in '21231-montchapet'",
        "resources.parquet:2: needs: 'magic' is not in taxonomy.toml",
        "resources.parquet:2: quartier: 'nowhere' is not in quartiers.geojson",
    ]
    assert found.stdout == ""


def test_search_prints_the_promised_json(whole_folder: Path) -> None:
    found = run("search", "crehce gresille", "--json", "--near", "47.32,5.04", "--limit", "2")

    results = json.loads(found.stdout)
    assert [set(result) for result in results] == [
        {"id", "name", "score", "reasons", "distance_m"}
    ] * 2
    assert results[0]["id"] == "creche-gresilles"
    assert {"kind": "word", "found": "crèche", "typed": "crehce"} in results[0]["reasons"]


def test_search_explains_what_each_criterion_adds(whole_folder: Path) -> None:
    lines = run("search", "creche gresille", "--explain", "--limit", "1").stdout.splitlines()

    assert lines[0] == "# quartier: gresille"
    total, id_ = lines[1].split()
    parts = {line.split()[1]: float(line.split()[0]) for line in lines[2:]}
    assert id_ == "creche-gresilles"
    assert {"words", "is_in_the_place", "name_is_alike"} <= set(parts)
    assert sum(parts.values()) == pytest.approx(float(total), abs=0.01)


def test_a_file_of_questions_is_answered_line_by_line(whole_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("caf\ncreche samedi\n", encoding="utf-8")

    lines = run("search", "--file", str(file), "--json", "--limit", "3").stdout.splitlines()

    told = [json.loads(line) for line in lines]
    assert [line["question"] for line in told] == ["caf", "creche samedi"]
    assert [set(line) for line in told] == [{"question", "understood", "results", "ms"}] * 2
    assert told[0]["results"][0] == "caf-de-la-cote-d-or"
    assert told[1]["understood"] == {"when": "samedi"}


def test_no_question_says_what_to_give(whole_folder: Path) -> None:
    found = run("search")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "give a question, or --file" in found.stderr


def test_check_names_a_door_that_is_not_there(whole_folder: Path) -> None:
    words = whole_folder / "taxonomy.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('"garantie-visale"', '"garantie-visa"', 1), encoding="utf-8")

    found = run("check")

    assert found.exit_code == 1
    assert "rental-guarantee.doors: 'garantie-visa' is no resource" in found.stderr


def test_search_gives_the_distance_in_metres(data_folder: Path) -> None:
    place = made(lat=47.321, lon=5.04, geo_precision="address")
    exchange.write(data_folder / "resources.parquet", [place])

    found = run("search", "crèche", "--json", "--near", "47.32,5.04")

    assert json.loads(found.stdout)[0]["distance_m"] == 111


@pytest.mark.parametrize("question", ["", "😀", "'; DROP TABLE", "x" * 10_000, "\u202emalo"])
def test_search_answers_any_question(whole_folder: Path, question: str) -> None:
    assert run("search", "--json", "--", question).exit_code == 0


def test_a_bad_point_is_refused_on_stderr(whole_folder: Path) -> None:
    found = run("search", "x", "--near", "here")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "--near wants LAT,LON" in found.stderr


def test_show_prints_the_facts(whole_folder: Path) -> None:
    found = run("show", "3919-violences-femmes-info")
    assert "phone: 3919" in found.stdout.splitlines()


def test_show_an_unknown_id_says_how_to_find_it(whole_folder: Path) -> None:
    found = run("show", "nope")
    assert found.exit_code == 2
    assert "no resource has the id 'nope'; find it with directory search" in found.stderr


def test_diff_says_what_changed(tmp_path: Path) -> None:
    exchange.write(tmp_path / "a.parquet", [made(phone="115")])
    exchange.write(tmp_path / "b.parquet", [made(phone="119")])

    found = run("diff", str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet"))

    assert "    phone: '115' → '119'" in found.stdout.splitlines()


def test_a_dry_run_writes_nothing(whole_folder: Path, tmp_path: Path) -> None:
    exchange.write(tmp_path / "in.csv", [made(id="new")])

    found = run("import", str(tmp_path / "in.csv"), "--dry-run")

    assert "1 new, 0 changed, 0 gone, 0 unchanged" in found.stdout
    assert run("show", "new").exit_code == 2


def test_an_import_is_one_revision_and_keeps_the_rest(whole_folder: Path, tmp_path: Path) -> None:
    exchange.write(tmp_path / "in.csv", [made(id="new")])

    found = run("import", str(tmp_path / "in.csv"), "--by", "Claire")

    assert "revision 1 written: 1 resources" in found.stdout
    assert run("show", "new").exit_code == 0
    assert run("show", "3919-violences-femmes-info").exit_code == 0
    again = run("import", str(tmp_path / "in.csv"))
    assert "0 new, 0 changed, 0 gone, 1 unchanged" in again.stdout


def test_an_import_with_one_bad_line_does_nothing(whole_folder: Path, tmp_path: Path) -> None:
    exchange.write(tmp_path / "in.csv", [made(id="new", phone="3949")])
    text = (tmp_path / "in.csv").read_text().replace("3949", "12 34")
    (tmp_path / "in.csv").write_text(text)

    found = run("import", str(tmp_path / "in.csv"))

    assert found.exit_code == 2
    assert "in.csv:2: phone" in found.stderr
    assert run("show", "new").exit_code == 2


@pytest.mark.parametrize("extension", [".parquet", ".csv", ".jsonl", ".geojson", ".xlsx"])
def test_export_follows_the_extension(whole_folder: Path, tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"out{extension}"

    found = run("export", str(path))

    assert found.exit_code == 0
    assert len(exchange.read(path).resources) == 440


def test_a_damaged_store_stops_the_command_without_a_traceback(
    whole_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "directory.duckdb").write_text("garbage")

    found = run("search", "x")

    assert found.exit_code == 2
    assert "It was left as it is" in found.stderr
    assert "Traceback" not in found.output


@pytest.mark.parametrize(
    "command", ["check", "search", "show", "diff", "import", "export", "serve"]
)
def test_help_gives_an_example(command: str) -> None:
    found = run(command, "--help")
    assert found.exit_code == 0
    assert f"directory {command}" in found.stdout
