"""What is missing on a computer is named, with the command that installs it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ui.preflight import has_display, missing, qt_problem

LINUX = sys.platform.startswith("linux")


def test_a_library_that_is_not_there_is_named_by_its_package() -> None:
    found = missing({"libc.so.6": "libc6", "libnothing-of-the-kind.so.9": "libnothing9"})

    assert found == (["libnothing9"] if LINUX else [])


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert qt_problem() is None
    assert has_display()


@pytest.mark.skipif(not LINUX, reason="other systems always have a display")
def test_without_a_display_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    assert not has_display()


@pytest.mark.skipif(not LINUX, reason="other systems always have a display")
def test_the_window_without_a_display_says_so_in_one_line_and_ends() -> None:
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}

    done = subprocess.run(
        [sys.executable, "main.py"], capture_output=True, text=True, check=False, timeout=60,
        env=environment,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


@pytest.mark.skipif(not LINUX, reason="other systems always have a display")
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")

    assert not has_display()


@pytest.mark.skipif(not LINUX, reason="names of libraries are Linux's")
def test_a_missing_library_of_the_window_is_named_with_its_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("ui.preflight._NEEDED_ON_X11", {"libxcb-none.so.9": "libxcb-none9"})

    found = qt_problem()

    assert found is not None
    assert "sudo apt-get install libxcb-none9" in found
