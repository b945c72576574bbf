"""What a record accepts, and how it says no."""

import pytest
from pydantic import ValidationError

from directory.records import Resource
from tests.conftest import MakeResource


@pytest.mark.parametrize("number", ["+33380745151", "115", "3919", "116006", "17", "3230"])
def test_a_phone_is_international_or_a_french_short_number(
    make_resource: MakeResource, number: str
) -> None:
    assert make_resource(phone=number).phone == number


@pytest.mark.parametrize("number", ["03 80 74 51 51", "+3338074515", "abc", "1", "", "+33115"])
def test_another_way_to_write_a_phone_is_refused_with_an_example(
    make_resource: MakeResource, number: str
) -> None:
    with pytest.raises(ValidationError, match=r"write \+33380745151"):
        make_resource(phone=number)


def test_a_misspelt_field_is_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        make_resource(telephone="115")


def test_a_point_outside_the_metropole_is_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="outside the métropole"):
        make_resource(lat=48.85, lon=2.35, geo_precision="address")


def test_swapped_coordinates_are_guessed(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="were lat and lon swapped"):
        make_resource(lat=5.04, lon=47.32, geo_precision="address")


def test_a_point_known_to_the_quartier_only_is_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="leave it out"):
        make_resource(lat=47.32, lon=5.04, geo_precision="quartier")


def test_half_a_point_is_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="lat and lon go together"):
        make_resource(lat=47.32)


def test_ages_upside_down_are_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="age_min 9 is above age_max 3"):
        make_resource(age_min=9, age_max=3)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.dijon.fr", "https://a b.fr"])
def test_an_address_that_is_no_web_page_is_refused(make_resource: MakeResource, url: str) -> None:
    with pytest.raises(ValidationError, match="website"):
        make_resource(website=url)


def test_a_nul_character_is_refused(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="NUL"):
        make_resource(summary="a\x00b")


def test_bad_hours_are_refused_with_an_example(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="write them as OpenStreetMap does"):
        make_resource(opening_hours="lundi 9h-12h")


def test_a_verification_needs_a_name(make_resource: MakeResource) -> None:
    with pytest.raises(ValidationError, match="go together"):
        make_resource(verified_on="2026-11-01")


def test_a_confidential_address_has_no_point_to_show(make_resource: MakeResource) -> None:
    hidden = make_resource(confidential_address=True, lat=47.32, lon=5.04, geo_precision="address")

    assert hidden.point is None


def test_a_record_is_read_only(make_resource: MakeResource) -> None:
    resource: Resource = make_resource()
    with pytest.raises(ValidationError, match="frozen"):
        resource.name = "Autre"
