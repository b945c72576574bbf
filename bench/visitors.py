"""Many visitors at once, who speak Streamlit's own protocol and think between two questions."""

import asyncio
import random
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.measure import print_table, quantile
from bench.running import NAIVE, OURS, Running, data_folder, running

VISITORS = (25, 50, 100, 150)
THINK_SECONDS = 5.0
DURATION_SECONDS = 40.0
WORDS = "aide garde enfant crèche logement santé emploi parent bus sport piscine psy"


@dataclass
class Seen:
    """Seconds from a question sent to the page finished, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def _until_finished(socket: websockets.ClientConnection, found: dict[str, str]) -> None:
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(await asyncio.wait_for(socket.recv(), 60)))  # type: ignore[arg-type]
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "text_input":
                found.setdefault("q", element.text_input.id)
        if kind == "script_finished":
            return


def _asking(question: str | None, widget: str = "") -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = ""
    if question is not None:
        message.rerun_script.widget_states.widgets.append(
            WidgetState(id=widget, string_value=question)
        )
    return bytes(message.SerializeToString())


async def _visitor(app: Running, until: float, seen: Seen) -> None:
    try:
        await asyncio.sleep(random.random() * THINK_SECONDS)  # noqa: S311
        async with websockets.connect(
            f"ws://localhost:{app.port}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(app.address),
            max_size=None,
            compression=None,
        ) as socket:
            found: dict[str, str] = {}
            await socket.send(_asking(None))
            await _until_finished(socket, found)
            while time.monotonic() < until:
                await asyncio.sleep(random.expovariate(1 / THINK_SECONDS))
                words = " ".join(random.sample(WORDS.split(), 2))
                start = time.perf_counter()
                await socket.send(_asking(words, found["q"]))
                await _until_finished(socket, found)
                seen.seconds.append(time.perf_counter() - start)
    except (OSError, TimeoutError, websockets.WebSocketException, KeyError) as error:
        seen.errors.append(repr(error)[:80])


async def _crowd(app: Running, visitors: int) -> Seen:
    seen = Seen()
    until = time.monotonic() + DURATION_SECONDS
    await asyncio.gather(*(_visitor(app, until, seen) for _ in range(visitors)))
    return seen


def main() -> None:
    rows = []
    data = data_folder(440)
    for script, name in ((OURS, "Repères"), (NAIVE, "pandas + folium markers")):
        with running(script, data) as app:
            for visitors in VISITORS if script == OURS else VISITORS[:2]:
                seen = asyncio.run(_crowd(app, visitors))
                times = seen.seconds or [float("nan")]
                p50, p95 = (f"{quantile(times, share):.2f}" for share in (0.5, 0.95))
                rows.append([name, visitors, len(seen.seconds), p50, p95, len(seen.errors)])
    header = ["app", "visitors", "questions", "p50 s", "p95 s", "errors"]
    print_table(f"Visitors, {THINK_SECONDS:.0f} s of thought between questions", header, rows)


if __name__ == "__main__":
    main()
