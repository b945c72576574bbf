"""Words as people type them, made comparable: accents, case, small words, plurals.

Every text of the directory and every question goes through the same steps, in this order:
`written` → `plain` → `stem`.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

LONGEST_QUESTION = 300
"""Characters kept of a question. More is a paste by mistake; the answer must stay quick."""
MOST_WORDS = 24

SMALL_WORDS = frozenset(
    """
    a ai ait as au aux avec avoir c ca car ce cela ces cet cette chez comme comment d dans de des
    du elle elles en est et eu faire fait faut il ils j je l la le les leur lui m ma mais me mes
    moi mon n ne ni nos notre nous on or ou par pas peu peut peux plus pour pouvoir qu quand que
    quel quelle quelles quels qui quoi s sa sans se ses si son sont suis sur t ta te tes toi ton
    tout toute tous tres tu un une vais veut veux voir vos votre vous y cherche chercher trouver
    besoin aimerais voudrais bonjour merci svp stp dijon quartier pres proche cher
    chere chers cheres
    """.split()  # noqa: SIM905 (a hundred quoted words would hide what they are)
)
"""Words that carry no need. A question made only of them is compared whole."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("french")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Small letters without accents or ligatures: 'Crèche du Cœur' → 'creche du coeur'."""
    small = unicodedata.normalize("NFKD", text).lower().translate(_LIGATURES)
    parts = unicodedata.normalize("NFKD", small)
    return "".join(char for char in parts if not unicodedata.combining(char))


def written(text: str) -> list[str]:
    """Return the words of a text as they are written, in small letters: 'crèche', 'cœur'."""
    return _WORD.findall(text.lower())


def tokens(text: str) -> list[str]:
    """Return the plain words of a text, small words included."""
    return [word for word in map(plain, written(text)) if word]


def meaningful(words: list[str]) -> list[str]:
    """Drop the small words, unless nothing else is left."""
    return [word for word in words if word not in SMALL_WORDS] or words


def question_words(question: str) -> list[str]:
    """Return the words of a question that count, at most `MOST_WORDS`, each once."""
    words = meaningful(tokens(question[:LONGEST_QUESTION]))
    return list(dict.fromkeys(words))[:MOST_WORDS]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut a plain word to what its plural and feminine share: 'gratuites' → 'gratuit'.

    Words of four letters stay whole: 'café' would become 'caf', which is something else.
    """
    return word if len(word) < 5 or word.isdigit() else str(_stemmer.stemWord(word))


def is_other_script(text: str) -> bool:
    """Tell whether a text has letters and none of them is Latin."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(char, "") for char in letters)
