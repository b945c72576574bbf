"""Adding up what the words of a question earn, without looking at every resource.

Each word counts once a resource, by its best match. The rarest word goes first; a word that is
nearly everywhere only adds to the resources that a rarer one has found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import local

import numpy as np

from directory.search.index import Positions, Scores, Source

Weighed = tuple[float, Sequence[Source]]
"""A word's weight in the question, and where it earns what."""

WIDE_FROM = 10_000
WIDE_SHARE = 64
"""A word is wide when it is in more than 10 000 resources and in one of 64."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Resources that earned something: where, how much, and for how much of the question."""

    positions: Positions
    earned: Scores
    covered: Scores


@dataclass(slots=True)
class _Slate:
    """Arrays as long as the directory, always left at zero: clearing what was touched is quick."""

    total: Scores
    covered: Scores
    best: Scores


_slates = local()


def gather(words: Sequence[Weighed], size: int) -> Gathered:
    """Sum what the words earn over a directory of `size` resources, each word by its weight."""
    whole = sum(weight for weight, _sources in words) or 1.0
    slate = _slate(size)
    wide = max(WIDE_FROM, size // WIDE_SHARE)
    touched: list[Positions] = []
    for weight, sources in sorted(words, key=lambda word: _reach(word[1])):
        if touched and _reach(sources) > wide:
            reached = np.concatenate(touched)
            won = _best(slate, sources, reached)
        elif len(sources) == 1:
            reached, won = sources[0]
            touched.append(reached)
        else:
            reached = _joined([positions for positions, _worths in sources])
            won = _best(slate, sources, reached)
            touched.append(reached)
        slate.total[reached] = slate.total[reached] + won * np.float32(weight)
        share = np.float32(weight / whole)
        slate.covered[reached] = slate.covered[reached] + (won > 0) * share
    return _taken(slate, touched)


def _best(slate: _Slate, sources: Sequence[Source], reached: Positions) -> Scores:
    """Return the most that any source gives at each position reached, which may come twice."""
    for positions, worths in sources:
        slate.best[positions] = np.maximum(slate.best[positions], worths)
    won = slate.best[reached]
    for positions, _worths in sources:
        slate.best[positions] = 0
    return won


def _reach(sources: Sequence[Source]) -> int:
    return sum(len(positions) for positions, _worths in sources)


def _joined(arrays: Sequence[Positions]) -> Positions:
    return np.concatenate(arrays) if arrays else np.empty(0, np.int32)


def _taken(slate: _Slate, touched: Sequence[Positions]) -> Gathered:
    """Read the slate and wipe it."""
    reached = _joined(touched)
    if len(reached) > len(slate.total) // 128:
        positions = np.flatnonzero(slate.covered).astype(np.int32)
    else:
        positions = np.unique(reached)
    gathered = Gathered(positions, slate.total[positions], slate.covered[positions])
    slate.total[positions] = 0
    slate.covered[positions] = 0
    return gathered


def _slate(size: int) -> _Slate:
    held: _Slate | None = getattr(_slates, "held", None)
    if held is None or len(held.total) != size:
        held = _Slate(*(np.zeros(size, np.float32) for _ in range(3)))
        _slates.held = held
    return held
