"""Content goes out into files and comes back the same; an import shows, then takes all or none."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.content.model import DocumentKey, DocumentKind, ReviewState
from frontdesk.editing.files import dumped
from frontdesk.editing.model import NeverRetired
from frontdesk.editing.rules.telling import told
from frontdesk.errors import ChangedMeanwhile
from frontdesk.identity import TopicId, new_request
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import ContentMistake, Problem, TopicKind
from tests.clinics import CATALOGUE, clinic_services
from tests.editing.texts import CAUSES, SHEET, SPRAVATO, handout, newest, saved, topic

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.services import Services

TODAY = date(2026, 11, 24)
NAME = "Dr. Placeholder"


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def exported(services: Services, folder: Path) -> dict[str, str]:
    services.editing.export(folder)
    return files(folder)


def taken(services: Services, folder: Path) -> list[str]:
    return services.editing.take(services.editing.changes_of(folder))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def busy(services: Services) -> None:
    """Drafts, approvals, a new topic, a retired one, another handout, accepted words."""
    quoted = saved(services, 'It is "not" the caller\u2019s \\ fault \u00b7 caf\u00e9.')
    assert quoted.id is not None
    services.editing.approve([quoted.id], NAME, TODAY)
    saved(services, "A draft beside it stays here.")
    saved(services, "A draft alone.", SPRAVATO)
    made = services.editing.new_topic("Parking", TopicKind.FAQ, "Coming here", "where do I park")
    text = replace(made, say=topic(services).say[:1])
    services.editing.save(replace(CAUSES, id=made.id), text, None)
    services.editing.retire(DocumentKey(DocumentKind.TOPIC, "faq.permanent"))
    sheet = replace(handout(services), title="A sheet's new title")
    version = services.editing.save(SHEET, sheet, newest(services, SHEET).id)
    assert version.id is not None
    services.editing.submit(version.id)
    services.editing.accept_phrase((), "the gloomy goblin", TopicId(CAUSES.id))


def test_what_the_program_ships_is_exported_and_read_back_the_same(
    services: Services, tmp_path: Path
) -> None:
    exported(services, tmp_path)

    found = load_catalogue(tmp_path / "catalogue")

    assert found == CATALOGUE
    assert services.editing.changes_of(tmp_path).changes_nothing


def test_an_export_imported_elsewhere_is_exported_from_there_the_same(
    services: Services, tmp_path: Path
) -> None:
    busy(services)
    first = exported(services, tmp_path / "a")
    other = clinic_services()

    taken(other, tmp_path / "a")

    assert exported(other, tmp_path / "b") == first
    assert other.treatments.catalogue.topics.keys() == services.treatments.catalogue.topics.keys()
    for key in services.treatments.catalogue.topics:
        assert other.treatments.topic(key) == services.treatments.topic(key)
    assert other.handouts.all() == services.handouts.all()
    assert other.treatments.look_up("the gloomy goblin").answers[0].topic == CAUSES.id


def test_an_export_changes_nothing_where_it_came_from(services: Services, tmp_path: Path) -> None:
    busy(services)
    exported(services, tmp_path)

    plan = services.editing.changes_of(tmp_path)

    assert told(plan) == []
    assert plan.changes_nothing


def test_an_import_twice_changes_nothing_the_second_time(
    services: Services, tmp_path: Path
) -> None:
    busy(services)
    exported(services, tmp_path)
    other = clinic_services()
    taken(other, tmp_path)

    assert other.editing.changes_of(tmp_path).changes_nothing


def test_an_import_shows_each_line_that_would_change(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/questions.toml", "There is no single cause.", "No one cause.")
    edit(
        tmp_path,
        "handouts/en/trd.toml",
        "[[sections]]",
        "[[sections]]\nheading = 'Added'\n\n[[sections]]",
    )

    lines = told(services.editing.changes_of(tmp_path))

    assert lines == [
        "faq.causes: Say 1 changed: There is no single cause. [C42] \u2192 No one cause. [C42]",
        "h.trd (en): Section 1 heading added: heading: Added",
    ]
    assert len(services.editing.history(CAUSES)) == 1


def test_an_import_is_live_as_a_draft_and_names_its_origin(
    services: Services, tmp_path: Path
) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/questions.toml", "There is no single cause.", "No one cause.")

    taken(services, tmp_path)

    assert newest(services).origin == "import"
    assert services.treatments.topic(TopicId(CAUSES.id)).say[0].text == "No one cause."


def test_an_import_goes_over_no_approved_text(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    made = saved(services, "Approved here.")
    assert made.id is not None
    services.editing.approve([made.id], NAME, TODAY)

    lines = taken(services, tmp_path)

    assert services.treatments.topic(TopicId(CAUSES.id)).say[0].text == "Approved here."
    assert lines[-1].startswith("faq.causes: offered as a draft beside the text that is approved")


def test_an_approval_is_none_for_words_that_were_changed_in_the_file(
    services: Services, tmp_path: Path
) -> None:
    made = saved(services, "Approved here.")
    assert made.id is not None
    services.editing.approve([made.id], NAME, TODAY)
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/questions.toml", "Approved here.", "Slipped in.")
    other = clinic_services()

    taken(other, tmp_path)

    assert newest(other).state is ReviewState.DRAFT
    assert newest(other).review.by is None


def test_an_unsigned_approval_from_outside_counts_for_nothing(
    services: Services, tmp_path: Path
) -> None:
    exported(services, tmp_path)
    edit(
        tmp_path, "handouts/en/trd.toml", "review = {state = 'draft'}",
        "review = {state = 'approved', by = 'Nobody', on = 2026-01-01, until = 2030-01-01}",
    )  # fmt: skip

    assert services.editing.changes_of(tmp_path).changes_nothing


def test_an_approval_travels_with_its_text(services: Services, tmp_path: Path) -> None:
    services.editing.documents()
    version = newest(services)
    assert version.id is not None
    services.editing.approve([version.id], NAME, TODAY)
    exported(services, tmp_path)
    other = clinic_services()

    lines = taken(other, tmp_path)

    assert lines == [
        "faq.causes: now approved by Dr. Placeholder on 2026-11-24 until 2027-11-24; was a draft"
    ]
    assert other.treatments.topic(TopicId(CAUSES.id)).review.by == NAME
    assert len(other.editing.history(CAUSES)) == 1


def test_a_plan_is_void_once_something_else_was_saved(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/questions.toml", "There is no single cause.", "No one cause.")
    plan = services.editing.changes_of(tmp_path)
    saved(services, "Meanwhile.")

    with pytest.raises(ChangedMeanwhile):
        services.editing.take(plan)

    assert len(services.editing.history(CAUSES)) == 2


def test_the_same_request_imports_once(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/questions.toml", "There is no single cause.", "No one cause.")
    plan, request = services.editing.changes_of(tmp_path), new_request()

    for _ in range(2):
        services.editing.take(plan, request)

    assert len(services.editing.history(CAUSES)) == 2


def test_the_crisis_card_is_not_retired_by_a_file(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/crisis.toml", "state = 'draft'", "state = 'retired'")

    with pytest.raises(NeverRetired):
        services.editing.changes_of(tmp_path)


BAD = [
    ("catalogue/topics/questions.toml", "{sources = ['C42'], text = 'There", "{text = 'There",
     Problem.NO_SOURCE),
    ("catalogue/topics/questions.toml", "id = 'faq.permanent'", "id = 'faq.causes'",
     Problem.DOUBLED_ID),
    ("catalogue/topics/questions.toml", "'condition.factors'", "'faq.causes'",
     Problem.UNKNOWN_TOPIC),
    ("catalogue/topics/questions.toml", "There is no single cause.", "\u5f20 is no cause.",
     Problem.LETTERS_MISSING),
    ("catalogue/topics/questions.toml", "There is no single cause.", "a " * 25_000,
     Problem.LINE_TOO_LONG),
    ("catalogue/topics/questions.toml", "'C42'", "'C999'", Problem.UNKNOWN_FACT),
    ("catalogue/facts.toml", "C1 = '", "C1 = 'Changed. ", Problem.WRONG_VALUE),
    ("catalogue/facts.toml", "C1 = '", "C900 = 'New.'\nC1 = '", Problem.UNKNOWN_FACT),
    ("handouts/en/trd.toml", "id = 'h.trd'", "id = 'h.other'", Problem.UNKNOWN_HANDOUT),
    ("handouts/en/trd.toml", "kind = 'paragraph'", "kind = 'picture'", Problem.UNKNOWN_KIND),
    ("handouts/es/trd.toml", "title = ", "title = = ", Problem.NOT_TOML),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "problem"), BAD)
def test_a_mistake_is_named_by_file_and_line_and_nothing_is_imported(
    services: Services, tmp_path: Path, name: str, old: str, new: str, problem: Problem
) -> None:
    exported(services, tmp_path)
    edit(tmp_path, "catalogue/topics/treatments.toml", "Treatment options", "All options")
    edit(tmp_path, name, old, new)
    line = (tmp_path / name).read_text("utf-8").split(new)[0].count("\n") + 1

    with pytest.raises(ContentMistake) as found:
        services.editing.changes_of(tmp_path)

    assert problem in {one.problem for one in found.value.findings if one.file == name}
    assert any(
        one.file == name and abs(one.line - line) <= 1 and one.problem is problem
        for one in found.value.findings
    ) or problem in (Problem.DOUBLED_ID, Problem.UNKNOWN_TOPIC)
    assert len(services.editing.documents()) == len(
        {one.key for one in services.editing.documents()}
    )
    assert newest(services, replace(CAUSES, id="treatment.options")).number == 1


def test_a_folder_that_holds_nothing_is_told_and_nothing_is_imported(
    services: Services, tmp_path: Path
) -> None:
    with pytest.raises(ContentMistake) as found:
        services.editing.changes_of(tmp_path / "nowhere")

    assert {one.problem for one in found.value.findings} == {Problem.FILE_MISSING}


def test_phrases_that_are_no_toml_are_told(services: Services, tmp_path: Path) -> None:
    exported(services, tmp_path)
    (tmp_path / "catalogue" / "phrases.toml").write_text("phrases = 3", "utf-8")

    with pytest.raises(ContentMistake) as found:
        services.editing.changes_of(tmp_path)

    assert found.value.findings[0].file == "catalogue/phrases.toml"


def test_an_id_that_would_lead_out_of_the_folder_is_a_mistake(
    services: Services, tmp_path: Path
) -> None:
    exported(services, tmp_path)
    for name in ("handouts/handouts.toml", "catalogue/catalogue.toml"):
        edit(tmp_path, name, "'h.trd'", "'h.trd', 'h.../../out'")
    source = (tmp_path / "handouts/en/trd.toml").read_text("utf-8")
    (tmp_path / "out.toml").write_text(source.replace("'h.trd'", "'h.../../out'"), "utf-8")

    with pytest.raises(ContentMistake) as found:
        services.editing.changes_of(tmp_path)

    assert any("h.../../out" in one.detail for one in found.value.findings)


PLAIN = st.text(st.characters(codec="utf-8"), max_size=20)
LINE = st.fixed_dictionaries({"text": PLAIN}, optional={"sources": st.lists(PLAIN, max_size=2)})
TABLE = st.fixed_dictionaries(
    {"id": PLAIN, "say": st.lists(LINE, max_size=3), "aliases": st.lists(PLAIN, max_size=3),
     "review": st.fixed_dictionaries({"state": PLAIN}, optional={"on": st.dates()})}
)  # fmt: skip


@given(tables=st.fixed_dictionaries({"title": PLAIN, "topics": st.lists(TABLE, max_size=3)}))
def test_whatever_is_written_is_read_back(tables: dict[str, Any]) -> None:
    found = tomllib.loads(dumped(tables))

    assert {"topics": [], **found} == tables
