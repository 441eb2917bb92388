"""The command line in this process, over a folder of its own."""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from main import main


@dataclass
class Desk:
    """Calls the program as a shell would, with one data folder."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def run(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        try:
            code = main(["--data", str(self.folder), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = self.capture.readouterr()
        return code, out, err

    def json(self, *words: str, typed: str = "", code: int = 0) -> dict[str, Any]:
        """The one JSON object that a command answers."""
        place = words.index("--") if "--" in words else len(words)
        found, out, err = self.run(*words[:place], "--json", *words[place:], typed=typed)
        assert found == code, err
        assert err == ""
        answer = json.loads(out)
        assert isinstance(answer, dict)
        return answer

    def refused(self, code: int, *words: str, typed: str = "") -> str:
        """The one sentence with which a command refuses; standard output stays empty."""
        found, out, err = self.run(*words, typed=typed)
        assert found == code, err
        assert out == ""
        assert err.count("\n") == 1
        return err


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A program with no store yet."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return Desk(tmp_path / "data", capsys, monkeypatch)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample store as it stands today, to be copied."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    size = ("--people", "60", "--calls", "120", "--appointments", "400", "--seed", "7")
    assert main(["--data", str(folder), "sample", *size]) == 0
    return folder


@pytest.fixture
def clinic(desk: Desk, filled: Path) -> Desk:
    """A program over a sample store of its own."""
    shutil.copytree(filled, desk.folder)
    desk.folder.chmod(0o700)
    desk.capture.readouterr()
    return desk
