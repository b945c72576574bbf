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
        is_wide = touched and _reach(sources) > wide
        if len(sources) == 1 and not is_wide:
            reached, won = sources[0]
        else:
            reached = _joined(touched if is_wide else [positions for positions, _w in sources])
            won = _best(slate, sources, reached)
        covered = slate.covered.take(reached)
        if not is_wide:
            touched.append(reached[covered == 0])
        slate.total[reached] = slate.total.take(reached) + won * np.float32(weight)
        slate.covered[reached] = covered + (won > 0) * np.float32(weight / whole)
    return _taken(slate, touched)


def _best(slate: _Slate, sources: Sequence[Source], reached: Positions) -> Scores:
    """Return the most that any source gives at each position reached, which may come twice."""
    for positions, worths in sources:
        slate.best[positions] = np.maximum(slate.best.take(positions), worths)
    won = slate.best.take(reached)
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
    if len(reached) > len(slate.total) // 1024:
        # Zero has no bit set: looking at the bits is six times quicker than at the numbers.
        positions = np.flatnonzero(slate.covered.view(np.int32)).astype(np.int32)
    else:
        positions = np.array(sorted(set(reached.tolist())), np.int32)
    gathered = Gathered(positions, slate.total.take(positions), slate.covered.take(positions))
    slate.total[positions] = 0
    slate.covered[positions] = 0
    return gathered


def _slate(size: int) -> _Slate:
    held: _Slate | None = getattr(_slates, "held", None)
    if held is None or len(held.total) != size:
        held = _Slate(*(np.zeros(size, np.float32) for _ in range(3)))
        _slates.held = held
    return held
