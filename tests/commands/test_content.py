"""lookup, topic, handouts, handout, about: they work without a store and make none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.documents.pdf import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Desk


def test_a_look_up_answers_in_the_shape_of_the_contract(desk: Desk) -> None:
    answer = desk.json("lookup", "spravto", "--limit", "2")

    assert list(answer) == ["query", "ms", "corrected", "strip", "results"]
    assert answer["query"] == "spravto"
    assert isinstance(answer["ms"], float)
    assert answer["corrected"] == "spravato"
    assert answer["strip"] is False
    assert 1 <= len(answer["results"]) <= 2
    assert set(answer["results"][0]) == {"id", "title", "kind", "why"}
    assert answer["results"][0]["id"] == "treatment.spravato"
    assert not desk.folder.exists()


def test_danger_comes_first_or_as_a_strip(desk: Desk) -> None:
    answer = desk.json("lookup", "I want to kill myself")

    assert answer["results"][0]["id"] == "crisis"


def test_where_danger_has_no_answer_nothing_is_said_of_finding_out(desk: Desk) -> None:
    _code, danger, _err = desk.run("lookup", "i cannot go on like this")
    _code, unknown, _err = desk.run("lookup", "do you sell garden furniture")

    assert danger.strip() == (
        "The caller may be in danger: see the crisis card (frontdesk topic crisis)."
    )
    assert "not in the approved text" in unknown


def test_lines_of_input_get_one_answer_each_blank_ones_too(desk: Desk) -> None:
    code, out, err = desk.run("lookup", "--stdin", "--json", typed="spravato\n\nketamin\n")

    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [one["query"] for one in answers] == ["spravato", "", "ketamin"]
    assert answers[1]["results"] == []


def test_a_caller_s_words_may_come_from_standard_input(desk: Desk) -> None:
    assert desk.json("lookup", "-", typed="spravato\n")["query"] == "spravato"


def test_nothing_found_is_no_failure(desk: Desk) -> None:
    assert desk.json("lookup", "zzqx vvkp")["results"] == []


def test_a_topic_has_lines_with_their_sources(desk: Desk) -> None:
    answer = desk.json("topic", "treatment.spravato")

    assert list(answer) == [
        "id", "title", "group", "say", "ask", "leave_to_clinician", "footnotes", "handouts",
        "visit_types", "related", "review",
    ]  # fmt: skip
    assert set(answer["say"][0]) == {"text", "sources"}
    assert answer["review"] == {"state": "draft", "by": None, "on": None, "until": None}
    assert "h.spravato" in answer["handouts"]


def test_a_topic_that_is_not_there_is_no_such_thing(desk: Desk) -> None:
    assert "no topic" in desk.refused(4, "topic", "treatment.nothing")


def test_the_handouts_are_listed(desk: Desk) -> None:
    answer = desk.json("handouts")

    assert len(answer["handouts"]) == 10
    assert answer["handouts"][0]["id"] == "h.spravato"
    assert answer["handouts"][0]["languages"] == ["en", "es"]
    assert answer["handouts"][0]["review"]["state"] == "draft"


def test_a_packet_is_one_pdf_and_needs_no_store(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"

    answer = desk.json(
        "handout", "h.spravato", "h.crisis", "--out", str(file), "--for", "-", typed="Zoë\n"
    )

    assert answer["file"] == str(file)
    assert answer["pages"] >= 2
    assert isinstance(answer["ms"], float)
    assert file.read_bytes().startswith(b"%PDF")
    assert not desk.folder.exists()


def test_a_handout_is_made_in_spanish_in_large_print_and_in_black_alone(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "packet.pdf"

    desk.json(
        "handout", "h.crisis", "--out", str(file), "--language", "es", "--large-print",
        "--paper", "a4", "--tone", "black",
    )  # fmt: skip

    text = words(file.read_bytes())
    assert "Ayuda en una crisis" in text
    assert "Borrador, aún no revisado" in text
    with pikepdf.open(file) as made:
        assert str(made.Root.Lang) == "es"
        colours = [
            step.operands
            for step in pikepdf.parse_content_stream(made.pages[0], "rg")
            if str(step.operator) == "rg"
        ]
    assert {len(set(colour)) for colour in colours} == {1}


def test_a_visit_is_told_on_the_first_page_and_noted_with_its_person(
    clinic: Desk, tmp_path: Path
) -> None:
    from frontdesk.bootstrap import Target, open_services

    visit = clinic.json("appointments", "--until", "2100-01-01")["appointments"][0]
    file = tmp_path / "one.pdf"

    clinic.json("handout", "h.group", "--out", str(file), "--visit", visit["id"])

    assert "Your visit" in words(file.read_bytes())
    services = open_services(Target(clinic.folder))
    (noted,) = [one for one in services.handouts.printed(limit=500) if one.printer == "file"]
    services.close()
    assert str(noted.appointment) == visit["id"]
    assert noted.person is not None
    assert noted.named is False


def test_a_saved_handout_is_in_the_print_log_once_for_each_request(
    clinic: Desk, tmp_path: Path
) -> None:
    from frontdesk.bootstrap import Target, open_services

    file = tmp_path / "one.pdf"
    request = "018f0000-0000-7000-8000-000000000001"
    for _ in range(2):
        clinic.json("handout", "h.crisis", "--out", str(file), "--request", request)

    services = open_services(Target(clinic.folder))
    saved = [one for one in services.handouts.printed(limit=500) if one.printer == "file"]
    services.close()
    assert [one.handout for one in saved] == ["h.crisis"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("h.nothing", "--out", "x.pdf"), 4),
        (("h.crisis", "--out", "x.pdf", "--language", "xx"), 4),
        (("h.crisis", "--out", "no/such/folder/x.pdf"), 2),
        (("h.crisis", "--out", "."), 2),
        (("h.crisis",), 2),
        (("h.crisis", "--out", "x.pdf", "--paper", "a5"), 2),
        (("h.crisis", "--out", "x.pdf", "--tone", "pink"), 2),
        (("h.crisis", "--out", "x.pdf", "--visit", "7"), 4),
        (("h.crisis", "--out", "x.pdf", "--visit", "next"), 4),
        (("h.crisis", "--out", "x.pdf", "--for", "\u5f20\u4f1f"), 2),
    ],
)
def test_a_handout_that_cannot_be_made_leaves_no_file(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
) -> None:
    monkeypatch.chdir(tmp_path)

    desk.refused(code, "handout", *words)

    assert list(tmp_path.iterdir()) == []


def test_about_says_where_and_which_without_a_store(desk: Desk) -> None:
    answer = desk.json("about")

    assert answer["version"]
    assert answer["encrypted"] is False
    assert answer["data"] == str(desk.folder)
    assert answer["schema"] is None
    assert answer["state"] == "missing"
    assert answer["look_up"] == "words, and the sense of sentences"
    assert not desk.folder.exists()


def test_reasons_and_outcomes_need_no_store(desk: Desk) -> None:
    assert {"id": "new-client", "name": "New client"} in desk.json("list", "reasons")["reasons"]
    assert len(desk.json("list", "outcomes")["outcomes"]) == 21
