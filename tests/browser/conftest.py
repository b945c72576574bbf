"""The real app in a real browser, on the shipped data, cut off from everything else.

Any console error, failed request, script error or call to a third party fails the test.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from directory.settings import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/150.0 Mobile Safari/537.36"
TILES = "data.geopf.fr"

OpenPage = Callable[..., Page]


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            urlopen(f"{address}/healthz", timeout=1).close()  # noqa: S310 (our own server)
        except (URLError, OSError):
            assert process.poll() is None, "the app stopped at its start"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def settled(page: Page) -> None:
    """Wait for the end of the run: Streamlit draws some parts again when it tidies up."""
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the app as `make run` does, on a free port and a store of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = tmp_path_factory.mktemp("store") / "directory.duckdb"
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "directory", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "DIRECTORY_DATABASE": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


class Watch:
    """Cuts a page off from everything but the app and notes all that goes wrong."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.home = urlsplit(server).netloc
        self.wrong: list[str] = []
        self.tiles = 0
        context.route("**/*", self._pass_or_cut)
        context.on("page", self._follow)

    def _pass_or_cut(self, route: Route) -> None:
        target = urlsplit(route.request.url)
        if target.scheme in {"data", "blob"} or target.netloc == self.home:
            route.continue_()
            return
        if target.netloc == TILES:
            self.tiles += 1
        else:
            self.wrong.append(f"third party: {route.request.url[:120]}")
        route.abort()

    def _follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("response", self._note_failure)
        page.on("console", lambda message: self._note(message.type, message.text))

    def _note_failure(self, response: object) -> None:
        status, url = getattr(response, "status", 0), getattr(response, "url", "")
        if status >= 400:
            self.wrong.append(f"{status}: {url}")

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and "ERR_FAILED" not in text:
            self.wrong.append(f"console: {text[:200]}")


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Open an address of the app in a fresh browser of a given width; check it at the end."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_at(path: str = "/", *, phone: bool = False, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else WIDE,  # type: ignore[arg-type]  # a plain dict is one
            user_agent=PHONE_AGENT if phone else None,
            is_mobile=phone,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            locale="fr-FR",
        )
        context.set_default_timeout(20_000)
        watch = Watch(context, server)
        opened.append((context, watch))
        page = context.new_page()
        page.goto(server + path)
        page.locator("footer.emergency").wait_for()
        return page

    yield open_at
    for context, watch in opened:
        context.close()
        assert watch.wrong == []
