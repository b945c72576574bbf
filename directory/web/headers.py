"""Security headers on every answer, and doors that Streamlit leaves open closed.

The policy allows no third party but the tile server, and only inside the map's frame, where
streamlit-folium needs `eval`.
"""

import base64
import hashlib
import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = ("/_stcore/metrics", "/_stcore/agent")


class SecurityHeaders:
    """Middleware. `tiles` is the origin of the map's background, `page` our HTML frame."""

    def __init__(self, app: ASGIApp, tiles: str, page: str) -> None:
        self.app = app
        self.tiles = tiles
        self.hashes = " ".join(f"'sha256-{_digest(script)}'" for script in _inline_scripts(page))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"].startswith(CLOSED):
            closed = PlainTextResponse("Not found", status_code=404)
            return await closed(scope, receive, send)
        added = self._headers(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(name, value) for name, value in message["headers"] if name != b"server"]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        return await self.app(scope, receive, send_with_headers)

    def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        in_frame = scope["path"].startswith("/component/")
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        policy = self._frame_policy() if in_frame else self._page_policy(host)
        return [
            (b"content-security-policy", policy.encode()),
            (b"x-frame-options", b"SAMEORIGIN" if in_frame else b"DENY"),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=(self)"),
        ]

    def _page_policy(self, host: str) -> str:
        sockets = f"ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""
        return (
            f"default-src 'self'; script-src 'self' {self.hashes}; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            f"font-src 'self' data:; connect-src 'self' {sockets}; worker-src 'self' blob:; "
            "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
            "frame-ancestors 'none'"
        )

    def _frame_policy(self) -> str:
        return (
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            f"style-src 'self' 'unsafe-inline'; img-src 'self' data: {self.tiles}; "
            "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            "frame-ancestors 'self'"
        )


def _inline_scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
