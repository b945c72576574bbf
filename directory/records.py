"""What the directory holds: a place, a service, an aid or a phone line.

Nothing here opens a file, a database or a screen. `None` means "no source says",
never "no": what a source leaves open must not hide a resource from a family.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from directory.fields import (
    Age,
    Email,
    Latitude,
    Longitude,
    OpeningHours,
    PartialDate,
    Phone,
    ShortText,
    Slug,
    Text,
    Url,
)

METROPOLE_BOX = (47.15, 4.80, 47.50, 5.30)
"""South, west, north, east, in degrees: Dijon Métropole and the villages just around it."""


class Category(StrEnum):
    """The themes, in the order in which they are shown."""

    RIGHTS = "rights"
    HOUSING = "housing"
    CHILDCARE = "childcare"
    PARENTING = "parenting"
    RESPITE = "respite"
    SPORT = "sport"
    CULTURE = "culture"
    FOOD = "food"
    HEALTH = "health"
    PEER_SUPPORT = "peer_support"
    MOBILITY = "mobility"
    PROTECTION = "protection"
    EMPLOYMENT = "employment"


class SoloParents(StrEnum):
    """How being a single parent counts here."""

    YES = "yes"
    PRIORITY = "priority"
    TARIFF = "tariff"
    ONLY = "only"


class ChildrenWelcome(StrEnum):
    """Whether a parent can come with a child."""

    YES = "yes"
    PLAY_CORNER = "play_corner"
    CARE_ON_SITE = "care_on_site"
    NO = "no"


class Price(StrEnum):
    FREE = "free"
    MEANS_TESTED = "means_tested"
    MEMBERSHIP = "membership"
    PAID = "paid"


class Access(StrEnum):
    WALK_IN = "walk_in"
    APPOINTMENT = "appointment"
    PHONE = "phone"
    ONLINE = "online"
    REFERRAL = "referral"


class GeoPrecision(StrEnum):
    """How well the point is known; at `QUARTIER` there is none, only the neighbourhood."""

    ADDRESS = "address"
    STREET = "street"
    QUARTIER = "quartier"


class Zone(StrEnum):
    """Who a resource serves, from the nearest to the widest."""

    QUARTIER = "quartier"
    CITY = "city"
    METROPOLE = "metropole"
    DEPARTMENT = "department"
    REGION = "region"
    NATIONAL = "national"


class Feature(StrEnum):
    BUGGY = "buggy"
    WHEELCHAIR = "wheelchair"
    SATURDAY = "saturday"
    EVENING = "evening"
    LUNCHTIME = "lunchtime"
    URGENT = "urgent"
    ITINERANT = "itinerant"
    PARENT_CHILD = "parent_child"
    ANONYMOUS = "anonymous"
    INTERPRETER = "interpreter"


class RoomState(StrEnum):
    OPEN = "open"
    LIMITED = "limited"
    FULL = "full"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Fact(BaseModel):
    """Read-only, and strict on keys: a misspelt one is a fact lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Fact):
    """The page a resource's facts were read on; `dated` is as precise as the page is."""

    url: Url
    publisher: ShortText
    dated: PartialDate | None = None
    licence: ShortText | None = None


class Closure(Fact):
    """Announced ahead, both days included."""

    start: date
    end: date
    reason: ShortText | None = None


class Stop(Fact):
    """Where and when an itinerant resource halts."""

    place: ShortText
    lat: Latitude | None = None
    lon: Longitude | None = None
    opening_hours: OpeningHours | None = None


class Room(Fact):
    """Whether there is room, on the day someone said so."""

    state: RoomState
    dated: date


class Resource(Fact):
    """One line of the directory. Fields and their order are those of the Parquet file."""

    id: Slug
    name: Annotated[Text, Field(min_length=1, max_length=160)]
    category: Category
    also: tuple[Category, ...] = ()
    needs: tuple[Slug, ...] = ()
    organisation: ShortText | None = None
    summary: ShortText
    details: Annotated[Text, Field(max_length=4000)] | None = None
    audience: tuple[ShortText, ...] = ()
    solo_parents: SoloParents | None = None
    children_welcome: ChildrenWelcome | None = None
    age_min: Age | None = None
    age_max: Age | None = None
    price: Price | None = None
    price_note: ShortText | None = None
    conditions: Annotated[Text, Field(max_length=600)] | None = None
    documents: tuple[ShortText, ...] = ()
    access: tuple[Access, ...] = ()
    phone: Phone | None = None
    email: Email | None = None
    website: Url | None = None
    booking_url: Url | None = None
    address: ShortText | None = None
    postcode: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    city: ShortText | None = None
    insee: Annotated[str, Field(pattern=r"^\d[\dAB]\d{3}$")] | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    geo_precision: GeoPrecision | None = None
    geo_source: Text | None = None
    confidential_address: bool = False
    quartier: Slug | None = None
    zone: Zone
    opening_hours: OpeningHours | None = None
    hours_note: ShortText | None = None
    closures: tuple[Closure, ...] = ()
    stops: tuple[Stop, ...] = ()
    features: tuple[Feature, ...] = ()
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...] = ()
    room: Room | None = None
    source: Source
    other_sources: tuple[Url, ...] = ()
    confidence: Confidence
    verified_on: date | None = None
    verified_by: ShortText | None = None
    review_months: Annotated[int, Field(ge=1, le=12)] = 6
    status: Status = Status.PUBLISHED
    version: Annotated[int, Field(ge=1)] = 1
    updated_at: datetime

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, only where they may be shown to anyone."""
        if self.confidential_address or self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon

    @property
    def closed_days(self) -> list[tuple[date, date]]:
        """First and last day of each announced closure."""
        return [(closure.start, closure.end) for closure in self.closures]

    @property
    def categories(self) -> tuple[Category, ...]:
        return (self.category, *self.also)

    @model_validator(mode="after")
    def _place_is_coherent(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together: give both or none")
        if self.lat is not None and self.lon is not None:
            self._check_point(self.lat, self.lon)
        return self

    def _check_point(self, lat: float, lon: float) -> None:
        if self.geo_precision not in (GeoPrecision.ADDRESS, GeoPrecision.STREET):
            raise ValueError(
                "a point needs geo_precision 'address' or 'street'; at 'quartier' leave it out"
            )
        south, west, north, east = METROPOLE_BOX
        if not (south <= lat <= north and west <= lon <= east):
            raise ValueError(
                f"the point {lat}, {lon} is outside the métropole "
                f"({south} to {north} north, {west} to {east} east); were lat and lon swapped?"
            )

    @model_validator(mode="after")
    def _ages_are_ordered(self) -> Self:
        if self.age_min is not None and self.age_max is not None and self.age_min > self.age_max:
            raise ValueError(f"age_min {self.age_min} is above age_max {self.age_max}")
        return self

    @model_validator(mode="after")
    def _verification_is_whole(self) -> Self:
        if (self.verified_on is None) != (self.verified_by is None):
            raise ValueError("verified_on and verified_by go together")
        return self
