"""people find, add, show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Desk

REQUEST = "018f0000-0000-7000-8000-000000000002"


def test_a_person_is_added_shown_and_found(desk: Desk) -> None:
    words = ("--name", "Zoë O'Example", "--phone", "(425) 555-0142", "--born", "03/07/1984")
    made = desk.json("people", "add", *words)["person"]

    assert made == {
        "id": made["id"],
        "name": "Zoë O'Example",
        "phones": [{"value": "+14255550142", "use": "mobile"}],
        "born": "1984-03-07",
        "why": None,
    }
    assert desk.json("people", "show", made["id"])["person"] == made
    for text, why in (("oexampel", "like name"), ("0142", "number"), ("1984-03-07", "birth date")):
        answer = desk.json("people", "find", text)
        assert [one["why"] for one in answer["people"]] == [why]
        assert isinstance(answer["ms"], float)


def test_someone_who_may_be_known_is_pointed_out_beside_the_answer(desk: Desk) -> None:
    words = ("--name", "Casey Sample", "--phone", "4255550142")
    key = desk.json("people", "add", *words)["person"]["id"]

    code, answer, beside = desk.run("people", "add", "--name", "Casey Sampel", *words[2:], "--json")

    assert code == 0
    assert json.loads(answer)["person"]["id"] != key
    assert f"id {key}, same number and a like name" in beside
    assert "Casey" not in beside


def test_people_are_found_by_area_code_and_by_year_of_birth(desk: Desk) -> None:
    for name, number, born in (
        ("Casey Sample", "4255550142", "1968-03-07"),
        ("Robin Example", "2065550142", "1990-01-01"),
        ("Lee Mock", "3605551968", "1969-01-01"),
        ("Kit Pretend", "3604255542", "2001-01-01"),
    ):
        desk.json("people", "add", "--name", name, "--phone", number, "--born", born)

    def found(text: str) -> dict[str, str]:
        return {one["name"]: one["why"] for one in desk.json("people", "find", text)["people"]}

    assert found("425") == {"Casey Sample": "area code"}
    assert found("1968") == {"Casey Sample": "birth year", "Lee Mock": "number"}
    assert found("robin 1990") == {"Robin Example": "name and birth year"}
    assert found("casey 206") == {}
    assert found("999") == {}


def test_personal_values_are_read_in_the_order_of_the_options(desk: Desk) -> None:
    made = desk.json(
        "people", "add", "--phone", "-", "--name", "-", typed="425-555-0143\nLee Sample\n"
    )

    assert made["person"]["name"] == "Lee Sample"
    assert made["person"]["phones"][0]["value"] == "+14255550143"
    assert made["person"]["born"] is None


def test_a_missing_line_of_input_changes_nothing(desk: Desk) -> None:
    assert "Standard input ended" in desk.refused(2, "people", "add", "--name", "-")
    assert not desk.folder.exists()


def test_the_same_request_finds_the_first_person(desk: Desk) -> None:
    words = ("people", "add", "--name", "Pat Sample", "--request", REQUEST)

    first, second = desk.json(*words), desk.json(*words)

    assert first == second
    assert len(desk.json("people", "find", "sample")["people"]) == 1


def test_a_person_whose_record_is_opened_is_audited(desk: Desk) -> None:
    from frontdesk.bootstrap import Target, open_services

    key = desk.json("people", "add", "--name", "Pat Sample")["person"]["id"]
    desk.json("people", "show", key)

    services = open_services(Target(desk.folder))
    trail = services.audit.of("person", key)
    services.close()
    assert [one.action for one in trail] == ["C", "R"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--name", ""), 2),
        (("--name", "x" * 10_000), 2),
        (("--name", "Pat", "--phone", "12"), 2),
        (("--name", "Pat", "--phone", "not a number"), 2),
        (("--name", "Pat", "--born", "02/30/1990"), 2),
        (("--name", "Pat", "--born", "2999-01-01"), 2),
        (("--name", "Pat", "Sample"), 2),
        (("--phone", "4255550142"), 2),
        (("--name", "Pat", "--request", "no-uuid"), 2),
    ],
)
def test_what_cannot_be_taken_is_refused(desk: Desk, words: tuple[str, ...], code: int) -> None:
    error = desk.refused(code, "people", "add", *words)

    assert "Sample" not in error


@pytest.mark.parametrize("key", ["999", "abc", "-1", "9" * 30, "1; DROP TABLE person"])
def test_nobody_has_that_id(clinic: Desk, key: str) -> None:
    # A leading dash would be an option; -- ends them.
    clinic.refused(4, "people", "show", "--", key)


@pytest.mark.parametrize(
    "text", ["\x00", "%", "' OR 1=1 --", "name:*", '"', "\u202eabc", "\ud83d", "NEAR(", ""]
)
def test_odd_words_find_nobody_and_fail_nowhere(clinic: Desk, text: str) -> None:
    assert clinic.json("people", "find", "--", text)["people"] == []


def test_one_letter_finds_names_that_begin_so(clinic: Desk) -> None:
    people = clinic.json("people", "find", "z", "--limit", "3")["people"]

    assert people
    assert all(
        any(word.lower().startswith("z") for word in one["name"].replace("-", " ").split())
        for one in people
    )


def test_without_a_store_there_is_nothing_to_find(desk: Desk) -> None:
    assert "no store" in desk.refused(4, "people", "find", "pat")
    assert not desk.folder.exists()
