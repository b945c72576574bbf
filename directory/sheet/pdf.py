"""The sheet as a tagged PDF (PDF/UA-1: title, language, alternative texts), made by Typst."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import typst

from directory import wording
from directory.places import Territory
from directory.settings import ROOT
from directory.sheet import laid_out
from directory.sheet.content import Sheet
from directory.sheet.drawing import map_says, map_svg, qr_svg
from directory.sheet.laid_out import Variant

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONTS = ROOT / "static" / "fonts"
LATIN = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) | frozenset("œŒ–—‘’“”…€")
"""What the shipped font surely has."""
CONTROL = re.compile(r"(?<!\\)\\u00[01][0-9a-f]")
"""A control character, as JSON writes it."""
SCALES = {Variant.STANDARD: 1.0, Variant.LARGE: 1.75, Variant.EASY: 1.5}
"""Times 9.6 points: 16.8 in large print (16 at least for low sight), 14.4 in easy to read."""


def pdf(sheet: Sheet, territory: Territory, variant: Variant = Variant.STANDARD) -> bytes:
    """Return the PDF. Nothing of the data is read as markup.

    PDF/UA refuses a letter that no font has (an emoji in a note): then only Latin ones are kept.
    """
    written = json.dumps(_data(sheet, territory, variant), ensure_ascii=False)
    try:
        return _compiled(written)
    except (typst.TypstError, UnicodeEncodeError):
        shown = CONTROL.sub("", written)
        return _compiled("".join(letter for letter in shown if letter in LATIN))


def _compiled(written: str) -> bytes:
    made: bytes = typst.compile(
        TEMPLATE,
        sys_inputs={"sheet": written},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
    return made


def _data(sheet: Sheet, territory: Territory, variant: Variant) -> dict[str, object]:
    links = sheet.links
    return {
        "title": laid_out.title(variant),
        "author": sheet.prepared_by or wording.PRODUCT,
        "made": [sheet.made_on.year, sheet.made_on.month, sheet.made_on.day],
        "scale": SCALES[variant],
        "easy": variant == Variant.EASY,
        "intro": laid_out.intro(variant),
        "signed": laid_out.signed(sheet),
        "valid": laid_out.valid(sheet),
        "emergency": laid_out.emergency(),
        "qr": qr_svg(links.selection) if links.selection else None,
        "qr_alt": wording.QR_ALT,
        "qr_says": wording.QR_SAYS,
        "map": map_svg(sheet, territory),
        "map_alt": map_says(sheet),
        "items": [
            {
                "title": laid_out.item_title(item),
                "facts": [asdict(fact) for fact in laid_out.facts(item, variant)],
                "source": item.facts_from,
            }
            for item in sheet.items
        ],
        "lists": [asdict(part) for part in laid_out.lists(sheet, variant)],
        "feedback": _feedback(sheet),
    }


def _feedback(sheet: Sheet) -> dict[str, str] | None:
    links = sheet.links
    if not links.feedback:
        return None
    shown = links.feedback.split("://", 1)[-1]
    code = wording.RETURN_CODE.format(code=links.code)
    return {"says": wording.RETURN_SAYS, "link": links.feedback, "shown": shown, "code": code}
