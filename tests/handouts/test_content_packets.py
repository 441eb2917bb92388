"""A packet holds what was booked, then what was spoken of, each once."""

import pytest

from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.rules.packets import FOR_VISIT_TYPE, packet
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import Catalogue, Topic

CONSULT = ServiceTypeId("spravato-consult")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def order(catalogue: Catalogue) -> list[HandoutId]:
    return list(load_handouts(catalogue.facts))


def topics(catalogue: Catalogue, *keys: str) -> list[Topic]:
    return [catalogue.topics[TopicId(key)] for key in keys]


def test_what_was_booked_comes_before_what_was_spoken_of(
    catalogue: Catalogue, order: list[HandoutId]
) -> None:
    spoken = topics(catalogue, "treatment.options", "faq.spravato-speed")

    found = packet(order, topics=spoken, visit_type=CONSULT)

    assert found == ("h.spravato", "h.first-visit", "h.options")


def test_help_in_a_crisis_lies_on_top(catalogue: Catalogue, order: list[HandoutId]) -> None:
    found = packet(order, topics=topics(catalogue, "crisis"), visit_type=CONSULT)

    assert found[0] == "h.crisis"


def test_a_visit_by_video_adds_its_handout(order: list[HandoutId]) -> None:
    found = packet(order, visit_type=ServiceTypeId("therapy-intake"), telehealth=True)

    assert found == ("h.first-visit", "h.therapy", "h.telehealth")


def test_a_visit_type_of_the_clinics_own_has_no_handouts(order: list[HandoutId]) -> None:
    assert packet(order, visit_type=ServiceTypeId("yoga")) == ()
    assert packet(order) == ()


def test_a_handout_that_is_not_there_is_left_out() -> None:
    assert packet([HandoutId("h.first-visit")], visit_type=CONSULT) == ("h.first-visit",)


def test_every_visit_type_that_topics_name_has_handouts(
    catalogue: Catalogue, order: list[HandoutId]
) -> None:
    named = {each for topic in catalogue.topics.values() for each in topic.visit_types}

    assert named <= FOR_VISIT_TYPE.keys()
    assert {each for found in FOR_VISIT_TYPE.values() for each in found} <= set(order)
