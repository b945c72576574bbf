"""The app running on any number of listings, as a visitor's browser meets it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree, which
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from bench.listings import listings
from directory import exchange, settings, taxonomy

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
OURS = "app.py"
NAIVE = "bench/naive.py"


@dataclass(frozen=True, slots=True)
class Running:
    address: str
    port: int
    pid: int
    seconds_to_ready: float

    def memory_mb(self) -> float:
        """What the process holds now, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


SHARED = (
    "taxonomy.toml",
    "aids.toml",
    "quartiers.geojson",
    "landmarks.parquet",
    "households.parquet",
)


def data_folder(size: int) -> Path:
    """Return the shipped data, or a folder with that many made-up listings in their place."""
    shipped = settings.read({}).data
    if size == 440:
        return shipped
    folder = Path(tempfile.mkdtemp())
    for name in SHARED:
        copy(shipped / name, folder / name)
    copytree(shipped / "guide", folder / "guide")
    words = taxonomy.load(shipped / "taxonomy.toml")
    exchange.write(folder / "resources.parquet", listings(size, words))
    return folder


@contextmanager
def running(script: str, data: Path) -> Iterator[Running]:
    """Start a script from nothing and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = Path(tempfile.mkdtemp()) / "directory.duckdb"
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
        cwd=settings.ROOT,
        env={
            **os.environ,
            "DIRECTORY_DATA": str(data),
            "DIRECTORY_DATABASE": str(store),
            "PYTHONPATH": str(settings.ROOT),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait(address)
        yield Running(address, port, process.pid, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browsing(address: str) -> Iterator[Page]:
    """Open Chromium, cut off from everything but the app."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(180_000)
        page.route(
            lambda url: not url.startswith((address, "data:", "blob:")), lambda route: route.abort()
        )
        yield page
        browser.close()


def _wait(address: str) -> None:
    while True:
        try:
            urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 (our own server)
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
