"""The directory in figures, for the About page."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.quality import freshness, gaps
from directory.records import Category
from directory.ui.session import Directory

Line = tuple[str, int]


def show(directory: Directory, today: date) -> None:
    catalogue = directory.catalogue
    resources = catalogue.resources
    by_theme = Counter(category for r in resources for category in r.categories)
    by_quartier = Counter(r.quartier for r in resources if catalogue.quartier_of(r))
    by_freshness = Counter(freshness(resource, today) for resource in resources)
    by_publisher = Counter(resource.source.publisher for resource in resources)
    quartiers = catalogue.territory.quartiers.values()
    left, right = st.columns(2, gap="large")
    with left:
        labels = catalogue.taxonomy.categories
        _table(wording.BY_THEME, [(labels[c], by_theme[c]) for c in Category])
        _table(wording.BY_FRESHNESS, [(wording.FRESHNESS[f], n) for f, n in by_freshness.items()])
        _table(wording.MISSING, _gap_lines(directory))
    with right:
        _table(wording.BY_QUARTIER, [(q.name, by_quartier[q.code]) for q in quartiers])
        _table(wording.BY_PUBLISHER, by_publisher.most_common(12))


def _gap_lines(directory: Directory) -> list[Line]:
    counted = gaps(directory.catalogue.resources)
    return [
        (wording.GAPS["without_hours"].format(places=counted.places), counted.without_hours),
        (wording.GAPS["without_point"].format(places=counted.places), counted.without_point),
        (wording.GAPS["without_phone"], counted.without_phone),
        (wording.GAPS["without_price"], counted.without_price),
        (wording.GAPS["undated"], counted.undated),
    ]


def _table(title: str, lines: Sequence[Line]) -> None:
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(*line) for line in lines
    )
    st.html(
        str(Markup('<table class="figures"><caption>{}</caption>{}</table>').format(title, rows))
    )
