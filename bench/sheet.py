"""From a selection to an orientation sheet in PDF: ours, and the same page printed by a browser."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bench.measure import milliseconds, print_table, quantile
from bench.running import browsing
from directory import exchange, places, taxonomy
from directory.catalogue import Catalogue
from directory.guide import situations
from directory.guide.choices import Asking
from directory.guide.family import Family
from directory.guide.plan import Planner
from directory.hours import PARIS
from directory.search.filters import Near
from directory.settings import ROOT
from directory.sheet.content import Links, Order, Sheet, compose
from directory.sheet.page import page
from directory.sheet.pdf import pdf

SIZES = (1, 5, 20)
TIMES = 15
DATA = ROOT / "data"
LINKS = Links("https://reperes.example/shortlist?selection=abcdefgh", "", "")


def main() -> None:
    planner = _planner()
    territory = planner.catalogue.territory
    rows: list[list[object]] = []
    with browsing("data:") as browser:

        def printed(sheet: Sheet) -> bytes:
            browser.set_content(page(sheet, territory))
            return browser.pdf(format="A4")

        for size in SIZES:
            made = partial(_made, planner, size)
            rows.append([size, "Repères", *_measure(lambda sheet: pdf(sheet, territory), made)])
            rows.append([size, "the page printed by Chromium", *_measure(printed, made)])
    print_table("A sheet", ["places", "made by", "p50 ms", "p95 ms"], rows)


def _made(planner: Planner, size: int) -> Sheet:
    placed = [resource.id for resource in planner.catalogue.resources if resource.point]
    asking = Asking(planner.catalogue, _family(planner), datetime(2026, 11, 25, 10, tzinfo=PARIS))
    return compose(
        planner, asking, Order(tuple(placed[:size]), LINKS, situations=("je-me-separe",))
    )


def _measure(write: Callable[[Sheet], bytes], made: Callable[[], Sheet]) -> list[float]:
    write(made())
    times = [milliseconds(lambda: write(made())) for _ in range(TIMES)]
    return [quantile(times, 0.5), quantile(times, 0.95)]


def _planner() -> Planner:
    resources = exchange.read(DATA / "resources.parquet").resources
    catalogue = Catalogue(resources, taxonomy.load(DATA / "taxonomy.toml"), places.load(DATA))
    return Planner(catalogue, situations.load(DATA / "guide"))


def _family(planner: Planner) -> Family:
    home = planner.catalogue.territory.quartiers["21231-gresilles"]
    return Family(near=Near(home.name, *home.centre, None), quartier=home.code, ages=(3, 8))


if __name__ == "__main__":
    main()
