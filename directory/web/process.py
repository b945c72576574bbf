"""The one process that serves everything, and how its memory is kept quick.

Streamlit collects garbage after every run of every visitor; with the map libraries loaded that
stops the process for 70 ms each time. What is loaded at the start never becomes garbage, so it
is frozen out of the collector's sight, and the collections asked for are spaced out.
"""

import gc
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import TypedDict

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.runtime.scriptrunner import script_runner

from directory import places, settings
from directory.ui import session
from directory.web.assets import PackedBundle
from directory.web.frame import FrenchFrame, french_index
from directory.web.headers import SecurityHeaders
from directory.web.routes import routes

SECONDS_BETWEEN_COLLECTIONS = 30.0
SLOW_TO_LOAD = ("folium",)
"""Loaded before the freeze, as the directory is, so that the first visitor waits for neither.

Not streamlit_folium: a component declared outside a visitor's run is unknown to Streamlit.
"""

SCRIPT = settings.ROOT / "directory" / "ui" / "main.py"


class Parts(TypedDict):
    """What `st.App` takes beside the script of the pages."""

    routes: list[Route]
    middleware: list[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[None]]


def parts() -> Parts:
    """Return our routes, middlewares, start and stop."""
    chosen = settings.read()
    return Parts(
        routes=routes(places.load(chosen.data)),
        middleware=[
            Middleware(SecurityHeaders, tiles=chosen.tiles_origin, page=french_index()),
            Middleware(PackedBundle),
            Middleware(FrenchFrame),
        ],
        lifespan=lifespan,
    )


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    for name in SLOW_TO_LOAD:
        import_module(name)
    session.directory()
    space_out_collections()
    yield


def space_out_collections() -> None:
    """Freeze what is loaded, and let Streamlit's collections run at most twice a minute.

    Streamlit offers no setting for it: its module's `gc` is replaced, if it is still there.
    """
    gc.collect()
    gc.freeze()
    last = [time.monotonic()]

    def collect(generation: int = 2) -> int:
        if time.monotonic() - last[0] < SECONDS_BETWEEN_COLLECTIONS:
            return 0
        last[0] = time.monotonic()
        return gc.collect(generation)

    if hasattr(script_runner, "gc"):
        script_runner.gc = SimpleNamespace(collect=collect)
