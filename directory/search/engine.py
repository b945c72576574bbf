"""A question and filters in, ranked answers out, each with the reasons for its place."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import datetime

import numpy as np

from directory.catalogue import Catalogue
from directory.records import Resource
from directory.search import rank
from directory.search.documents import FIELDS, document
from directory.search.filters import NO_FILTER, Filters, judge, metres_away
from directory.search.found import (
    MOST_ANSWERS,
    ORDERS,
    Answer,
    Found,
    Reached,
    Reason,
    ReasonKind,
    Sort,
)
from directory.search.gather import Gathered, gather
from directory.search.index import MOST_CHANGES, Document, Index, Scores
from directory.search.lexicon import Lexicon, Meaning
from directory.search.question import Reader, Understood
from directory.search.rank import Asked
from directory.search.reading import Read, Words, move_targets, targets_of
from directory.search.whereabouts import Gazetteer
from directory.search.words import question_words

WEAK = 0.34
"""An answer below this share of the best one is noise."""
RERANKED = 60
"""How many of the best by words alone the other criteria may reorder."""
FIRST_SORTED = 250
READ_AGAIN = 5
"""In a longer question some word is always missing: that shows no error."""
HAS_ALL = 0.999
CHEAP_WORDS = frozenset({"cher", "chere", "chers", "cheres", "prix", "budget"})
SOLO_WORDS = frozenset({"solo", "solos", "monoparental", "monoparentale", "monoparentales"})


class Engine:
    """Searches one catalogue. Built once for each, then only read, by any number of threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue.taxonomy)
        self.gazetteer = Gazetteer(catalogue)
        self._held: list[Resource | None] = list(catalogue.resources)
        self._positions = {r.id: position for position, r in enumerate(catalogue.resources)}
        index = Index([document(catalogue, r) for r in catalogue.resources], FIELDS)
        self._words = Words(
            index, self.lexicon, targets_of(catalogue.resources, catalogue.taxonomy.everyday)
        )
        self._reader = Reader(catalogue, self.lexicon, self.gazetteer, index.spells)

    def updated(self, catalogue: Catalogue, changed: Iterable[str]) -> "Engine":
        """Return an engine of the next catalogue, told the ids of what is not as it was.

        Its cost follows the number of changes, not the size of the directory. New addresses are
        known to the gazetteer from the next whole build on.
        """
        ids = list(changed)
        if self._words.index.changes + len(ids) > MOST_CHANGES:
            return Engine(catalogue)
        made = copy(self)
        made.catalogue = catalogue
        made._held, made._positions = list(self._held), dict(self._positions)
        documents: dict[int, Document] = {}
        targets = dict(self._words.targets)
        for id_ in ids:
            resource = catalogue.by_id.get(id_)
            position = made._positions.setdefault(id_, len(made._held))
            before = made._held[position] if position < len(made._held) else None
            made._held[position : position + 1] = [resource]
            documents[position] = document(catalogue, resource) if resource else {}
            move_targets(targets, catalogue.taxonomy.everyday, position, before, resource)
        index = self._words.index.updated(documents, len(made._held))
        made._words = Words(index, self.lexicon, targets)
        made._reader = self._reader.on(index.spells)
        return made

    def search(
        self,
        question: str,
        chosen: Filters = NO_FILTER,
        sort: Sort = Sort.RELEVANCE,
        *,
        now: datetime,
        limit: int = MOST_ANSWERS,
    ) -> Found:
        """Answer a question; without words, everything the filters leave.

        When the filters understood in the question leave nothing, its words alone answer.
        """
        understood = self._reader.read(question, now)
        filters = understood.with_filters(chosen)
        reached = self._reached(understood.words, understood)
        asked = self._asked(reached.read, understood, chosen, filters, now)
        answers = self._answers(asked, reached, limit)
        set_aside = not answers and filters != chosen
        if set_aside:
            reached = self._reached(understood.words or understood.counting, understood)
            asked = self._asked(reached.read, understood, chosen, chosen, now)
            answers = self._answers(asked, reached, limit)
        ordered = sorted(answers, key=ORDERS[sort])
        return Found(
            answers=ordered[:limit],
            is_capped=len(ordered) > limit,
            understood=understood,
            asked=asked,
            reached=reached,
            set_aside=set_aside,
            asks_for_safety=self.lexicon.asks_for_safety(understood.said),
        )

    def reasons(self, found: Found, resource: Resource) -> list[Reason]:
        """Say why a resource is among the answers: each typed word and what it met."""
        read = found.reached.read
        position = self._positions[resource.id]
        needs = [m for m in read.meanings if m.target in resource.needs]
        reasons = [self._need_reason(meaning) for meaning in needs]
        for word in read.words:
            met = next(
                (m for m in read.matches[word] if self._words.index.is_in(m, position)), None
            )
            if met:
                reasons.append(Reason(ReasonKind.WORD, met.found, word, met.is_exact))
        quartier = self.catalogue.quartier_of(resource)
        if quartier and quartier.code == found.asked.filters.quartier:
            reasons.append(Reason(ReasonKind.PLACE, quartier.short, "", exact=True))
        return list({(reason.kind, reason.found): reason for reason in reasons}.values())

    def explain(self, found: Found, answer: Answer) -> dict[str, float]:
        """Return what each criterion adds to an answer's score; `words` is what they raise."""
        gathered = found.reached.gathered
        at = np.flatnonzero(gathered.positions == self._positions[answer.resource.id])
        relevance = float(_relevance(gathered)[at[0]]) if len(at) else 1.0
        if answer.score == relevance:
            return {"words": relevance}
        added = rank.criteria(found.asked, answer.resource, len(answer.unknown))
        return {"words": relevance} | {name: relevance * part for name, part in added.items()}

    def spellings(self, question: str) -> list[str]:
        """Return the question with its unknown words replaced by known ones, if that helps."""
        words = question_words(question)
        better = [self._better(word) for word in words]
        return [" ".join(better)] if better != words else []

    def _better(self, word: str) -> str:
        if self._words.knows(word) or self._words.index.matches(word):
            return word
        return self._words.index.nearest(word) or word

    def _asked(
        self,
        read: Read,
        understood: Understood,
        chosen: Filters,
        filters: Filters,
        now: datetime,
    ) -> Asked:
        known = [m for m in read.meanings if m.target in self.catalogue.taxonomy.needs]
        return Asked(
            words=read.words,
            filters=filters,
            active=len(filters.active()),
            chosen=frozenset(chosen.active()),
            catalogue=self.catalogue,
            today=now.date(),
            needs={m.target: m.worth for m in sorted(known, key=_worth)},
            by_solo_parent=not SOLO_WORDS.isdisjoint(understood.said),
            cheaply=not CHEAP_WORDS.isdisjoint(understood.said),
        )

    def _answers(self, asked: Asked, reached: Reached, limit: int) -> list[Answer]:
        """Return the answers that the filters leave, scored, in no order.

        With words, one more than `limit` at most, the best; without, all.
        """
        kept: list[Answer] = []
        active = asked.filters.active()
        for resource, relevance in self._by_relevance(reached):
            unknown = judge(asked.filters, active, resource)
            if unknown is None:
                continue
            score = relevance
            if len(kept) < RERANKED or not asked.words:
                score = rank.raised(relevance, asked, resource, len(unknown))
            metres = metres_away(asked.filters.near, resource)
            is_sure = asked.chosen.isdisjoint(unknown)
            kept.append(Answer(resource, score, unknown, metres, is_sure))
            if len(kept) > limit and asked.words:
                break
        return kept

    def _by_relevance(self, reached: Reached) -> Iterator[tuple[Resource, float]]:
        """Yield what answers the words, with what they are worth, the best first."""
        if not reached.read.words:
            yield from ((resource, 1.0) for resource in self._held if resource)
            return
        gathered = reached.gathered
        relevance = _relevance(gathered)
        best = float(relevance.max(initial=0.0))
        for at in _best_first(relevance):
            if relevance[at] < best * WEAK:
                return
            resource = self._held[gathered.positions[at]]
            if resource:
                yield resource, float(relevance[at])

    def _reached(self, words: Sequence[str], understood: Understood) -> Reached:
        """Read the words; when nothing has them all, known ones may be errors as well."""
        size = len(self._held)
        read = self._words.read(words, understood)
        gathered = gather(self._words.weighed(read), size)
        has_all = float(gathered.covered.max(initial=0)) > HAS_ALL
        if has_all or not 1 < len(read.words) <= READ_AGAIN:
            return Reached(read, gathered)
        read = self._words.read(words, understood, again=True)
        return Reached(read, gather(self._words.weighed(read), size))

    def _need_reason(self, meaning: Meaning) -> Reason:
        label = self.catalogue.taxonomy.needs[meaning.target].label
        return Reason(ReasonKind.NEED, label, meaning.expression, meaning.worth == 1)


def _worth(meaning: Meaning) -> float:
    return meaning.worth


def _relevance(gathered: Gathered) -> Scores:
    """Return what the words are worth together, less for each that is missing."""
    return np.asarray(gathered.earned * gathered.covered, np.float32)


def _best_first(relevance: Scores) -> Iterator[int]:
    """Yield positions by relevance; the first ones without sorting them all."""
    if len(relevance) > 4 * FIRST_SORTED:
        best = np.argpartition(-relevance, FIRST_SORTED)[:FIRST_SORTED]
        yield from best[np.argsort(-relevance[best], kind="stable")].tolist()
        rest = np.setdiff1d(np.arange(len(relevance)), best)
        yield from rest[np.argsort(-relevance[rest], kind="stable")].tolist()
        return
    yield from np.argsort(-relevance, kind="stable").tolist()
