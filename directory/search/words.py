"""Words as people type them, made comparable: accents, case, small words, plurals.

Every text of the directory and every question goes through the same steps, in this order:
`written` → `plain` → `stem`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

LONGEST_QUESTION = 300
"""Characters kept of a question. More is a paste by mistake; the answer must stay quick."""
MOST_SPOKEN = 60
MOST_WORDS = 24

SMALL_WORDS = frozenset(
    """
    a ai aimerai aimerais ainsi ait alle aller alors as au aucun aucune aurais auriez aux
    avc avec avoir bcp besoin bonjour c ca car ce cela celle celui ces cest cet cette chaque
    cher cherche chercher chere cheres chers chez chui comme comment d dans de deja depuis
    des dijon donc dont du elle elles en encore ensuite est et etais etait ete etre eu faire
    fais fait faudrait faut fe fo horaires il ils j jai jamais je jspr jsuis juste kan keske
    ki koi kom l la laquelle le lequel les leur lors lui m ma mais me merci mes moi moin
    moins mon n ne ni nos notre nous on or ou ouvert ouverte ouvertes ouverts pa par pas
    pendant peu peut peux plus pour pourraient pourrais pourrait pouvez pouvoir pr pres puis
    qu quand quartier que quel quelle quelles quels qui quoi s sa sais sans savez se selon
    ses si son sont stp suis suite sur svp t ta tant te tes toi ton toujours tous tout toute
    tres trouver tt tu un une va vais vers veut veux voir vos votre voudrai voudrais
    voudrait vous vraiment y ya
    """.split()  # noqa: SIM905 (a hundred quoted words would hide what they are)
)
"""Words that carry no need. A question made only of them is compared whole."""
LIGHT_WORDS = frozenset(
    """
    accueil accueillir activite activites adresse aide aider aides aidez an annee ans
    appeler apres argent arrive arriver association associations aussi autre autres avant
    bebe besoins bien budget centre chance combien compagnon copain copine cote cout demande
    demander dessus deux donne donner dossier enfant enfants ensemble ex existe famille
    familles femme fille filles fils fois frere garcon gens gosse gosses grand grande homme
    info informations infos jeune jeunes jour jours jusqu lieu lieux liste maison maman
    mamans mari mere mettre moment monsieur nouveau nouvelle numero papa papas parent
    parents partir passe passer paye payer pere permanence personne personnes petit petite
    petites petits place places prend prendre prix prochain public quelqu quelque quelques
    ressource reste rien savoir semaine service services seul seule soeur soit solution
    special structure tarif tarifs temps trop trouve vie ville vivre vois voit vrai
    """.split()  # noqa: SIM905 (a hundred quoted words would hide what they are)
)
"""Words of nearly any question: they help to choose between answers, and weigh little."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_stemmer = Stemmer.Stemmer("french", 0)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Small letters without accents or ligatures: 'Crèche du Cœur' → 'creche du coeur'."""
    small = unicodedata.normalize("NFKD", text).lower().translate(_LIGATURES)
    parts = unicodedata.normalize("NFKD", small)
    return "".join(char for char in parts if not unicodedata.combining(char))


def written(text: str) -> list[str]:
    """Return the words of a text as they are written, in small letters: 'crèche', 'cœur'."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class Token:
    """A plain word of a question, and the characters of the question that it is made of."""

    plain: str
    start: int
    end: int


def spoken(question: str) -> list[Token]:
    """Return the first words of a question, small words included."""
    found = _WORD.finditer(question[:LONGEST_QUESTION])
    said = (Token(plain(match[0]), match.start(), match.end()) for match in found)
    return [token for token in said if token.plain][:MOST_SPOKEN]


def tokens(text: str) -> list[str]:
    """Return the plain words of a text, small words included."""
    return [word for word in map(plain, written(text)) if word]


def meaningful(words: Sequence[str]) -> list[str]:
    """Drop the small words, unless nothing else is left."""
    return [word for word in words if word not in SMALL_WORDS] or list(words)


def counting(words: Sequence[str]) -> list[str]:
    """Return the words that count, at most `MOST_WORDS`, each once."""
    return list(dict.fromkeys(meaningful(words)))[:MOST_WORDS]


def question_words(question: str) -> list[str]:
    """Return the words of a question that count."""
    return counting([token.plain for token in spoken(question)])


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
