"""What of a resource is searched: its words by field, each field with its weight."""

from collections.abc import Mapping

from directory.catalogue import Catalogue
from directory.records import Resource
from directory.search.index import Document
from directory.search.words import written

FIELDS: Mapping[str, float] = {
    "name": 3.0,
    "need": 2.7,
    "place": 2.0,
    "category": 1.5,
    "organisation": 1.5,
    "phone": 1.5,
    "summary": 1.0,
    "audience": 0.8,
    "details": 0.6,
    "everyday": 0.6,
    "conditions": 0.5,
}
"""What a word found in each field is worth, the heaviest first."""


def document(catalogue: Catalogue, resource: Resource) -> Document:
    """Return the words of a resource; where a hidden address is must not be found out."""
    taxonomy = catalogue.taxonomy
    quartier = catalogue.quartier_of(resource)
    where = None if resource.confidential_address else resource.address
    needs = [taxonomy.needs[need].label for need in resource.needs if need in taxonomy.needs]
    categories = [taxonomy.categories[category] for category in resource.categories]
    fields = {
        "name": resource.name,
        "need": " ".join(needs),
        "place": _text(quartier.name if quartier else None, resource.city, where),
        "category": " ".join(categories),
        "organisation": resource.organisation,
        "phone": _numbers(resource.phone),
        "everyday": " ".join(taxonomy.everyday.get(resource.id, ())),
        "summary": resource.summary,
        "audience": " ".join(resource.audience),
        "details": resource.details,
        "conditions": _text(resource.conditions, resource.price_note),
    }
    return {name: written(text) for name, text in fields.items() if text}


def _numbers(phone: str | None) -> str | None:
    """Return a number as it is kept and as it is dialled in France."""
    return f"{phone} 0{phone[3:]}" if phone and phone.startswith("+33") else phone


def _text(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
