"""The look-up after an edit answers as one that was made anew, though it reads little again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.identity import TopicId
from frontdesk.treatments.model import Catalogue, Line
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.word_files import load_examples, load_learned, load_vocabulary
from tests.clinics import CATALOGUE

VOCABULARY, LEARNED = load_vocabulary(), load_learned()
BEFORE = Finder(CATALOGUE, VOCABULARY, LEARNED)
CAUSES = TopicId("faq.causes")
SAID = [
    "why do i have this", "spravto", "how long does a visit take", "do you take my insurance",
    "xylophone lessons", "xylofone", "spra", "two hours", "my sister will not get out of bed",
    "is this the drug people take at parties", "parties", "people at parties",
    "is it genettic", "telehelth apointment", "I want to kill myself", "zzqx",
    *(example.query for example in load_examples()[::40]),
]  # fmt: skip


def edited(*, aliases: tuple[str, ...] = (), words: str = "There is no single cause.",
           misspellings: tuple[str, ...] = ()) -> Catalogue:  # fmt: skip
    old = CATALOGUE.topics[CAUSES]
    topic = replace(
        old,
        say=(Line(words, ("C42",)), *old.say[1:]),
        aliases=(*old.aliases, *aliases),
        misspellings=(*old.misspellings, *misspellings),
    )
    return replace(CATALOGUE, topics={**CATALOGUE.topics, CAUSES: topic})


@pytest.mark.parametrize(
    "catalogue",
    [
        edited(aliases=("xylophone lessons",)),
        edited(words="A sister has nothing to do with it, nor an appointment."),
        edited(
            misspellings=("long does",)
        ),  # a slip made of real words, which others' questions have
        edited(aliases=("parties",)),  # known now, it is no slip in another topic's question
        replace(CATALOGUE, topics={k: t for k, t in CATALOGUE.topics.items() if k != CAUSES}),
    ],
    ids=["an alias", "a line", "a slip", "a word that was mended", "a topic taken away"],
)
def test_a_renewed_look_up_answers_as_a_new_one(catalogue: Catalogue) -> None:
    renewed = Finder(catalogue, VOCABULARY, LEARNED, earlier=BEFORE)
    fresh = Finder(catalogue, VOCABULARY, LEARNED)

    assert [renewed.find(words) for words in SAID] == [fresh.find(words) for words in SAID]


def test_renewing_twice_forgets_the_first_edit() -> None:
    first = Finder(edited(aliases=("xylophone lessons",)), VOCABULARY, LEARNED, earlier=BEFORE)

    back = Finder(CATALOGUE, VOCABULARY, LEARNED, earlier=first)

    assert [back.find(words) for words in SAID] == [BEFORE.find(words) for words in SAID]


@pytest.mark.parametrize("words", ["purple bananas", "how much is spravato", "is it contagious"])
def test_an_accepted_phrase_comes_first_for_its_own_words_and_leaves_others_alone(
    words: str,
) -> None:
    accepted = {CAUSES: (words,)}

    finder = Finder(CATALOGUE, VOCABULARY, LEARNED, accepted=accepted, earlier=BEFORE)

    found = finder.find(words.upper() + "?")
    assert found.answers[0].topic == CAUSES
    assert found.answers[0].score == 1.0
    other = "how long does a visit take"
    assert finder.find(other).answers[0].topic == BEFORE.find(other).answers[0].topic


def test_danger_goes_before_an_accepted_phrase() -> None:
    accepted = {CAUSES: ("i want to kill myself",)}

    finder = Finder(CATALOGUE, VOCABULARY, LEARNED, accepted=accepted)

    assert finder.find("i want to kill myself").answers[0].topic == "crisis"


def test_a_phrase_of_a_topic_that_is_no_more_leads_nowhere() -> None:
    finder = Finder(CATALOGUE, VOCABULARY, LEARNED, accepted={TopicId("faq.gone"): ("bananas",)})

    assert "faq.gone" not in [one.topic for one in finder.find("bananas").answers]
