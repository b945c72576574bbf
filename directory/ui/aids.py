"""'À quoi ai-je droit pour me loger ?': a few questions, and what the answers say of each aid.

The answers live in the page only: neither in the address bar nor anywhere else.
"""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.guide.aids import Aids, Answers, Finding, Question, Verdict, findings
from directory.ui.session import Directory
from directory.ui.situations import office_to_ask, source_of


def show(directory: Directory) -> None:
    st.html(f'<p class="tagline">{wording.AIDS_INTRO}</p>')
    left, right = st.columns([5, 6], gap="large")
    with left:
        answers = _ask(directory.aids)
    with right:
        if not answers:
            st.info(wording.AIDS_START)
        found = findings(directory.aids, answers)
        for verdict in (Verdict.PROBABLE, Verdict.TO_CHECK):
            _group(directory, verdict, found)
        with st.expander(wording.RULED_OUT.format(count=_count(found, Verdict.NO))):
            _group(directory, Verdict.NO, found)
        st.html(f'<p class="soft">{wording.RIGHTS_NOTE}</p>')


def _ask(aids: Aids) -> Answers:
    answers = {}
    for name, question in aids.questions.items():
        chosen = _ask_several(name, question) if question.several else _ask_one(name, question)
        if chosen:
            answers[name] = chosen
    return answers


def _ask_several(name: str, question: Question) -> list[str]:
    return st.multiselect(
        question.label,
        list(question.choices),
        format_func=question.choices.__getitem__,
        placeholder=wording.NO_ANSWER,
        key=f"aid-{name}",
    )


def _ask_one(name: str, question: Question) -> list[str]:
    chosen = st.selectbox(
        question.label,
        list(question.choices),
        index=None,
        format_func=question.choices.__getitem__,
        placeholder=wording.NO_ANSWER,
        key=f"aid-{name}",
    )
    return [] if chosen is None else [str(chosen)]


def _count(found: Iterable[Finding], verdict: Verdict) -> int:
    return sum(finding.verdict == verdict for finding in found)


def _group(directory: Directory, verdict: Verdict, found: Iterable[Finding]) -> None:
    lines = Markup("").join(_told(directory, each) for each in found if each.verdict == verdict)
    if lines:
        st.html(
            str(
                Markup('<section class="part aids {}"><h3>{}</h3><ul>{}</ul></section>').format(
                    verdict, wording.VERDICTS[verdict], lines
                )
            )
        )


def _told(directory: Directory, found: Finding) -> Markup:
    """The aid, what is missing or why not, whom to ask, and the page of the rule."""
    aid = found.aid
    said = []
    if found.because:
        said.append(wording.BECAUSE.format(reason=found.because))
    if found.missing:
        short = [directory.aids.questions[name].short for name in found.missing]
        said.append(wording.MISSING_ANSWERS.format(questions=wording.listed(short)))
    first = Markup("").join(Markup("<br><em>{}</em>").format(line) for line in said)
    asked = office_to_ask(directory.catalogue, aid.office)
    return Markup(
        "<li><strong>{}</strong> {}{}<details><summary>{}</summary>{}<p>{}</p>"
        '<p class="soft small">{}</p></details></li>'
    ).format(
        aid.name,
        aid.what,
        first,
        wording.AID_MORE if found.checks else wording.AID_ASK,
        _checks(found.checks),
        asked,
        source_of(aid.source, aid.read_on),
    )


def _checks(checks: Iterable[str]) -> Markup:
    """What no answer can tell."""
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in checks)
    return Markup("<ul>{}</ul>").format(lines) if lines else Markup("")
