"""Look-up, topic and handouts answer from the texts of the store, where there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import Target, open_services
from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.handouts.model import Handout
from frontdesk.treatments.model import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.services import Services
    from tests.commands.conftest import Desk

GROUP = DocumentKey(DocumentKind.TOPIC, "treatment.group-therapy")
VISIT = DocumentKey(DocumentKind.HANDOUT, "h.first-visit")


@pytest.fixture
def services(desk: Desk) -> Iterator[Services]:
    found = open_services(Target(Path(desk.folder)), look_up=False)
    yield found
    found.close()


def test_a_look_up_finds_the_words_that_were_added_to_a_topic(
    desk: Desk, services: Services
) -> None:
    before = services.editing.topic_or_handout(GROUP)
    assert isinstance(before, Topic)
    added = replace(before, aliases=(*before.aliases, "quorvex circle"))

    services.editing.save(GROUP, added, services.editing.history(GROUP)[0].id)

    assert desk.json("lookup", "quorvex circle")["results"][0]["id"] == GROUP.id


def test_a_retired_topic_is_no_such_thing(desk: Desk, services: Services) -> None:
    assert desk.json("topic", GROUP.id)["id"] == GROUP.id

    services.editing.retire(GROUP)

    assert "no topic" in desk.refused(4, "topic", GROUP.id)


def test_handouts_are_listed_as_they_stand_in_the_store(desk: Desk, services: Services) -> None:
    before = services.editing.topic_or_handout(VISIT)
    assert isinstance(before, Handout)

    services.editing.save(
        VISIT, replace(before, title="The first time"), services.editing.history(VISIT)[0].id
    )

    titles = {one["id"]: one["title"] for one in desk.json("handouts")["handouts"]}
    assert titles[VISIT.id] == "The first time"


def test_a_folder_that_cannot_be_looked_into_is_refused_and_not_a_fault(desk: Desk) -> None:
    long = str(desk.folder.parent / ("n" * 300))

    code, out, err = desk.run("--data", long, "lookup", "spravato")

    assert (code, out) == (5, "")
    assert err.count("\n") == 1
