"""Keeping people: checked at the door, edited with history, undone, never overwritten silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from frontdesk.errors import Invalid, NotFound
from frontdesk.identity import PersonId
from frontdesk.people.model import ContactUse, PersonDetails, PersonEdited, Phone, Voicemail
from frontdesk.people.service import People
from tests.stores import ROSA, memory_store

JORDAN = PersonDetails(
    name="Jordan Example",
    preferred_name="Jo",
    born=date(1984, 3, 7),
    phones=(Phone("(425) 555-0142 x12", ContactUse.MOBILE, "own"),),
    emails=("jo@example.org",),
    notes="Prefers mornings.\nNorth office.",
)


@pytest.fixture
def people() -> People:
    return People(memory_store(), ROSA)


def test_what_was_taken_down_is_read_back_with_the_number_as_e164(people: People) -> None:
    person = people.add(JORDAN)

    assert person.details == replace(
        JORDAN, phones=(Phone("+14255550142", ContactUse.MOBILE, "own", "12"),)
    )


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"name": ""}, "name", "empty"),
        ({"name": " \u200e\x00 "}, "name", "empty"),
        ({"name": "x" * 10_000}, "name", "too-long"),
        ({"phones": (Phone("not a number"),)}, "number", "not-a-number"),
        ({"phones": (Phone("425 555"),)}, "number", "too-short"),
        ({"phones": (Phone("1234567890"),)}, "number", "not-possible"),
        ({"phones": (Phone("425 555 0142 000 000 000"),)}, "number", "too-long"),
        ({"emails": ("jo at example",)}, "email", "not-an-email"),
        ({"born": date(2030, 1, 1)}, "born", "in-the-future"),
        ({"notes": "x" * 20_001}, "notes", "too-long"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(
    people: People, change: dict[str, object], field: str, problem: str
) -> None:
    with pytest.raises(Invalid) as refused:
        people.add(replace(JORDAN, **change))  # type: ignore[arg-type]

    assert (refused.value.field, refused.value.problem) == (field, problem)
    assert people.count() == 0


@pytest.mark.parametrize(
    "name", ["Łukasz", "Nguyễn Văn", "Иван", "שלום", "张伟", "🙂", "<b>Bold</b>", "=1+1", "O'Neil"]
)
def test_a_name_in_any_script_is_kept_as_given(people: People, name: str) -> None:
    person = people.add(PersonDetails(name=name))

    assert person.details.name == name


def test_a_repeated_request_adds_one_person(people: People) -> None:
    request = uuid4()

    first, again = people.add(JORDAN, request), people.add(JORDAN, request)

    assert first == again
    assert people.count() == 1


def test_an_edit_is_undone_and_done_again_and_all_of_it_is_history(people: People) -> None:
    person = people.add(JORDAN)
    edited = replace(person.details, name="Jordan Sample", voicemail=Voicemail.NO, phones=())
    changed = people.update(person.id, person.version, edited)

    undone = people.undo(person.id)
    redone = people.undo(person.id)

    assert changed.details == edited
    assert undone.details == person.details
    assert redone.details == edited
    assert [event.action for event in people.history(person.id)] == ["C", "U", "U", "U"]
    assert [match.name for match in people.find("0142")] == []
    assert [match.name for match in people.find("sample")] == ["Jordan Sample"]


def test_two_windows_never_overwrite_each_other(people: People) -> None:
    person = people.add(JORDAN)
    first = replace(person.details, name="Jordan First")
    people.update(person.id, person.version, first)

    with pytest.raises(PersonEdited) as refused:
        people.update(person.id, person.version, replace(person.details, name="Jordan Second"))

    assert refused.value.current.details.name == "Jordan First"
    assert people.get(person.id).details.name == "Jordan First"


def test_saving_what_did_not_change_leaves_no_trace(people: People) -> None:
    person = people.add(JORDAN)

    same = people.update(person.id, person.version, person.details)

    assert same.version == person.version
    assert len(people.history(person.id)) == 1


def test_a_person_who_is_not_there_is_named_as_such(people: People) -> None:
    for ask in (people.get, people.undo):
        with pytest.raises(NotFound):
            ask(PersonId(404))


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (PersonDetails("jordan exampel", phones=(Phone("+14255550142"),)), "same number and a"),
        (PersonDetails("Example, Jordan", born=date(1984, 3, 7)), "same birth date and a"),
        (PersonDetails("J. Nobody", born=date(1984, 3, 7), phones=(Phone("+14255550142"),)),
         "same number and birth date"),
        (PersonDetails("jordan example"), "same name"),
    ],
)  # fmt: skip
def test_a_new_person_who_looks_like_a_known_one_is_pointed_out(
    people: People, new: PersonDetails, why: str
) -> None:
    people.add(JORDAN)

    found = people.similar(new)

    assert [match.name for match in found] == ["Jordan Example"]
    assert found[0].why.startswith(why)


@pytest.mark.parametrize(
    "new",
    [
        PersonDetails("Casey Specimen", phones=(Phone("+14255550142"),)),
        PersonDetails("Casey Specimen", born=date(1984, 3, 7)),
        PersonDetails("Jordan Example", born=date(1990, 1, 1)),
    ],
    ids=["family on one line", "same birthday", "a namesake of another age"],
)
def test_sharing_one_thing_alone_makes_nobody_the_same(people: People, new: PersonDetails) -> None:
    people.add(JORDAN)

    assert people.similar(new) == []
