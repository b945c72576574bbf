"""The page that Streamlit's script fills, made French and ours.

Streamlit has no translation and no hook for its page: language, title, style sheet and the
words for those without JavaScript are put in here, once, at the start.
"""

import re
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directory import wording

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
HEAD = """
    <link rel="stylesheet" href="./assets/page.css">
    <link rel="stylesheet" href="./assets/themes.css">
    <meta name="referrer" content="no-referrer">
  </head>"""
FIRST_SCRIPT = (
    '<script src="./assets/page.js" defer></script>\n    '
    '<script src="./assets/leave.js" defer></script>\n    '
    '<script src="./assets/suggest.js" defer></script>\n    '
)
"""Runs before Streamlit's own script, which reads where its server is from what ours sets."""
NOT_PAGES = ("/retour", "/assets/", "/component/", "/static/", "/media/", "/map/", "/_stcore/")


def french_index() -> str:
    """Return Streamlit's page with our language, title, styles and words."""
    page = INDEX.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', '<html lang="fr">')
    page = page.replace("<title>Streamlit</title>", f"<title>{wording.PRODUCT}</title>")
    page = page.replace("./favicon.png", "./assets/favicon.svg")
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", page)
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    page = re.sub(
        r"<noscript>.*?</noscript>",
        lambda _found: f"<noscript><p>{wording.NO_SCRIPT}</p></noscript>",
        page,
        flags=re.DOTALL,
    )
    page = page.replace('<script type="module"', f'{FIRST_SCRIPT}<script type="module"', 1)
    return page.replace("</head>", HEAD, 1)


class FrenchFrame:
    """Middleware: answers with our frame wherever Streamlit would with its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.body = french_index().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NOT_PAGES):
            return await self.app(scope, receive, send)
        replaced = False

        async def send_ours(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                replaced = _is_page(message)
                await send(self._start(message) if replaced else message)
            elif not replaced:
                await send(message)
            elif not message.get("more_body"):
                body = b"" if scope["method"] == "HEAD" else self.body
                await send({"type": "http.response.body", "body": body})

        return await self.app(scope, receive, send_ours)

    def _start(self, message: Message) -> Message:
        stale = {b"content-length", b"content-encoding", b"etag", b"last-modified"}
        headers = [(name, value) for name, value in message["headers"] if name not in stale]
        length = (b"content-length", str(len(self.body)).encode())
        return {**message, "headers": [*headers, length]}


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    return bool(message["status"] == 200 and is_html)
