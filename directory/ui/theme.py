"""An icon and a colour for each theme, written once for the page, the map and the legend.

Icons are Lucide's (ISC licence), kept in `static/icons`. Every colour carries white text at
a contrast of 4.5 or more (WCAG AA).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.records import Category


@dataclass(frozen=True, slots=True)
class Look:
    icon: str
    colour: str


LOOKS: Mapping[Category, Look] = {
    Category.RIGHTS: Look("scale", "#1f5f8b"),
    Category.HOUSING: Look("house", "#8a4b16"),
    Category.CHILDCARE: Look("baby", "#b0386b"),
    Category.PARENTING: Look("users-round", "#7a3f9d"),
    Category.RESPITE: Look("tree-palm", "#0f6f68"),
    Category.SPORT: Look("volleyball", "#2f6f2f"),
    Category.CULTURE: Look("palette", "#a3322b"),
    Category.FOOD: Look("shopping-basket", "#7d5600"),
    Category.HEALTH: Look("stethoscope", "#bf1f3d"),
    Category.PEER_SUPPORT: Look("handshake", "#5146a8"),
    Category.MOBILITY: Look("bus", "#3d5a73"),
    Category.PROTECTION: Look("shield", "#6b2346"),
    Category.EMPLOYMENT: Look("briefcase", "#00627a"),
}


def stylesheet() -> str:
    """Return the colours and icons as CSS, for `.theme-…` and for the tiles of the find page.

    It is served beside the folder `icons`, so that its addresses work under any base path.
    """
    rules = []
    for category, look in LOOKS.items():
        icon = f"url(icons/{look.icon}.svg)"
        tile = f".st-key-tile-{category}"
        rules += [
            f".theme-{category}, {tile} {{ --theme: {look.colour}; }}",
            f".theme-{category} .icon, {tile} button::before "
            f"{{ -webkit-mask-image: {icon}; mask-image: {icon}; }}",
        ]
    return "\n".join(rules) + "\n"
