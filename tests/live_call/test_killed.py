"""A program that is killed in the middle of a call gives the call back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.live_call.conftest import DeskHands

ROOT = Path(__file__).parents[2]
NUMBER = "4255550142"


@pytest.fixture
def child(data: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The whole program on that store with a caller on the line."""
    home = tmp_path / "home"
    folders = {f"XDG_{one}_HOME": str(home / one) for one in ("DATA", "CONFIG", "CACHE", "STATE")}
    with subprocess.Popen(
        [sys.executable, "main.py", "--data", str(data), "--call", "-"],
        cwd=ROOT, env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        running.stdin.write(f"{NUMBER}\n")
        running.stdin.close()
        yield running
        running.kill()


@pytest.mark.journey
def test_the_call_of_a_killed_program_is_told_and_taken_up_at_the_next_start(
    qtbot: QtBot, data: Path, tmp_path: Path, child: subprocess.Popen[str],
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    def is_kept() -> bool:
        kept = list((data / "drafts").glob("*.draft"))
        return bool(kept) and NUMBER in json.loads(kept[0].read_text())["payload"]["caller"][
            "number"
        ].translate({ord(sign): None for sign in "()- "})

    qtbot.waitUntil(is_kept, timeout=60_000)
    child.kill()
    assert child.stdout is not None
    said = child.stdout.read()
    child.wait()
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    written = "".join(
        path.read_text(errors="replace")
        for path in (tmp_path / "home").rglob("*")
        if path.is_file()
    )

    desk: DeskHands = request.getfixturevalue("desk")  # the next start, on the same store
    told = desk.toast
    [draft] = desk.services.drafts.all()
    desk.window.lead("resume", draft)
    desk.settle()
    number = desk.page.caller.number.text()
    desk.page.caller.name.setText("Casey Sample")
    desk.inform()
    desk.press("Ctrl+Return")

    assert "was not finished" in told
    assert number.replace("-", "").endswith("5550142")
    assert desk.logged.entry.number == f"+1{NUMBER}"
    assert desk.services.drafts.all() == []
    assert desk.services.care.verify() == []
    assert said == ""
    assert not [one for one in (*names, written) if "5550142" in one.replace("-", "")]
