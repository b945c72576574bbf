"""Places inside a question: 'aux grezille', 'fontaine douche', 'à 10 min de l'arrêt Godrans'.

A quartier or a commune is known by its names written without spaces, so that glued and split
words meet; a stop, a school or an address only counts after words that announce a place.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from directory.catalogue import Catalogue
from directory.search.clues import Clued
from directory.search.filters import Filters, Near
from directory.search.vocabulary import edit_budget
from directory.search.whereabouts import SPOKEN_KINDS, Gazetteer, Whereabout, WhereKind
from directory.search.words import SMALL_WORDS, tokens

MOST_WORDS = 5
KINDS_OF_SCHOOL = frozenset({"primaire", "maternelle", "elementaire", "publique", "privee"})
USUAL_WALK = 15
SHORTEST_NAME = 4
ARTICLES = ("le", "la", "les", "l", "d", "du", "de", "des", "au", "aux")
LEADING = re.compile(
    r"(?:(?:dans|sur|vers|a|au|aux|en|chez|pour|cote|quartier|commune|ville)"
    r"(?: (?:le|la|les|l|de|du|des|d))* )+$"
)
"""The small words before a place, that belong to it: 'dans le quartier des'."""
EVERYDAY_NAMES = frozenset({"parc", "universite", "drapeau", "dijon"})
"""Names of quartiers that also are everyday words: they need 'quartier' before them."""
COMMUNE_TAILS = re.compile(r" (?:les dijon|la cote|sur tille|saint sauveur|les monts|crimolois)$")
AMBIGUOUS_SHORT = frozenset({"fontaine"})

NEAR = re.compile(
    r"(?:a (?P<minutes>\d{1,2}) ?(?:min|mn|minutes?)(?: (?:a pied|de marche))?(?: (?:de|du|des|d))?"
    r"|(?:tout )?(?:pres|proche|autour|a cote|pas loin|aux alentours) (?:de|du|des|d)) "
)
KIND = re.compile(r"(?:(?:a|de|vers|pres de) )?(?:l )?(?P<kind>arret|station|ecole|college|lycee) ")


class SaidPlaces:
    """Built once for a catalogue; whoever asks says which words mean something else."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._quartiers = catalogue.territory.quartiers
        self._codes = _names(catalogue)
        self._spelt = [name for name in self._codes if name not in EVERYDAY_NAMES]

    def find(self, text: str, knows: Callable[[str], bool]) -> Iterator[Clued]:
        """Yield the first place that is announced, else every quartier that is named."""
        announced = next(self._announced(text), None)
        if announced:
            yield announced
        else:
            yield from self._named(text, knows)

    def _announced(self, text: str) -> Iterator[Clued]:
        for pattern in (NEAR, KIND):
            for match in pattern.finditer(text):
                if match.start() == 0 or text[match.start() - 1] == " ":
                    yield from self._place_after(match, text)

    def _place_after(self, match: re.Match[str], text: str) -> Iterator[Clued]:
        """Take the most words that still name one place."""
        said = match.groupdict()
        words = text[match.end() :].split(" ")
        for length in range(min(MOST_WORDS, len(words)), 0, -1):
            name = " ".join(words[:length])
            place = self._place(name, said.get("kind"))
            if place and words[length - 1] not in ARTICLES:
                filters = self._meant(place, int(said.get("minutes") or USUAL_WALK))
                yield Clued(filters, match.start(), match.end() + len(name))
                return

    def _place(self, name: str, kind: str | None) -> Whereabout | None:
        bare = name.split(" ")
        while bare and bare[0] in ARTICLES:
            bare = bare[1:]
        if not bare or len("".join(bare)) < SHORTEST_NAME:
            return None
        telling = [word for word in bare if word not in SMALL_WORDS | KINDS_OF_SCHOOL]
        found = self._gazetteer.find(
            " ".join([*([kind] if kind else []), *telling]), limit=1, whole_words=True
        )
        if not telling or not found or not _is_named(found[0], telling):
            return None
        if kind and kind not in SPOKEN_KINDS.get(found[0].kind, set()):
            return None
        return found[0]

    def _meant(self, place: Whereabout, minutes: int) -> Filters:
        if place.kind == WhereKind.QUARTIER:
            code = next(q.code for q in self._quartiers.values() if q.name == place.name)
            return Filters(quartier=code)
        return Filters(near=Near(place.name, place.lat, place.lon, minutes))

    def _named(self, text: str, knows: Callable[[str], bool]) -> Iterator[Clued]:
        """Yield quartiers, the longest run of words first, each word used once."""
        words = text.split(" ")
        at = 0
        while at < len(words):
            for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
                code = self._code(words[at : at + length], text_before(words, at), knows)
                if code:
                    start = len(text_before(words, at))
                    end = start + len(" ".join(words[at : at + length]))
                    yield Clued(Filters(quartier=code), _with_leading(text, start), end)
                    at += length - 1
                    break
            at += 1

    def _code(self, words: Sequence[str], before: str, knows: Callable[[str], bool]) -> str | None:
        """Return the quartier that these words name, misspelt or not."""
        glued = "".join(words)
        if words[0] in ARTICLES[:4] and len(words) > 1:
            glued = "".join(words[1:])
        if glued in EVERYDAY_NAMES:
            return self._codes.get(glued) if before.endswith("quartier ") else None
        if glued in self._codes:
            return self._codes[glued]
        if len(glued) <= SHORTEST_NAME or words[-1] in ARTICLES:
            return None
        if len(words) == 1 and knows(glued):
            return None
        budget = edit_budget(glued)
        close = extractOne(glued, self._spelt, scorer=OSA.distance, score_cutoff=budget)
        return self._codes[close[0]] if close and close[0][0] == glued[0] else None


def _is_named(place: Whereabout, words: Sequence[str]) -> bool:
    """Tell whether all the words, misspelt or not, are in the place's own name."""
    named = [*tokens(place.name), *(SPOKEN_KINDS.get(place.kind, ()))]
    return all(
        any(OSA.distance(word, name) <= edit_budget(word) for name in named) for word in words
    )


def text_before(words: Sequence[str], at: int) -> str:
    return "".join(f"{word} " for word in words[:at])


def _with_leading(text: str, start: int) -> int:
    leading = LEADING.search(text[:start])
    return leading.start() if leading else start


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Each quartier's names without spaces: whole, short, each of its parts, what people say."""
    names: dict[str, str] = {}
    for code, quartier in catalogue.territory.quartiers.items():
        for name in (quartier.name, quartier.short, *quartier.name.split(" – ")):
            plain = " ".join(tokens(name))
            names.setdefault(_glued(plain), code)
            short = COMMUNE_TAILS.sub("", plain)
            if quartier.is_commune and short not in AMBIGUOUS_SHORT:
                names.setdefault(_glued(short), code)
    for said, code in catalogue.taxonomy.places.items():
        if code in catalogue.territory.quartiers:
            names[_glued(" ".join(tokens(said)))] = code
    return names


def _glued(name: str) -> str:
    words = name.split(" ")
    return "".join(words[1:] if words[0] in ("les", "la", "le") and len(words) > 1 else words)
