"""Every refusal has a sentence of its own, and none repeats what was typed about a person."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, date, datetime
from typing import Any

import pytest

import frontdesk
from frontdesk.clock import zone
from frontdesk.commands.invalid import invalid
from frontdesk.commands.sentences import has_own_sentence, sentence
from frontdesk.commands.times import read_time
from frontdesk.content.model import DocumentKey, DocumentKind, TextHash, Version, VersionId
from frontdesk.documents.model import LettersMissing, LogoUnusable
from frontdesk.editing.model import EditMistake
from frontdesk.errors import ChangedMeanwhile, Invalid, NotFound, Refusal
from frontdesk.schedule.model import ClosedDay, Opening, Status
from frontdesk.schedule.refusals import SlotTaken, TwoWallTimes
from frontdesk.treatments.model import ContentMistake, Finding, Problem

WHERE = zone()
NINE = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
_VALUES: dict[str, Any] = {
    "kind": "visit", "key": "7", "field": "name", "problem": "empty", "value": "Jane Secret",
    "path": "/folder", "name": "Desk printer", "reason": "stopped", "revision": "0009",
    "pragma": "synchronous", "start": NINE, "type_title": "Intake", "person": 7,
    "status": Status.CANCELLED, "wanted": Status.ARRIVED, "wall": datetime(2026, 3, 8, 2, 30),  # noqa: DTZ001
    "after": NINE, "readings": (NINE, NINE), "mend": "chmod 700",
    "closed": ClosedDay(date(2026, 11, 26), "Thanksgiving"), "count": 3, "ends": NINE,
    "findings": (Finding("a.toml", 3, Problem.NO_SOURCE, "say"),), "letters": ("\u05d0",),
    "line": "A line", "day": date(2026, 11, 26),
    "alternatives": (), "places": (), "provider": "Dr. Sample", "current": None,
    "version": Version(VersionId(3), DocumentKey(DocumentKind.TOPIC, "faq.a"), 2, TextHash("")),
    "mistakes": (EditMistake(Problem.NO_SOURCE, "Say 2"),),
    "opening": Opening("intake", NINE, NINE, 1, 1),  # type: ignore[arg-type]
}  # fmt: skip


def every_refusal() -> list[type[Refusal]]:
    for module in pkgutil.walk_packages(frontdesk.__path__, "frontdesk."):
        if ".migrations." not in module.name:
            importlib.import_module(module.name)
    found: list[type[Refusal]] = []
    waiting = [Refusal]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind.__module__.startswith("frontdesk."):
                found.append(kind)
                waiting.append(kind)
    return sorted(set(found), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", every_refusal(), ids=lambda kind: kind.__name__)
def test_each_refusal_has_a_sentence_of_its_own(kind: type[Refusal]) -> None:
    error = kind.__new__(kind)
    for name, value in _VALUES.items():
        setattr(error, name, value)

    words = sentence(error)

    assert has_own_sentence(kind)
    assert "\n" not in words
    assert len(words) > 20
    assert "Secret" not in words
    assert "error occurred" not in words


@pytest.mark.parametrize("kind", every_refusal(), ids=lambda kind: kind.__name__)
def test_each_refusal_has_an_exit_code_of_the_contract(kind: type[Refusal]) -> None:
    assert kind.exit_code in (2, 3, 4, 5, 7)


def test_a_taken_time_is_answered_with_the_next_ones() -> None:
    opening = Opening("intake", NINE, NINE, 1, 1)  # type: ignore[arg-type]

    words = sentence(SlotTaken(opening, (opening,), ("Dr. Sample at North office",)))

    assert "was just taken" in words
    assert words.endswith(": Tue, Dec 1, 9:00 AM with Dr. Sample at North office.")


def test_a_doubled_hour_names_both_readings() -> None:
    with pytest.raises(TwoWallTimes) as caught:
        read_time("2026-11-01T01:30", WHERE)

    words = sentence(caught.value)

    assert "2026-11-01T01:30-07:00 or 2026-11-01T01:30-08:00" in words


def test_a_name_typed_as_an_id_is_not_repeated() -> None:
    assert "Secret" not in sentence(NotFound("person", "Jane Secret"))
    assert "7" in sentence(NotFound("person", "7"))


def test_a_value_that_cannot_be_taken_is_not_repeated() -> None:
    assert invalid(Invalid("number", "not-a-number", "Jane Secret")).startswith("That is no phone")
    assert "Secret" not in invalid(Invalid("a_new_field", "a-new-problem", "Secret"))


def test_other_facts_are_named() -> None:
    assert "a.toml:3: the line names no source" in sentence(
        ContentMistake((Finding("a.toml", 3, Problem.NO_SOURCE),))
    )
    assert "\u05d0" in sentence(LettersMissing(("\u05d0",)))
    assert "Nothing was overwritten" in sentence(ChangedMeanwhile("visit", "7"))


def test_letters_that_cannot_be_printed_are_named_with_their_line_cut_short() -> None:
    named = sentence(LettersMissing(("\u05d0",), "Bring \u05d0 " + "and more " * 20))

    assert "these letters: \u05d0" in named
    assert "the line \u201cBring \u05d0 and more" in named
    assert len(named) < 250
    assert "Leave the name off" not in named


def test_a_logo_is_refused_with_what_to_do() -> None:
    assert "Choose a PNG or JPEG file" in sentence(LogoUnusable("no-picture"))
    assert "at most 4 MB" in sentence(LogoUnusable("too-large"))
