"""A mistake in a handout's file is found with the file's name and the line."""

import shutil
from pathlib import Path

import pytest

import resources
from frontdesk.errors import NotFound
from frontdesk.handouts.files import languages, load_handouts
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import ContentMistake, Finding, Problem

CRISIS = "en/crisis.toml"
FACTS = load_catalogue().facts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shipped = Path(resources.__file__).parent / "handouts"
    return Path(shutil.copytree(shipped, tmp_path / "handouts"))


def change(path: Path, old: str, new: str) -> int:
    """Change the first place of a text in a file; answers with its line."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def findings(folder: Path) -> list[Finding]:
    with pytest.raises(ContentMistake) as caught:
        load_handouts(FACTS, folder)
    return list(caught.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "problem", "detail"),
    [
        ("sources = ['G18'], ", "", Problem.NO_SOURCE, "blocks"),
        ("['G18']", "['G180']", Problem.UNKNOWN_FACT, "G180"),
        ("['G18']", "['U3']", Problem.FORBIDDEN_FACT, "U3"),
        ("['G18']", "['C30']", Problem.FORBIDDEN_FACT, "C30"),
        ("kind = 'bullet'", "kind = 'dot'", Problem.UNKNOWN_KIND, "dot"),
        ("kind = 'bullet'", "kind = 'clinic'", Problem.UNKNOWN_CLINIC_KEY, None),
        ("heading = 'Call or text 988'", "heading = ''", Problem.EMPTY_TEXT, "heading"),
        ("state = 'draft'", "state = 'drafty'", Problem.UNKNOWN_STATE, "drafty"),
        ("id = 'h.crisis'", "id = 'h.crises'", Problem.UNKNOWN_HANDOUT, "h.crises"),
        ("version = '1'", "version = 1", Problem.WRONG_VALUE, "version"),
        ("audience = 'Anyone'", "audience = Anyone", Problem.NOT_TOML, None),
    ],
)
def test_a_mistake_is_found_at_its_line(
    folder: Path, old: str, new: str, problem: Problem, detail: str | None
) -> None:
    line = change(folder / CRISIS, old, new)

    found = findings(folder)

    assert [(each.file, each.line, each.problem) for each in found] == [(CRISIS, line, problem)]
    assert detail in {None, found[0].detail}


def test_a_missing_and_a_nameless_file_are_both_told(folder: Path) -> None:
    (folder / CRISIS).rename(folder / "en" / "help.toml")

    assert findings(folder) == [
        Finding(CRISIS, 1, Problem.FILE_MISSING),
        Finding("en/help.toml", 1, Problem.UNKNOWN_HANDOUT, "help.toml"),
    ]


def test_an_id_twice_in_the_order_is_told(folder: Path) -> None:
    change(folder / "handouts.toml", "'h.offices'", "'h.offices', 'h.crisis'")

    assert [each.problem for each in findings(folder)] == [Problem.DOUBLED_ID]


def test_another_language_may_have_some_of_the_handouts(folder: Path) -> None:
    (folder / "fr").mkdir()
    shutil.copy(folder / CRISIS, folder / "fr" / "crisis.toml")

    french = load_handouts(FACTS, folder, "fr")

    assert languages(folder) == ("en", "es", "fr")
    assert [(each.id, each.language) for each in french.values()] == [("h.crisis", "fr")]


def test_a_language_without_a_folder_is_no_such_thing() -> None:
    with pytest.raises(NotFound) as caught:
        load_handouts(FACTS, language="eo")

    assert (caught.value.kind, caught.value.key) == ("language", "eo")
