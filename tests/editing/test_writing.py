"""Texts are opened, saved as drafts, compared and judged; nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.content.model import Origin, Review, ReviewState
from frontdesk.editing.model import Differing, EditClash
from frontdesk.editing.rules.difference import difference
from frontdesk.editing.rules.parts import parts
from frontdesk.errors import Invalid, NotFound
from frontdesk.identity import TopicId, new_request
from frontdesk.treatments.model import Line, Problem, Topic, TopicKind
from tests.clinics import CATALOGUE
from tests.editing.texts import CAUSES, SHEET, SPRAVATO, handout, newest, said, saved, topic

if TYPE_CHECKING:
    from frontdesk.services import Services


def test_all_shipped_documents_are_listed_in_their_order_as_drafts(services: Services) -> None:
    listed = services.editing.documents()

    handouts = [
        one for code in services.handouts.languages() for one in services.handouts.all(code)
    ]
    assert len(listed) == len(CATALOGUE.topics) + len(handouts)
    assert [one.key.id for one in listed[:3]] == list(CATALOGUE.topics)[:3]
    assert listed[-1].group == "Handouts"
    assert all(one.mistakes == 0 for one in listed), [one for one in listed if one.mistakes]
    assert {one.newest.state for one in listed} == {ReviewState.DRAFT}
    assert {one.newest.origin for one in listed} == {Origin.RELEASE}
    assert {one.due for one in listed} == {None}


def test_shipped_texts_are_taken_into_the_store_once(services: Services) -> None:
    services.editing.documents()
    again = services.editing.documents()

    assert {len(services.editing.history(one.key)) for one in again} == {1}


def test_a_saved_text_is_a_new_draft_with_its_author_and_its_number(services: Services) -> None:
    first = newest(services)

    made = services.editing.save(CAUSES, said("New words.", topic(services)), first.id, "Shorter")

    assert (made.number, made.state, made.author) == (2, ReviewState.DRAFT, "rosa")
    assert (made.note, made.base, made.origin) == ("Shorter", first.id, Origin.DESK)
    assert services.editing.history(CAUSES) == [made, first]
    assert topic(services).say[0].text == "New words."


def test_an_unchanged_text_makes_no_version(services: Services) -> None:
    first = newest(services)

    same = services.editing.save(CAUSES, topic(services), first.id)

    assert same == first
    assert services.editing.history(CAUSES) == [first]


def test_an_older_version_is_opened_as_it_was(services: Services) -> None:
    first = newest(services)
    before = topic(services)
    saved(services, "New words.")

    assert services.editing.topic_or_handout(CAUSES, first.id) == before


def test_the_same_request_saves_once(services: Services) -> None:
    request = new_request()
    base = newest(services).id
    text = said("New words.", topic(services))

    made = [services.editing.save(CAUSES, text, base, request=request) for _ in range(2)]

    assert made[0] == made[1]
    assert len(services.editing.history(CAUSES)) == 2


def test_of_two_managers_the_second_is_told_and_both_texts_are_kept(services: Services) -> None:
    opened = newest(services).id
    text = topic(services)
    theirs = services.editing.save(CAUSES, said("Theirs.", text), opened)

    with pytest.raises(EditClash) as told:
        services.editing.save(CAUSES, said("Mine.", text), opened)

    assert told.value.theirs == theirs
    assert told.value.mine.state is ReviewState.DRAFT
    kept = [services.editing.topic_or_handout(CAUSES, one.id) for one in
            services.editing.history(CAUSES)[:2]]  # fmt: skip
    assert [one.say[0].text for one in kept if isinstance(one, Topic)] == ["Mine.", "Theirs."]


def test_a_clash_is_told_again_when_its_request_comes_again(services: Services) -> None:
    opened, request = newest(services).id, new_request()
    text = topic(services)
    services.editing.save(CAUSES, said("Theirs.", text), opened)
    for _ in range(2):
        with pytest.raises(EditClash):
            services.editing.save(CAUSES, said("Mine.", text), opened, request=request)

    assert len(services.editing.history(CAUSES)) == 3


def test_the_same_text_saved_by_both_is_no_clash(services: Services) -> None:
    opened = newest(services).id
    text = said("Ours.", topic(services))
    services.editing.save(CAUSES, text, opened)

    assert services.editing.save(CAUSES, text, opened).number == 2


def test_a_text_is_saved_under_its_own_name_alone(services: Services) -> None:
    with pytest.raises(Invalid):
        services.editing.save(SPRAVATO, topic(services), newest(services).id)
    with pytest.raises(Invalid):
        services.editing.save(SHEET, topic(services), newest(services).id)


def test_markup_and_control_characters_stay_text_or_go(services: Services) -> None:
    words = "<b>Bold</b> &amp; <script>\u202ealert(1)</script>\x07 \n =1+1"

    made = saved(services, words)

    shown = topic(services).say[0].text
    assert shown == "<b>Bold</b> &amp; <script>alert(1)</script> =1+1"
    assert made.sound


def test_a_line_of_fifty_thousand_characters_is_kept_as_a_draft_and_never_shown(
    services: Services,
) -> None:
    before = services.treatments.topic(TopicId(CAUSES.id))

    made = saved(services, "word " * 10_000)

    assert not made.sound
    assert [one.problem for one in services.editing.check(topic(services))] == [
        Problem.LINE_TOO_LONG
    ]
    assert services.treatments.topic(TopicId(CAUSES.id)) == before


def test_a_text_beyond_all_sense_is_refused_and_nothing_is_saved(services: Services) -> None:
    with pytest.raises(Invalid):
        saved(services, "word " * 100_000)

    assert len(services.editing.history(CAUSES)) == 1


def test_mistakes_name_the_line_that_holds_them(services: Services) -> None:
    text = topic(services)
    wrong = replace(
        text,
        say=(Line("No source."), Line("Unknown.", ("C999",)), Line("Never.", ("C30",)),
             Line("\u5f20 letters", ("C42",)), *text.say),
        aliases=("cause", "Cause"),
        related=(TopicId(CAUSES.id), TopicId("faq.nowhere")),
    )  # fmt: skip

    found = [(one.problem, one.where, one.detail) for one in services.editing.check(wrong)]

    assert (Problem.NO_SOURCE, "Say 1", "No source.") in found
    assert (Problem.UNKNOWN_FACT, "Say 2", "C999") in found
    assert (Problem.FORBIDDEN_FACT, "Say 3", "C30") in found
    assert (Problem.LETTERS_MISSING, "Say 4", "\u5f20") in found
    assert (Problem.TOO_MANY_LINES, "Say 6", "Say") in found
    assert (Problem.DOUBLED_WORDS, "Alias 2", "Cause") in found
    assert (Problem.LOOP, "Related topic 1", CAUSES.id) in found
    assert (Problem.UNKNOWN_TOPIC, "Related topic 2", "faq.nowhere") in found
    assert len(found) == 8


def test_a_handout_s_lines_need_a_source_unless_they_are_logistics(services: Services) -> None:
    sheet = handout(services)
    section = sheet.sections[0]
    block = replace(section.blocks[0], sources=())
    bare = replace(sheet, sections=(replace(section, blocks=(block,)),))
    logistics = replace(
        sheet, sections=(replace(section, blocks=(replace(block, logistics=True),)),)
    )

    assert [(one.problem, one.where) for one in services.editing.check(bare)] == [
        (Problem.NO_SOURCE, "Section 1 line 1")
    ]
    assert services.editing.check(logistics) == []


def test_a_new_topic_has_an_id_of_its_own_and_takes_the_caller_s_words(services: Services) -> None:
    made = services.editing.new_topic("What causes TRD?", TopicKind.FAQ, "Questions", "why me")
    key = replace(CAUSES, id=made.id)
    services.editing.save(key, made, None)
    second = services.editing.new_topic("What causes TRD?", TopicKind.FAQ, "Questions")

    assert made.id == "faq.what-causes-trd"
    assert made.questions == ("why me",)
    assert second.id == "faq.what-causes-trd-2"


@pytest.mark.parametrize(("title", "kind"), [("  ", TopicKind.FAQ), ("Danger", TopicKind.CRISIS)])
def test_a_new_topic_needs_a_title_and_is_no_second_crisis_card(
    services: Services, title: str, kind: TopicKind
) -> None:
    with pytest.raises(Invalid):
        services.editing.new_topic(title, kind, "Questions")


def test_a_document_that_is_not_there_is_said_so(services: Services) -> None:
    with pytest.raises(NotFound):
        services.editing.topic_or_handout(replace(CAUSES, id="faq.nowhere"))

    assert services.editing.history(replace(CAUSES, id="faq.nowhere")) == []


def test_a_difference_names_each_line_that_was_added_removed_or_changed(
    services: Services,
) -> None:
    before = topic(services)
    after = replace(said("New first.", before), aliases=(*before.aliases, "brand new"), related=())

    found = [
        (line.kind, line.where)
        for line in services.editing.difference(before, after)
        if line.kind is not Differing.SAME
    ]

    assert found == [
        (Differing.CHANGED, "Say 1"),
        (Differing.ADDED, f"Alias {len(after.aliases)}"),
        *((Differing.REMOVED, f"Related topic {n + 1}") for n in range(len(before.related))),
    ]


def test_reading_gives_a_grade_to_each_line_and_points_at_long_words(services: Services) -> None:
    text = said("Pharmacological considerations necessitate individualized determination.",
                topic(services))  # fmt: skip

    found = services.editing.reading(text)

    hard = next(line for line in found.lines if line.where == "Say 1")
    assert hard.grade > 20
    assert "Pharmacological" in hard.long_words
    assert found.grade < hard.grade
    assert services.editing.reading(replace(text, say=())).grade < found.grade


WORDS = st.text("ab c", max_size=6)
LINES = st.lists(
    st.builds(Line, WORDS, st.sampled_from([(), ("C1",), ("C1", "G2")])), max_size=5
).map(tuple)


MANY = st.lists(WORDS, max_size=4).map(tuple)
TOPICS = st.builds(
    Topic, id=st.just(TopicId("faq.a")), title=WORDS, group=WORDS, kind=st.just(TopicKind.FAQ),
    say=LINES, ask=LINES, leave_to_clinician=LINES, footnotes=LINES, aliases=MANY,
    misspellings=MANY, questions=MANY, related=st.just(()), handouts=st.just(()),
    visit_types=st.just(()), review=st.just(Review()),
)  # fmt: skip


@given(before=TOPICS, after=TOPICS)
@settings(deadline=None)
def test_a_difference_holds_both_texts_whole_and_in_order(before: Topic, after: Topic) -> None:
    found = difference(before, after)

    old = [line.before for line in found if line.kind is not Differing.ADDED]
    new = [line.after for line in found if line.kind is not Differing.REMOVED]
    assert old == [part.shown for part in parts(before)]
    assert new == [part.shown for part in parts(after)]
    both = [line for line in found if line.kind in (Differing.SAME, Differing.CHANGED)]
    assert all((line.kind is Differing.SAME) == (line.before == line.after) for line in both)
