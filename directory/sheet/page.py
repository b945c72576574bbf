"""The sheet as HTML: what the page shows, and what its printing leaves alone on paper."""

import base64
from collections.abc import Iterable

from markupsafe import Markup

from directory import wording
from directory.places import Territory
from directory.sheet import laid_out
from directory.sheet.content import Item, Sheet
from directory.sheet.drawing import map_says, map_svg, qr_svg
from directory.sheet.laid_out import Fact, Listed, Side, Variant

SHEET = Markup(
    '<article class="sheet {variant}" aria-label="{title}"><div class="sheet-head"><div>'
    '<h2>{title}</h2>{intro}<p class="soft">{signed}</p><p><strong>{valid}</strong></p></div>'
    "{qr}</div>{map}{items}{lists}{feedback}<footer>{emergency}</footer></article>"
)
FIGURE = Markup('<figure><img src="{src}" alt="{alt}"><figcaption>{says}</figcaption></figure>')
MAP = Markup('<img class="sheet-map" src="{src}" alt="{alt}">')
ITEM = Markup(
    '<section><h3>{title}</h3><div class="sides">{left}{right}</div>'
    '<p class="soft small">{source}</p></section>'
)
FACT = Markup("<div><dt>{label}</dt><dd>{text}</dd></div>")


def page(sheet: Sheet, territory: Territory, variant: Variant = Variant.STANDARD) -> str:
    """Return the sheet as one element; everything from data is escaped."""
    drawn = map_svg(sheet, territory)
    return str(
        SHEET.format(
            variant=variant,
            title=laid_out.title(variant),
            intro=_joined(Markup("<p>{}</p>").format(line) for line in laid_out.intro(variant)),
            signed=laid_out.signed(sheet),
            valid=laid_out.valid(sheet),
            qr=_qr(sheet),
            map=MAP.format(src=_inline(drawn), alt=map_says(sheet)) if drawn else "",
            items=_joined(_item(item, variant) for item in sheet.items),
            lists=_joined(map(_listed, laid_out.lists(sheet, variant))),
            feedback=_feedback(sheet),
            emergency=laid_out.emergency(),
        )
    )


def _item(item: Item, variant: Variant) -> Markup:
    return ITEM.format(
        title=laid_out.item_title(item),
        left=_side(item, variant, Side.LEFT),
        right=_side(item, variant, Side.RIGHT),
        source=item.facts_from,
    )


def _side(item: Item, variant: Variant, side: Side) -> Markup:
    facts = [fact for fact in laid_out.facts(item, variant) if fact.side == side]
    return Markup("<dl>{}</dl>").format(_joined(map(_fact, facts))) if facts else Markup("")


def _fact(fact: Fact) -> Markup:
    text = Markup('<a href="{}">{}</a>').format(fact.link, fact.text) if fact.link else fact.text
    return FACT.format(label=fact.label, text=text)


def _listed(part: Listed) -> Markup:
    lines = _joined(Markup("<li>{}</li>").format(line) for line in part.lines)
    note = Markup('<p class="soft">{}</p>').format(part.note) if part.note else ""
    return Markup("<section><h3>{}</h3><ul>{}</ul>{}</section>").format(part.title, lines, note)


def _qr(sheet: Sheet) -> Markup:
    if not sheet.links.selection:
        return Markup("")
    src = _inline(qr_svg(sheet.links.selection))
    return FIGURE.format(src=src, alt=wording.QR_ALT, says=wording.QR_SAYS)


def _feedback(sheet: Sheet) -> Markup:
    if not sheet.links.feedback:
        return Markup("")
    code = wording.RETURN_CODE.format(code=sheet.links.code)
    return Markup('<section><p>{} <a href="{}">{}</a> ({})</p></section>').format(
        wording.RETURN_SAYS, sheet.links.feedback, sheet.links.feedback, code
    )


def _inline(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
