"""The shipped handouts keep to their facts, read easily, and promise nothing."""

import re

import pytest

from frontdesk.content.model import ReviewState
from frontdesk.content.rules.reading import HIGHEST_GRADE, TARGET_GRADE, grade, words_in
from frontdesk.handouts.files import languages, load_handouts
from frontdesk.handouts.model import BlockKind, ClinicKey, Handout
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import Catalogue
from frontdesk.treatments.rules.content import CLINIC

PROMISES = re.compile(
    r"any time|anytime|always available|always there|24|around the clock|day or night|any hour",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def handouts(catalogue: Catalogue) -> dict[str, Handout]:
    return {str(key): each for key, each in load_handouts(catalogue.facts).items()}


def texts(handout: Handout) -> list[str]:
    return [
        block.text
        for section in handout.sections
        for block in section.blocks
        if block.kind is not BlockKind.CLINIC
    ]


def all_words(handout: Handout) -> str:
    """Title, headings and texts in the order in which they are printed."""
    words = [handout.title]
    for section in handout.sections:
        words += [section.heading, *(block.text for block in section.blocks)]
    return "\n".join(words)


def test_the_ten_handouts_come_in_their_order(handouts: dict[str, Handout]) -> None:
    titles = [handout.title for handout in handouts.values()]

    assert titles == [
        "Spravato®: what to expect",
        "Your first visit",
        "Treatment options at a glance",
        "What treatment-resistant depression means",
        "Therapy at LightHeart",
        "Medication management",
        "Group therapy and support",
        "Telehealth visits",
        "Help in a crisis",
        "Our offices",
    ]
    assert languages() == ("en", "es")


def test_every_handout_that_a_topic_names_exists_and_is_named(
    catalogue: Catalogue, handouts: dict[str, Handout]
) -> None:
    named = {handout for topic in catalogue.topics.values() for handout in topic.handouts}

    assert named == handouts.keys()


def test_each_handout_reads_at_grade_eight_or_below(handouts: dict[str, Handout]) -> None:
    grades = {key: round(grade(texts(each)), 1) for key, each in handouts.items()}

    table = "\n".join(f"{key:14} {value}" for key, value in grades.items())
    assert max(grades.values()) <= HIGHEST_GRADE, table
    assert max(grades.values()) <= TARGET_GRADE + 0.5, table


def test_no_sentence_runs_long(handouts: dict[str, Handout]) -> None:
    sentences = [
        sentence
        for handout in handouts.values()
        for text in texts(handout)
        for sentence in re.split(r"(?<=[.!?:;])\s", text)
    ]

    assert [each for each in sentences if words_in([each]) > 25] == []


def test_the_brand_carries_its_mark_at_first_mention_and_only_there(
    handouts: dict[str, Handout],
) -> None:
    for key, handout in handouts.items():
        words = all_words(handout)
        if "Spravato" in words:
            assert words.index("Spravato®") == words.index("Spravato"), key
            assert words.count("®") == 1, key


def test_blocks_without_a_source_state_nothing_about_care(handouts: dict[str, Handout]) -> None:
    unsourced = [
        block.text
        for handout in handouts.values()
        for section in handout.sections
        for block in section.blocks
        if not block.sources
    ]

    stating = re.compile(r"\b(helps|treats|works|safe|effective)\b[^?]*$")
    assert unsourced
    assert not [text for text in unsourced if stating.search(text)]


def test_the_clinics_own_words_stand_under_known_keys(handouts: dict[str, Handout]) -> None:
    keys = {
        block.text: block.sources
        for handout in handouts.values()
        for section in handout.sections
        for block in section.blocks
        if block.kind is BlockKind.CLINIC
    }

    assert keys == {key.value: (CLINIC,) for key in ClinicKey}


def test_nothing_promises_help_at_any_hour_but_988(handouts: dict[str, Handout]) -> None:
    promising = [
        (key, text)
        for key, handout in handouts.items()
        for text in texts(handout)
        if PROMISES.search(text) and "988" not in text
    ]

    assert promising == []


def test_the_share_of_people_is_printed_as_nearly_one_in_three(
    handouts: dict[str, Handout],
) -> None:
    words = all_words(handouts["h.trd"])

    assert "Nearly one in three people" in words
    assert "third" not in words


def test_no_handout_calls_one_treatment_better(handouts: dict[str, Handout]) -> None:
    for key, handout in handouts.items():
        assert not re.search(r"more effective|better than|newer", all_words(handout)), key


def test_unreviewed_risks_are_left_out(handouts: dict[str, Handout]) -> None:
    sources = {
        source
        for handout in handouts.values()
        for section in handout.sections
        for block in section.blocks
        for source in block.sources
    }

    assert "G8" not in sources
    assert "C30" not in sources
    assert "C11" not in sources


def test_the_spravato_handout_covers_all_its_facts(handouts: dict[str, Handout]) -> None:
    sources = {
        source
        for section in handouts["h.spravato"].sections
        for block in section.blocks
        for source in block.sources
    }

    wanted = "C32 C33 C34 C35 C48 C49 C50 G1 G2 G3 G4 G6 G7 G9 G10 G12"
    assert sources >= set(wanted.split())


def test_everything_shipped_is_a_first_draft(handouts: dict[str, Handout]) -> None:
    assert {handout.review.state for handout in handouts.values()} == {ReviewState.DRAFT}
    assert {handout.version for handout in handouts.values()} == {"1"}
