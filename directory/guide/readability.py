"""How easy a French text is to read, from its sentences and syllables.

The score is that of Kandel and Moles, who fitted Flesch's to French (« Application de l'indice de
Flesch à la langue française », Cahiers d'études de radio-télévision, 19, 1958): 207 less 1.015
times the words a sentence, less 73.6 times the syllables a word. 60 and more is plain French;
novels lie near 70, laws near 30.
"""

import re
from collections.abc import Iterable
from functools import cache

from directory.guide.situations import Situation

PLAIN = 60
SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$|»)")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VOWELS = re.compile(r"é|[aeiouyàâäèêëîïôöùûüœæ]+é?")
BETWEEN_VOWELS = re.compile(r"(?<=[aeou])y(?=[aeiouéè])")
"""Here a `y` is heard as a consonant: "payer"."""
MUTE_END = re.compile(r"(?<=[^\W\daeiouyàâéèêëîïôùûü])es?$|(?<=[éiu])es?$")


def score(sentences: Iterable[str]) -> float:
    """Return the score of some texts together; each ends a sentence. 0 when there is no word."""
    texts = list(sentences)
    words = [word.lower() for text in texts for word in WORD.findall(text)]
    if not words:
        return 0.0
    ends = sum(
        len([part for part in SENTENCE_END.split(text) if WORD.search(part)]) for text in texts
    )
    return 207 - 1.015 * len(words) / ends - 73.6 * sum(map(syllables, words)) / len(words)


def of_situation(situation: Situation) -> float:
    return score(situation.prose)


@cache
def syllables(word: str) -> int:
    """Count the vowels heard together once; a last mute `e` is not said.

    Hyphenation by pyphen, the usual way, finds one syllable in "école", "idée" and "payer".
    """
    heard = MUTE_END.sub("", word)
    return max(1, len(VOWELS.findall(BETWEEN_VOWELS.sub("-", heard))))
