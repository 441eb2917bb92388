"""The shipped catalogue keeps to its rules and to the cautions of its facts."""

import re
from itertools import chain

import pytest

from frontdesk.content.model import ReviewState
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import Catalogue, TopicKind
from frontdesk.treatments.rules.content import CLINIC, lines, unused_facts

# C30 is a promise of attitude; said of the clinic, each of these would read as hours of cover.
PROMISES = re.compile(
    r"any time|anytime|always available|always there|24|around the clock|day or night|any hour",
    re.IGNORECASE,
)
CLINICAL = re.compile(r"diagnos|symptom|medicine|medication|antidepressant|dose", re.IGNORECASE)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_all_topics_stand_in_their_five_groups(catalogue: Catalogue) -> None:
    groups = {
        group: [topic.id for topic in catalogue.topics.values() if topic.group == group]
        for group in catalogue.groups
    }

    assert {group: len(topics) for group, topics in groups.items()} == {
        "About TRD": 4,
        "Treatments": 7,
        "Questions callers ask": 16,
        "Ways to be seen": 3,
        "Where to send a caller": 9,
    }
    assert groups["Where to send a caller"][-1] == "crisis"


def test_every_line_said_stands_on_a_fact_of_the_clinic_or_a_general_one(
    catalogue: Catalogue,
) -> None:
    said = [
        (topic.id, line)
        for topic in catalogue.topics.values()
        if topic.kind is not TopicKind.CRISIS
        for line in topic.say
    ]

    assert said
    assert [each for each in said if not set(each[1].sources) & catalogue.facts.keys()] == []


def test_the_shortest_line_is_said_first(catalogue: Catalogue) -> None:
    # The crisis card's lines are steps, in the order in which they are taken.
    spoken = [topic for topic in catalogue.topics.values() if topic.kind is not TopicKind.CRISIS]

    lengths = {topic.id: [len(line.text) for line in topic.say] for topic in spoken}

    assert {key: each for key, each in lengths.items() if each != sorted(each)} == {}


def test_only_the_two_facts_that_are_never_lines_carry_none(catalogue: Catalogue) -> None:
    never = {fact.id for fact in catalogue.facts.values() if fact.never_a_line}

    assert never == {"C30", "C64"}
    assert unused_facts(catalogue) == []
    assert {f"C{number}" for number in range(1, 65)} <= catalogue.facts.keys()
    assert not any(key.startswith(("U", "N")) for key in catalogue.facts)


def test_both_footnotes_of_the_page_are_kept(catalogue: Catalogue) -> None:
    footnotes = {
        str(topic.id): {source for line in topic.footnotes for source in line.sources}
        for topic in catalogue.topics.values()
        if topic.footnotes
    }

    assert footnotes["condition.trd"] == {"C62"}
    assert footnotes["treatment.spravato"] == {"C63"}


def test_nothing_promises_help_at_any_hour_but_988(catalogue: Catalogue) -> None:
    promising = [
        (topic.id, line.text)
        for topic in catalogue.topics.values()
        for line in lines(topic)
        if PROMISES.search(line.text) and "988" not in line.text
    ]

    assert promising == []


def test_the_share_of_people_is_said_as_nearly_one_in_three(catalogue: Catalogue) -> None:
    about_share = [
        line.text
        for topic in catalogue.topics.values()
        for line in lines(topic)
        if "C8" in line.sources
    ]

    assert about_share
    assert all(text.startswith("Nearly one in three people") for text in about_share)


def test_newer_options_are_never_called_more_effective(catalogue: Catalogue) -> None:
    texts = [line.text for topic in catalogue.topics.values() for line in lines(topic)]

    newer = [
        line.text
        for topic in catalogue.topics.values()
        for line in lines(topic)
        if "C11" in line.sources
    ]

    assert newer
    assert all("Newer options" in text for text in newer)
    assert not [text for text in texts if "more effective" in text.lower()]


def test_what_some_or_many_people_notice_keeps_its_strength(catalogue: Catalogue) -> None:
    strength = {"C35": ("some clients", "many medications"), "C46": ("many people",),
                "C48": ("may be appropriate",), "C50": ("can reduce", "many people")}  # fmt: skip

    weakened = [
        (source, line.text)
        for topic in catalogue.topics.values()
        for line in lines(topic)
        for source in strength.keys() & set(line.sources)
        if not any(words in line.text.lower() for words in strength[source])
    ]

    assert weakened == []


def test_no_question_of_the_desk_asks_for_symptoms_or_medicines(catalogue: Catalogue) -> None:
    asked = [
        line.text
        for topic in catalogue.topics.values()
        for line in topic.ask
        if CLINICAL.search(line.text)
    ]

    assert asked == []


def test_cost_has_no_approved_words(catalogue: Catalogue) -> None:
    cost = next(topic for topic in catalogue.topics.values() if topic.id == "route.cost-insurance")

    assert cost.say == ()
    assert cost.ask
    assert cost.leave_to_clinician


def test_each_topic_brings_whole_questions_as_callers_ask_them(catalogue: Catalogue) -> None:
    for topic in catalogue.topics.values():
        assert 4 <= len(topic.questions) <= 8, topic.id
        assert topic.aliases, topic.id
        words = [*topic.aliases, *topic.misspellings, *topic.questions]
        assert len(set(words)) == len(words), topic.id


def test_everything_shipped_is_a_draft(catalogue: Catalogue) -> None:
    states = {topic.review.state for topic in catalogue.topics.values()}

    assert states == {ReviewState.DRAFT}


def test_general_facts_name_published_sources(catalogue: Catalogue) -> None:
    general = [fact for fact in catalogue.facts.values() if fact.is_general]

    assert len(general) == 40
    assert all(fact.sources for fact in general)
    assert all(source.address.startswith("http") for source in catalogue.sources.values())


def test_lines_with_the_clinics_own_entries_are_marked_so(catalogue: Catalogue) -> None:
    sources = chain.from_iterable(
        line.sources for topic in catalogue.topics.values() for line in lines(topic)
    )

    assert set(sources) <= catalogue.facts.keys() | {CLINIC}
