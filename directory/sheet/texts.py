"""The sheet as plain text: short enough for three SMS, or whole for an e-mail."""

import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from directory import wording
from directory.sheet import laid_out
from directory.sheet.content import Item, Sheet
from directory.sheet.laid_out import Variant

LONGEST_SMS = 480
"""Three messages of 160 letters of the GSM alphabet (3GPP TS 23.038)."""
LONGEST_LINK = 1_900
GSM = frozenset(
    "@£$¥èéùìòÇ\nØøÅå_ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
NEAR_ENOUGH = {
    "œ": "oe",
    "Œ": "Oe",
    "’": "'",
    "–": "-",
    "—": "-",
    "«": '"',
    "»": '"',
    "…": "...",
    "€": "EUR",
}


def sms(sheet: Sheet) -> str:
    """Return at most 480 letters, all of the GSM alphabet; the link is always whole.

    Places lose their address first, then the last ones are only counted. A link that fills the
    message by itself stands alone.
    """
    foot = f"\n{sheet.links.selection}" if sheet.links.selection else ""
    head = gsm(f"{wording.PRODUCT}, {wording.VALID_SHORT.format(until=_short(sheet))}")
    for lines in _shorter(sheet.items):
        text = gsm("\n".join([head, *lines])) + foot
        if len(text) <= LONGEST_SMS:
            return text
    return foot.strip() or head


def gsm(text: str) -> str:
    """Write with the letters that one SMS holds 160 of: an 'ê' alone would make it hold 70."""
    return "".join(_gsm_letter(letter) for letter in text)


def mail(sheet: Sheet) -> str:
    """Return the whole sheet, for the body of an e-mail."""
    return "\n".join(_mail_lines(sheet))


def mail_body(sheet: Sheet) -> str:
    """Return what a `mailto:` link may hold: the whole when it is short enough, else the SMS.

    Mail programs cut or refuse addresses beyond some 2 000 letters; an accent takes six.
    """
    whole = mail(sheet)
    return whole if len(quote(whole)) <= LONGEST_LINK else sms(sheet)


def _mail_lines(sheet: Sheet) -> Iterator[str]:
    yield laid_out.title(Variant.STANDARD)
    yield f"{laid_out.signed(sheet)}. {laid_out.valid(sheet)}"
    for item in sheet.items:
        yield ""
        yield laid_out.item_title(item)
        for fact in laid_out.facts(item, Variant.STANDARD):
            yield f"- {fact.label} : {fact.text}"
        yield f"  ({item.facts_from})"
    for part in laid_out.lists(sheet, Variant.STANDARD):
        yield ""
        yield part.title
        yield from (f"- {line}" for line in part.lines)
        if part.note:
            yield part.note
    yield ""
    if sheet.links.selection:
        yield f"{wording.QR_SAYS} : {sheet.links.selection}"
    if sheet.links.feedback:
        yield f"{wording.RETURN_SAYS} {sheet.links.feedback}"
    yield laid_out.emergency()


def _shorter(items: Sequence[Item]) -> Iterator[list[str]]:
    """Yield the places' lines, each time shorter."""
    yield [_line(item, item.address, item.phone) for item in items]
    yield [_line(item, item.phone) for item in items]
    for kept in range(len(items) - 1, 0, -1):
        left = wording.AND_OTHERS.format(count=len(items) - kept)
        yield [*(_line(item, item.phone) for item in items[:kept]), left]


def _line(item: Item, *facts: str | None) -> str:
    return ", ".join(filter(None, [laid_out.item_title(item), *facts]))


def _short(sheet: Sheet) -> str:
    return f"{sheet.valid_until:%d/%m}"


def _gsm_letter(letter: str) -> str:
    if letter in GSM:
        return letter
    if letter in NEAR_ENOUGH:
        return NEAR_ENOUGH[letter]
    if letter.isspace():
        return " "
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare in GSM else "?"
