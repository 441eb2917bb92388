"""The look-up as the desk uses it: right topics, none where there is none, never a failure."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import NotFound
from frontdesk.identity import TopicId
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import Catalogue, LookUp, Topic, TopicKind
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary
from frontdesk.treatments.service import Treatments

CATALOGUE = load_catalogue()
DESK = Treatments(CATALOGUE)


def topics(found: LookUp) -> list[str]:
    return [answer.topic for answer in found.answers]


@pytest.mark.parametrize("topic", [t for t in CATALOGUE.topics.values() if t.id != "crisis"])
def test_every_title_finds_its_own_topic(topic: Topic) -> None:
    assert topics(DESK.look_up(topic.title))[0] == topic.id


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("spravado", "treatment.spravato"),
        ("how fast does it work", "faq.spravato-speed"),
        ("how fast does spravato work", "faq.spravato-speed"),
        ("coffee before?", "faq.spravato-food"),
        ("can I drive home after", "faq.spravato-ride"),
        ("do you take my insurence", "route.cost-insurance"),
        ("video visit", "service.telehealth"),
        ("tele health", "service.telehealth"),
        ("nothing has worked for me", "faq.nothing-worked"),
        ("my daughter is fifteen", "route.under-18"),
        ("reschedule my appointment", "route.existing-client"),
        ("dying to know if you take my insurance", "route.cost-insurance"),
        ("skills group", "treatment.therapy.dbt"),
    ],
)
def test_callers_words_find_the_topic_first(words: str, topic: str) -> None:
    assert topics(DESK.look_up(words))[0] == topic


@pytest.mark.parametrize(
    "words",
    [
        "the best pizza in town",
        "do you do tms",
        "flu shot",
        "is the pool open",
        "asdfgh qwrtz",
        "the",
    ],
)
def test_what_the_catalogue_does_not_hold_finds_nothing(words: str) -> None:
    assert DESK.look_up(words).answers == ()


def test_a_narrow_question_comes_before_its_broad_topic() -> None:
    assert topics(DESK.look_up("spravato"))[0] == "treatment.spravato"
    assert topics(DESK.look_up("side effects of spravato"))[0] == "faq.spravato-side-effects"
    assert topics(DESK.look_up("where is spravato given"))[0] == "faq.spravato-where"


@pytest.mark.parametrize("typed", ["spr", "spra", "sprav", "spravat"])
def test_a_begun_word_answers_already(typed: str) -> None:
    found = DESK.look_up(typed)

    assert "treatment.spravato" in topics(found)
    assert found.corrected is None


def test_a_lone_letter_answers_with_titles_that_begin_so() -> None:
    found = DESK.look_up("t")

    assert found.answers
    assert all(answer.why.startswith("begins ") for answer in found.answers)


def test_mended_spelling_is_offered_as_did_you_mean() -> None:
    assert DESK.look_up("how fats does spravado work").corrected == "how fast does spravato work"
    assert DESK.look_up("I don't want spravado").corrected == "I don't want spravato"
    assert DESK.look_up("how fast does spravato work").corrected is None


def test_an_answer_says_what_it_matched_or_what_callers_ask() -> None:
    assert DESK.look_up("spravado").answers[0].why == "matched \u2018spravado\u2019"
    assert DESK.look_up("i want to die").answers[0].why == "heard \u2018i want to die\u2019"
    for answer in DESK.look_up("is there any way to be at peace with this for good").answers:
        assert answer.why.startswith(("matched ", "callers ask: "))


def test_answers_are_no_more_than_asked_for_and_in_falling_order() -> None:
    found = DESK.look_up("spravato", limit=3)

    assert len(found.answers) <= 3
    assert [a.score for a in found.answers] == sorted(
        (a.score for a in found.answers), reverse=True
    )
    assert DESK.look_up("spravato", limit=0).answers == ()


@pytest.mark.parametrize("limit", [-1, 0])
def test_a_senseless_limit_gives_no_answers(limit: int) -> None:
    assert DESK.look_up("spravato", limit).answers == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "?!...",
        "\u4f60\u597d",
        "\u0633\u0644\u0627\u0645",
        "\ud800\udfff",
        "\x00\x07\x1b[0m",
        "<script>alert(1)</script>",
        "'; DROP TABLE people; --",
        '* OR NEAR("a" b) AND -c:',
        "\\ ( [ {2,} ^ $",
        "\u202espravato\u202c",
        "\U0001f600" * 50,
    ],
)
def test_odd_text_is_only_text(text: str) -> None:
    found = DESK.look_up(text)

    assert found.query == text
    assert not found.strip


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "spravato " * 1200, "ab\u00df " * 2500, "(" * 10_000]
)
def test_a_very_long_text_is_answered(text: str) -> None:
    assert DESK.look_up(text).query == text


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    found = DESK.look_up(text)

    assert len(found.answers) <= 5
    assert found == DESK.look_up(text)


WORDS = st.lists(
    st.sampled_from(["spravato", "ride", "insurance", "fast", "therapy", "teen", "group", "video"]),
    min_size=1,
    max_size=2,
    unique=True,
)


@given(WORDS)
def test_capitals_and_marks_change_nothing(words: list[str]) -> None:
    small = DESK.look_up(" ".join(words))

    assert DESK.look_up(" ".join(words).upper()).answers == small.answers
    assert DESK.look_up(", ".join(words) + "?").answers == small.answers


@pytest.mark.parametrize(
    "words",
    [
        "spravato ride home",
        "insurance spravato",
        "teen therapy",
        "depression support group",
        "spravato cost",
        "eat before spravato",
    ],
)
def test_keywords_answer_in_any_order(words: str) -> None:
    orders = [" ".join(order) for order in permutations(words.split())]

    assert len({topics(DESK.look_up(order))[0] for order in orders}) == 1


def test_two_services_answer_alike() -> None:
    words = "how often do i have to come in"

    assert Treatments(load_catalogue()).look_up(words) == DESK.look_up(words)


def test_topics_come_by_group_in_the_catalogues_order() -> None:
    groups = DESK.topics()

    assert list(groups) == list(CATALOGUE.groups)
    assert [t.id for group in groups.values() for t in group] == list(CATALOGUE.topics)


def test_topics_and_facts_are_found_by_id_or_refused() -> None:
    assert DESK.topic(TopicId("crisis")).kind is TopicKind.CRISIS
    assert DESK.fact("C53").id == "C53"
    with pytest.raises(NotFound) as topic:
        DESK.topic(TopicId("treatment.magic"))
    with pytest.raises(NotFound) as fact:
        DESK.fact("C999")

    assert (topic.value.kind, fact.value.kind) == ("topic", "fact")


def small_desk(*topics: Topic) -> Finder:
    catalogue = Catalogue({topic.id: topic for topic in topics}, ("Cards",), {}, {})
    return Finder(catalogue, Vocabulary({}, {}, filler=("the", "do", "you")))


def test_a_new_alias_is_found_though_no_example_knows_it() -> None:
    card = Topic(
        TopicId("treatment.sound"), "Sound baths", "Cards", TopicKind.TREATMENT,
        aliases=("gong bath",),
    )  # fmt: skip

    found = small_desk(card).find("gong bath")

    assert topics(found) == ["treatment.sound"]


def test_a_catalogue_without_topics_answers_nothing() -> None:
    assert small_desk().find("spravato") == LookUp("spravato")
