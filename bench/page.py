"""From a cold start to a first answer, and from a filter's click to the list and map redrawn."""

import time
from pathlib import Path

from playwright.sync_api import Page

from bench.measure import print_table, quantile
from bench.running import NAIVE, OURS, browsing, data_folder, running

SIZES = (440, 10_000, 100_000)
NAIVE_UP_TO = 10_000
CHANGES = 12
SLOW_CHANGES = 2

REDRAWN = """async () => {
  const app = document.querySelector("[data-testid=stApp]");
  const frame = () => {
    const inside = document.querySelector("iframe")?.contentDocument;
    return inside ? inside.querySelectorAll(".leaflet-marker-icon").length : 0;
  };
  const turn = () => new Promise((done) => requestAnimationFrame(done));
  const tick = document.querySelector(".st-key-sansrdv input, .st-key-tick input");
  const start = performance.now();
  tick.click();
  while (app.dataset.testScriptState !== "running") await turn();
  while (app.dataset.testScriptState === "running" || !frame()) await turn();
  let last = -1;
  while (last !== frame()) { last = frame(); await turn(); await turn(); }
  return performance.now() - start;
}"""


def main() -> None:
    rows = []
    for size in SIZES:
        data = data_folder(size)
        rows.append([size, "Repères", *_measure(OURS, data, CHANGES)])
        if size <= NAIVE_UP_TO:
            changes = CHANGES if size == SIZES[0] else SLOW_CHANGES
            rows.append([size, "pandas + folium markers", *_measure(NAIVE, data, changes)])
    header = [
        "listings",
        "app",
        "ready s",
        "first answer s",
        "filter p50 ms",
        "p95 ms",
        "memory MB",
    ]
    print_table("A page", header, rows)


def _measure(script: str, data: Path, changes: int) -> list[float]:
    with running(script, data) as app, browsing(app.address) as page:
        start = time.perf_counter()
        page.goto(f"{app.address}/?q=centre")
        _wait_for_pins(page)
        first = time.perf_counter() - start
        times = [float(page.evaluate(REDRAWN)) for _ in range(changes + 1)][1:]
        return [
            app.seconds_to_ready,
            first,
            quantile(times, 0.5),
            quantile(times, 0.95),
            app.memory_mb(),
        ]


def _wait_for_pins(page: Page) -> None:
    page.frame_locator("iframe").locator(".leaflet-marker-icon").first.wait_for()


if __name__ == "__main__":
    main()
