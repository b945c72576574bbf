"""One plan for several situations: urgent first, few trips, each place once.

A step holds the needs that one place can serve, two or three resources and another one in case
none of them works. The same question on the same day gives the same plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from directory.catalogue import Catalogue
from directory.guide.choices import Asking, Choice, ranked
from directory.guide.outings import Outing, outings
from directory.guide.situations import Right, Situation, Urgency, Urgent
from directory.hours import is_always_open
from directory.records import Resource

PRESSING = (Urgency.DANGER, Urgency.TODAY)
CHOICES = 3
FIRST_NEEDS = 2
"""The needs of a situation that press as much as it does."""
NEAR_THE_TOP = 3
"""The first place of a step takes another need in when it is among that need's best so many."""


@dataclass(frozen=True, slots=True)
class Step:
    """`choices` are the best first; `plan_b` is one more, of another organisation if possible.

    `is_pressing`: among the first needs of a situation that can't wait, not of its last ones.
    """

    needs: tuple[str, ...]
    urgency: Urgency
    choices: tuple[Choice, ...]
    plan_b: Choice | None
    is_pressing: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`unmet` are the needs for which nothing fits: a gap to be said, not hidden."""

    situations: tuple[Situation, ...]
    urgent: tuple[Urgent, ...]
    steps: tuple[Step, ...]
    outings: tuple[Outing, ...]
    rights: tuple[Right, ...]
    papers: tuple[str, ...]
    unmet: tuple[str, ...]

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Return what the steps propose, in order, without the plans B."""
        return tuple(choice.resource for step in self.steps for choice in step.choices)


@dataclass(frozen=True)
class Planner:
    """Makes plans from one catalogue and one guide. Only read, by any number of threads."""

    catalogue: Catalogue
    guide: Mapping[str, Situation]

    @cached_property
    def by_need(self) -> Mapping[str, Sequence[Resource]]:
        return {
            need: [r for r in self.catalogue.resources if need in r.needs]
            for need in self.catalogue.taxonomy.needs
        }

    def known(self, slugs: Iterable[str]) -> tuple[Situation, ...]:
        """Return the situations of these names, each once, the most urgent first."""
        found = [self.guide[slug] for slug in dict.fromkeys(slugs) if slug in self.guide]
        urgencies = list(Urgency)
        return tuple(sorted(found, key=lambda s: (urgencies.index(s.urgency), s.number)))

    def about(self, needs: Iterable[str]) -> list[Situation]:
        """Return the situations whose first need is one of these, in the guide's order."""
        wanted = set(needs)
        return [s for s in self.guide.values() if s.needs[0] in wanted]

    def plan(self, slugs: Iterable[str], asking: Asking) -> Plan:
        """Merge these situations for one family. `asking` is of the planner's catalogue."""
        situations = self.known(slugs)
        urgent = self._urgent(situations)
        lines = frozenset(filter(self._is_emergency_line, (i for u in urgent for i in u.resources)))
        asking = replace(asking, named=frozenset(id_ for s in situations for id_ in s.resources))
        steps, unmet = _Steps(self, asking, lines).of(self._needs(situations))
        pressing = {
            need for s in situations if s.urgency in PRESSING for need in s.needs[:FIRST_NEEDS]
        }
        steps = tuple(replace(s, is_pressing=not pressing.isdisjoint(s.needs)) for s in steps)
        return Plan(
            situations=situations,
            urgent=urgent,
            steps=steps,
            outings=outings(asking, [step.choices for step in steps]),
            rights=merged_rights(situations),
            papers=merged_papers(situations),
            unmet=unmet,
        )

    def _needs(self, situations: Iterable[Situation]) -> Mapping[str, Urgency]:
        """Return each need once with how soon it presses: the first ones of each situation first.

        Situations that press as much take turns, so that the second is not left to the end.
        """
        found: dict[str, Urgency] = {}
        known = list(situations)
        for urgency in Urgency:
            pressing = [situation for situation in known if situation.urgency == urgency]
            longest = max((len(s.needs) for s in pressing), default=0)
            for turn in range(longest):
                for situation in pressing:
                    if turn < len(situation.needs):
                        found.setdefault(situation.needs[turn], urgency)
        return {need: urgency for need, urgency in found.items() if need in self.by_need}

    def _urgent(self, situations: Iterable[Situation]) -> tuple[Urgent, ...]:
        """Return what to do at once, life first. Each sentence keeps all its numbers."""
        said = {each.when: each for situation in situations for each in situation.urgent}
        return tuple(sorted(said.values(), key=lambda each: not self._is_vital(each)))

    def _is_vital(self, urgent: Urgent) -> bool:
        return any(map(self._is_emergency_line, urgent.resources))

    def _is_emergency_line(self, resource_id: str) -> bool:
        """Tell whether someone answers there day and night."""
        resource = self.catalogue.by_id.get(resource_id)
        return bool(resource and resource.phone and is_always_open(resource.opening_hours or ""))


def merged_rights(situations: Iterable[Situation]) -> tuple[Right, ...]:
    """Return each right once, as the first situation that has it says it."""
    found: dict[str, Right] = {}
    for right in (right for situation in situations for right in situation.rights):
        found.setdefault(right.name, right)
    return tuple(found.values())


def merged_papers(situations: Iterable[Situation]) -> tuple[str, ...]:
    """Return each paper once; 'Bail' is left out where 'Bail ou titre de propriété' is asked."""
    papers = dict.fromkeys(paper for situation in situations for paper in situation.papers)
    return tuple(
        paper
        for paper in papers
        if not any(other != paper and other.startswith(f"{paper} ") for other in papers)
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """A step while the plan is being made: its first choice, and all that could follow it."""

    needs: tuple[str, ...]
    urgency: Urgency
    first: Choice
    ranked: tuple[Choice, ...]


class _Steps:
    """The steps of one plan: first the best place of each need, then what completes them.

    So no need loses its best place because another one had it as a mere second choice.
    """

    def __init__(self, planner: Planner, asking: Asking, lines: frozenset[str]) -> None:
        self._planner = planner
        self._asking = asking
        self._lines = lines

    def of(self, needs: Mapping[str, Urgency]) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        """Return the steps and the needs that nothing serves."""
        begun: list[_Begun] = []
        unmet: list[str] = []
        for need, urgency in needs.items():
            best = self._ranked(need, needs, [step.first.resource for step in begun])
            joined = _joined(begun, best)
            if not best:
                unmet.append(need)
            elif joined is None:
                begun.append(_Begun((need,), urgency, best[0], tuple(best)))
            else:
                begun[joined] = replace(begun[joined], needs=(*begun[joined].needs, need))
        return tuple(_completed(begun)), tuple(unmet)

    def _ranked(self, need: str, needs: Iterable[str], visited: Iterable[Resource]) -> list[Choice]:
        """Return the candidates; emergency lines, shown apart, only when there is nothing else."""
        asking = replace(self._asking, visited=tuple(visited))
        best = ranked(asking, need, needs, self._planner.by_need.get(need, ()))
        return [choice for choice in best if choice.resource.id not in self._lines] or best


def _joined(begun: Sequence[_Begun], best: Sequence[Choice]) -> int | None:
    """Return which step's first place is among the need's best too."""
    top = [choice.resource.id for choice in best[:NEAR_THE_TOP]]
    joinable = (n for n, step in enumerate(begun) if step.first.resource.id in top)
    return next(joinable, None)


def _completed(begun: Sequence[_Begun]) -> Iterator[Step]:
    """Give each step its other choices and its plan B, no resource twice in the plan."""
    used = {step.first.resource.id for step in begun}
    for step in begun:
        left = [choice for choice in step.ranked if choice.resource.id not in used]
        others = left[: CHOICES - 1] if len(left) >= CHOICES else left[:-1]
        plan_b = _plan_b(step.first, left[len(others) :])
        used.update(choice.resource.id for choice in (*others, *filter(None, [plan_b])))
        yield Step(step.needs, step.urgency, (step.first, *others), plan_b)


def _plan_b(first: Choice, left: Sequence[Choice]) -> Choice | None:
    """Return the next best of another organisation, else the next best."""
    organisation = first.resource.organisation
    elsewhere = [c for c in left if not organisation or c.resource.organisation != organisation]
    return next(iter([*elsewhere, *left]), None)
