"""content export, import and check: with a store and without one, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.commands.problems import problem_words
from frontdesk.treatments.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Desk

TOPICS = "catalogue/topics/questions.toml"
LINE = "There is no single cause."


def edit(folder: Path, old: str, new: str, name: str = TOPICS) -> None:
    path = folder / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_what_the_program_ships_is_exported_without_a_store_and_makes_none(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    answer = desk.json("content", "export", str(out))

    assert answer["folder"] == str(out)
    assert TOPICS in answer["files"]
    assert all((out / name).is_file() for name in answer["files"])
    assert not desk.folder.exists()


def test_an_import_lists_its_changes_and_a_dry_run_makes_none(clinic: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clinic.json("content", "export", str(out))
    edit(out, LINE, "No one cause.")

    dry = clinic.json("content", "import", str(out), "--dry-run")["changes"]
    done = clinic.json("content", "import", str(out))["changes"]
    again = clinic.json("content", "import", str(out))["changes"]

    assert dry == done
    assert dry == [f"faq.causes: Say 1 changed: {LINE} [C42] \u2192 No one cause. [C42]"]
    assert again == []


def test_an_imported_text_goes_out_again_as_it_came(clinic: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    clinic.json("content", "export", str(first))
    edit(first, LINE, "No one cause.")
    clinic.json("content", "import", str(first))

    names = clinic.json("content", "export", str(second))["files"]

    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_what_was_edited_by_hand_is_kept_by_an_export_over_it(clinic: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = clinic.json("content", "export", str(out))["changes"]
    written = (out / TOPICS).read_text("utf-8")
    edit(out, LINE, "One.")
    by_hand = (out / TOPICS).read_text("utf-8")

    lines = clinic.json("content", "export", str(out))["changes"]
    edit(out, LINE, "Two.")
    _code, words, _err = clinic.run("content", "export", str(out))

    assert first == []
    assert lines == [f"What stood there in other words was kept: {TOPICS}.before"]
    assert ", 1 kept as they were before as *.before" in words.splitlines()[0]
    assert (out / f"{TOPICS}.before").read_text("utf-8") == by_hand
    assert "Two." in (out / f"{TOPICS}.2.before").read_text("utf-8")
    assert (out / TOPICS).read_text("utf-8") == written
    assert clinic.json("content", "import", str(out))["changes"] == []


def test_the_same_request_imports_once(clinic: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clinic.json("content", "export", str(out))
    edit(out, LINE, "No one cause.")
    request = ("--request", "018f0000-0000-7000-8000-000000000009")

    done = [clinic.json("content", "import", str(out), *request)["changes"] for _ in range(2)]

    assert len(done[0]) == 1
    assert done[0] == done[1]
    assert clinic.json("content", "import", str(out))["changes"] == []


def test_mistakes_are_named_by_file_and_line_and_nothing_is_imported(
    clinic: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    clinic.json("content", "export", str(out))
    edit(out, "{sources = ['C42'], text", "{text")

    findings = clinic.json("content", "check", str(out), code=3)["findings"]
    said = clinic.refused(3, "content", "import", str(out))

    assert len(findings) == 1
    assert findings[0].startswith(f"{TOPICS}:5: the line names no source")
    assert findings[0] in said
    assert clinic.json("content", "check")["findings"] == []


def test_a_sound_folder_and_the_program_s_own_texts_have_no_findings(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    desk.json("content", "export", str(out))

    assert desk.json("content", "check", str(out))["findings"] == []
    assert desk.json("content", "check")["findings"] == []


def test_a_folder_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    findings = desk.json("content", "check", str(tmp_path / "none"), code=3)["findings"]

    assert all("the file is missing" in one for one in findings)


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert "cannot be written" in desk.refused(2, "content", "export", str(tmp_path / "file"))


def test_each_problem_of_content_has_words() -> None:
    assert all(problem_words(one) for one in Problem)
