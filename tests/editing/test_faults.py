"""Full drives, and two office managers in two programs: nothing is lost, nothing half kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.content.service import all_versions
from frontdesk.editing.model import EditClash
from frontdesk.identity import TopicId, new_request
from frontdesk.storage.faults import DiskFull, DriveFails, ReadOnly
from frontdesk.storage.opening import Place
from tests.clinics import CATALOGUE, clinic_services
from tests.drives import full_drive
from tests.editing.texts import CAUSES, SHEET, newest, said, saved, topic
from tests.storage.test_fail_at_n import Failing, rows
from tests.stores import ROSA, file_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frontdesk.services import Services

TOPIC = TopicId(CAUSES.id)
TODAY = date(2026, 11, 24)
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A clinic on a drive, whose texts were opened once."""
    found = clinic_services(file_store(tmp_path / "data"))
    saved(found, "A first draft.")
    yield found
    found.close()


def _save(s: Services) -> Callable[[], object]:
    text, base, request = said("Words.", topic(s)), newest(s).id, new_request()
    return lambda: s.editing.save(CAUSES, text, base, request=request)


def _approve(s: Services) -> Callable[[], object]:
    ids = [one for one in (newest(s).id, newest(s, SHEET).id) if one is not None]
    request = new_request()
    return lambda: s.editing.approve(ids, "Dr. Placeholder", TODAY, request=request)


def _retire(s: Services) -> Callable[[], object]:
    request = new_request()
    return lambda: s.editing.retire(SHEET, request=request)


def _accept(s: Services) -> Callable[[], object]:
    s.editing.note_unanswered("the gloomy goblin")
    ids, request = s.editing.unanswered()[0].ids, new_request()
    return lambda: s.editing.accept_phrase(ids, "the gloomy goblin", TOPIC, request)


SAVES = [("save", _save), ("approve", _approve), ("retire", _retire), ("accept", _accept)]


def desk(services: Services) -> tuple[object, ...]:
    """What the desk says from memory."""
    return (
        services.treatments.topic(TOPIC),
        [one.id for one in services.handouts.all()],
        services.treatments.look_up("the gloomy goblin").answers,
    )


@pytest.mark.parametrize(("name", "prepare"), SAVES, ids=[name for name, _ in SAVES])
def test_whichever_statement_fails_a_step_is_kept_whole_or_not_at_all(
    services: Services, name: str, prepare: Callable[[Services], Callable[[], object]]
) -> None:
    step = prepare(services)
    failing = Failing(services)
    before, shown = rows(services), desk(services)
    number, kept = 0, False
    while True:
        number += 1
        try:
            with failing.from_now(number):
                step()
        except DiskFull:
            kept = kept or rows(services) != before
            assert kept or desk(services) == shown, (name, number)
        else:
            break

    assert number > 3
    assert rows(services) != before
    assert desk(services) != shown
    assert services.care.verify() == []


def test_a_full_drive_refuses_a_text_and_the_same_save_works_once_there_is_room(
    services: Services,
) -> None:
    save, before = _save(services), rows(services)

    with full_drive(), pytest.raises((DiskFull, DriveFails)):
        save()
    refused = rows(services)
    save()

    assert refused == before
    assert services.treatments.topic(TOPIC).say[0].text == "Words."


def test_an_export_onto_a_full_drive_is_told(services: Services, tmp_path: Path) -> None:
    with full_drive(), pytest.raises((DiskFull, DriveFails, ReadOnly)):
        services.editing.export(tmp_path / "out")


def test_two_programs_editing_one_topic_keep_both_texts_and_tell_the_second(
    services: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    place = Place(folder / "frontdesk.db")
    other = over(file_store(folder), place, replace(ROSA, agent="mina"), CATALOGUE, sample=False)
    opened, text = newest(other).id, topic(other)
    saved(services, "Saved by Rosa.")

    with pytest.raises(EditClash) as told:
        other.editing.save(CAUSES, said("Saved by Mina.", text), opened)
    other.close()

    assert (told.value.theirs.author, told.value.mine.author) == ("rosa", "mina")
    kept = services.editing.history(CAUSES)
    assert [one.author for one in kept[:2]] == ["mina", "rosa"]


def test_what_another_program_saved_is_shown_here_once_it_is_noticed(
    services: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    place = Place(folder / "frontdesk.db")
    other = over(file_store(folder), place, ROSA, CATALOGUE, sample=False, look_up=False)
    services.treatments.look_up("causes")
    services.care.notice_others()
    saved(other, "Saved over there.")
    other.close()

    services.care.notice_others()

    assert services.treatments.topic(TOPIC).say[0].text == "Saved over there."


RACE = """
import json, sys
from pathlib import Path
from frontdesk.bootstrap import over
from frontdesk.editing.model import EditClash
from frontdesk.storage.opening import Place
from tests.clinics import CATALOGUE
from tests.editing.texts import CAUSES, newest, said, topic
from tests.stores import ROSA, file_store

folder, name = Path(sys.argv[1]), sys.argv[2]
place = Place(folder / "frontdesk.db")
s = over(file_store(folder), place, ROSA, CATALOGUE, sample=False, look_up=False)
print("ready", flush=True)
sys.stdin.readline()
told = 0
for number in range(12):
    try:
        s.editing.save(CAUSES, said(f"{name} {number}", topic(s)), newest(s).id)
    except EditClash as clash:
        told += 1
        assert clash.mine.number > clash.theirs.number
print(json.dumps(told))
s.close()
"""


@pytest.mark.slow
def test_programs_that_save_at_once_lose_no_text_and_number_each_once(
    services: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(folder), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT,
        )
        for name in ("first", "second")
    ]  # fmt: skip
    for racer in racers:
        assert racer.stdout
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("go\n")
        racer.stdin.flush()
    told = [json.loads(racer.communicate(timeout=50)[0]) for racer in racers]

    with services.storage.reading() as connection:
        versions = all_versions(connection)[CAUSES]
    assert [racer.returncode for racer in racers] == [0, 0]
    assert [one.number for one in versions] == list(range(len(versions), 0, -1))
    assert all(0 <= one <= 12 for one in told)
    assert len({one.text for one in versions if one.number > 2}) == 24
