"""Categories, needs, and the everyday words that lead to them or to one resource.

They are read from `taxonomy.toml` and, for single resources, from `everyday.toml` beside it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from directory.fields import ShortText, Slug, every_problem
from directory.records import Category, Resource


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Theme(_Entry):
    label: ShortText


class Need(_Entry):
    """`thematique` is the data·inclusion v1 slug that the need is exported as.

    `doors` are the ids of the resources to try first, in order.
    """

    label: ShortText
    category: Category
    thematique: Annotated[str, Field(pattern=r"^[a-z-]+--[a-z-]+$")]
    doors: tuple[Slug, ...] = ()
    words: tuple[ShortText, ...]


class Meanwhile(_Entry):
    """The needs that a parent, or a child, can see to while the other is busy."""

    parent: tuple[Slug, ...]
    child: tuple[Slug, ...]


class Plans(_Entry):
    """Which resources a plan leaves out, though the search finds them.

    `never`: for no family that asks; `own_audience`: needs whose resources serve nobody else;
    `outside_metropole`: for those who live elsewhere; `children_at_least`: how many it takes.
    """

    never: tuple[Slug, ...]
    own_audience: tuple[Slug, ...]
    outside_metropole: tuple[Slug, ...]
    children_at_least: Mapping[Slug, Annotated[int, Field(ge=1)]]


class Safety(_Entry):
    words: tuple[ShortText, ...]


class _File(_Entry):
    categories: Mapping[Category, Theme]
    needs: Mapping[Slug, Need]
    acronyms: Mapping[str, ShortText]
    safety: Safety
    places: Mapping[str, Slug]
    meanwhile: Meanwhile
    plans: Plans


class TaxonomyError(ValueError):
    """The file can't be used; the message names the entry and what to do."""


@dataclass(frozen=True)
class Taxonomy:
    """`acronyms` are in small letters; `safety` words call for the emergency numbers.

    `places` gives the quartier of names that people say and no border carries; `everyday` what
    people type to find one resource, by its id.
    """

    categories: Mapping[Category, str]
    needs: Mapping[str, Need]
    acronyms: Mapping[str, str]
    safety: tuple[str, ...]
    places: Mapping[str, str]
    everyday: Mapping[str, tuple[str, ...]]
    meanwhile: Meanwhile
    plans: Plans

    @cached_property
    def needs_by_category(self) -> Mapping[Category, tuple[str, ...]]:
        return {
            category: tuple(slug for slug, need in self.needs.items() if need.category == category)
            for category in Category
        }

    def unknown_needs(self, resource: Resource) -> list[str]:
        return [need for need in resource.needs if need not in self.needs]


def _everyday(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Read the words of single resources; none when there is no such file."""
    if not path.exists():
        return {}
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(dict[Slug, tuple[ShortText, ...]]).validate_python(read)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{path}: not a TOML file: {error}") from error
    except ValidationError as error:
        raise TaxonomyError(f"{path}: {every_problem(error)}") from error


def load(path: Path) -> Taxonomy:
    """Read the taxonomy; raise TaxonomyError with every problem when it can't be used."""
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{path}: not a TOML file: {error}") from error
    except ValidationError as error:
        raise TaxonomyError(f"{path}: {every_problem(error)}") from error
    missing = [category for category in Category if category not in read.categories]
    if missing:
        raise TaxonomyError(f"{path}: no [categories.{missing[0]}]: every theme needs a label")
    return Taxonomy(
        categories={category: read.categories[category].label for category in Category},
        needs=read.needs,
        acronyms={word.lower(): meaning for word, meaning in read.acronyms.items()},
        safety=read.safety.words,
        places=read.places,
        meanwhile=read.meanwhile,
        plans=read.plans,
        everyday=_everyday(path.with_name("everyday.toml")),
    )
