"""A mistake in a content file is found with the file's name and the line, all of them at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import ContentMistake, Finding, Problem

TRD = "topics/about-trd.toml"
QUESTIONS = "topics/questions.toml"
CAUSES = "{ sources = ['C42'], text = 'There is no single cause.' }"

Change = Callable[[str, str, str], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shipped = Path(resources.__file__).parent / "catalogue"
    copy = tmp_path / "catalogue"
    copy.mkdir()
    shutil.copytree(shipped / "topics", copy / "topics")
    for name in ("catalogue.toml", "facts.toml"):
        shutil.copy(shipped / name, copy / name)
    return copy


@pytest.fixture
def change(folder: Path) -> Change:
    def put(name: str, old: str, new: str) -> int:
        """Change the first place of a text in a file; answers with its line."""
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return put


def findings(folder: Path) -> list[Finding]:
    with pytest.raises(ContentMistake) as caught:
        load_catalogue(folder)
    assert caught.value.exit_code == 3
    return list(caught.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "problem", "detail"),
    [
        ("sources = ['C42'], ", "", Problem.NO_SOURCE, "say"),
        ("sources = ['C42']", "sources = ['C42', 'C99']", Problem.UNKNOWN_FACT, "C99"),
        ("sources = ['C42']", "sources = ['C42', 'X1']", Problem.UNKNOWN_FACT, "X1"),
        ("sources = ['C42']", "sources = ['C42', 'C30']", Problem.FORBIDDEN_FACT, "C30"),
        ("sources = ['C42']", "sources = ['C42', 'C64']", Problem.FORBIDDEN_FACT, "C64"),
        ("sources = ['C42']", "sources = ['C42', 'U2']", Problem.FORBIDDEN_FACT, "U2"),
        ("sources = ['C42']", "sources = ['C42', 'N5']", Problem.FORBIDDEN_FACT, "N5"),
        ("'There is no single cause.'", "' '", Problem.EMPTY_TEXT, "text"),
        ("text = 'There is no", "tekst = 'There is no", Problem.KEY_UNKNOWN, "tekst"),
        ("text = 'There is no", "tekst = 'There is no", Problem.KEY_MISSING, "text"),
        ("'There is no single cause.'", "7", Problem.WRONG_VALUE, "text"),
        ("sources = ['C42']", "sources = 'C42'", Problem.WRONG_VALUE, "sources"),
        ("id = 'faq.permanent'", "id = 'faq.causes'", Problem.DOUBLED_ID, "faq.causes"),
        ("id = 'faq.causes'", "id = 'fqa.causes'", Problem.UNKNOWN_KIND, "fqa.causes"),
        (
            "['condition.factors', ",
            "['condition.facts', ",
            Problem.UNKNOWN_TOPIC,
            "condition.facts",
        ),
        ("handouts = ['h.trd']", "handouts = ['h.tdr']", Problem.UNKNOWN_HANDOUT, "h.tdr"),
        (
            "visit_types = ['intake-evaluation']",
            "visit_types = ['intake']",
            Problem.UNKNOWN_VISIT_TYPE,
            "intake",
        ),
        (
            "id = 'faq.causes'",
            "review = { state = 'fine' }\nid = 'faq.causes'",
            Problem.UNKNOWN_STATE,
            "fine",
        ),
        (
            "id = 'faq.causes'",
            "review = { state = 'approved', by = 'Dr. Sample' }\nid = 'faq.causes'",
            Problem.APPROVED_WITHOUT_NAME_OR_DATE,
            "approved",
        ),
        (
            "id = 'faq.causes'",
            "review = { state = 'approved', on = 2026-11-24 }\nid = 'faq.causes'",
            Problem.APPROVED_WITHOUT_NAME_OR_DATE,
            "approved",
        ),
        (
            "id = 'faq.causes'",
            "review = { state = 'draft', on = '2026-11-24' }\nid = 'faq.causes'",
            Problem.WRONG_VALUE,
            "on",
        ),
        ("title = 'What causes TRD?'", "", Problem.KEY_MISSING, "title"),
        ("aliases = [", "review = 'draft'\naliases = [", Problem.WRONG_VALUE, "review"),
    ],
)
def test_a_mistake_is_found_near_its_line(
    folder: Path, change: Change, old: str, new: str, problem: Problem, detail: str
) -> None:
    line = change(QUESTIONS, old, new)

    found = [each for each in findings(folder) if each.problem is problem]

    assert [(each.file, each.detail) for each in found] == [(QUESTIONS, detail)]
    # A key that is missing has no line of its own: the table's is named, some lines above.
    assert line - 5 <= found[0].line <= line + 1


def test_a_mistake_within_a_line_of_say_names_that_very_line(folder: Path, change: Change) -> None:
    line = change(QUESTIONS, CAUSES, CAUSES.replace("'C42'", "'C42', 'C30'"))

    assert findings(folder) == [Finding(QUESTIONS, line, Problem.FORBIDDEN_FACT, "C30")]


def test_six_lines_to_say_are_one_too_many(folder: Path, change: Change) -> None:
    line = change(QUESTIONS, f"say = [\n  {CAUSES},", f"say = [\n{f'  {CAUSES},' * 4}")

    assert findings(folder) == [Finding(QUESTIONS, line, Problem.TOO_MANY_LINES, "say")]


def test_a_fact_that_no_line_stands_on_is_found_where_the_facts_are(
    folder: Path, change: Change
) -> None:
    change(QUESTIONS, "sources = ['C42']", "sources = ['C43']")
    facts = (folder / "facts.toml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(facts, 1) if text.startswith("C42 ="))

    assert findings(folder) == [Finding("facts.toml", line, Problem.FACT_UNUSED, "C42")]


def test_a_general_fact_without_a_known_source_is_found(folder: Path, change: Change) -> None:
    line = change("facts.toml", "['S8']", "['S88']")

    assert findings(folder) == [Finding("facts.toml", line, Problem.UNKNOWN_SOURCE, "S88")]


def test_broken_toml_names_the_line_that_the_reader_names(folder: Path, change: Change) -> None:
    line = change(TRD, "title = 'Symptoms of TRD'", "title = Symptoms of TRD")

    broken = [each for each in findings(folder) if each.problem is Problem.NOT_TOML]

    assert [(each.file, each.line) for each in broken] == [(TRD, line)]


def test_a_missing_file_and_bytes_that_are_no_text_are_named(folder: Path) -> None:
    (folder / TRD).unlink()
    (folder / QUESTIONS).write_bytes(b"\xff\xfe\x00")

    found = findings(folder)

    assert Finding(TRD, 1, Problem.FILE_MISSING) in found
    assert Finding(QUESTIONS, 1, Problem.NOT_TEXT) in found


def test_mistakes_in_several_files_are_all_told_at_once(folder: Path, change: Change) -> None:
    first = change(TRD, "related = ['condition.symptoms'", "related = ['condition.symptms'")
    second = change(QUESTIONS, CAUSES, CAUSES.replace("'C42'", "'C42', 'N1'"))

    assert findings(folder) == [
        Finding(TRD, first, Problem.UNKNOWN_TOPIC, "condition.symptms"),
        Finding(QUESTIONS, second, Problem.FORBIDDEN_FACT, "N1"),
    ]


def test_a_file_saved_by_a_windows_editor_reads_the_same(folder: Path) -> None:
    path = folder / QUESTIONS
    text = path.read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert load_catalogue(folder) == load_catalogue()


def test_an_approval_with_name_and_date_is_taken(folder: Path, change: Change) -> None:
    change(
        QUESTIONS,
        "id = 'faq.causes'",
        "review = { state = 'approved', by = 'Dr. Sample', on = 2026-11-24, until = 2027-11-24 }\n"
        "id = 'faq.causes'",
    )

    topics = load_catalogue(folder).topics

    approved = [topic for topic in topics.values() if topic.review.by == "Dr. Sample"]
    assert [topic.id for topic in approved] == ["faq.causes"]


def test_a_refusal_carries_nothing_of_the_text(folder: Path, change: Change) -> None:
    change(QUESTIONS, "sources = ['C42']", "sources = ['C30']")

    with pytest.raises(ContentMistake) as caught:
        load_catalogue(folder)

    assert str(caught.value) == "ContentMistake"
