"""Work off the window's thread: answers come home, writes are waited for, old answers dropped."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from frontdesk.changes import Announcer, Change, Kind
from tests.late import LateTasks
from ui.background import ChangeSignal, Latest, QtTasks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_an_answer_comes_home_to_the_windows_thread(qtbot: QtBot) -> None:
    tasks, here = QtTasks(), QThread.currentThread()
    jobs: list[bool] = []
    answers: list[bool] = []

    with qtbot.waitSignal(tasks.idle):
        tasks.run(
            lambda: jobs.append(QThread.currentThread() is here),
            lambda _none: answers.append(QThread.currentThread() is here),
            lambda error: pytest.fail(str(error)),
        )

    tasks.close()
    assert (jobs, answers) == ([False], [True])


def test_writes_go_one_after_another_in_the_order_they_were_asked_for(qtbot: QtBot) -> None:
    tasks = QtTasks()
    order: list[int] = []

    with qtbot.waitSignal(tasks.idle):
        for number in range(50):
            tasks.run(partial(order.append, number), lambda _n: None, lambda _e: None, writes=True)

    tasks.close()
    assert order == list(range(50))


def test_closing_waits_for_what_writes_and_still_brings_its_answer(qtbot: QtBot) -> None:  # noqa: ARG001
    tasks = QtTasks()
    go = threading.Event()
    answers: list[str] = []
    tasks.run(go.wait, lambda _yes: answers.append("first"), lambda _e: None, writes=True)
    tasks.run(lambda: 1 / 0, lambda _n: None, lambda _e: answers.append("refused"), writes=True)
    threading.Thread(target=go.set).start()

    tasks.close()

    assert answers == ["first", "refused"]
    assert tasks.is_idle


def test_what_an_answer_asks_to_be_written_is_written_before_the_end(qtbot: QtBot) -> None:  # noqa: ARG001
    tasks = QtTasks()
    written: list[str] = []

    def then(_none: None) -> None:
        tasks.run(lambda: written.append("draft"), lambda _n: None, lambda _e: None, writes=True)

    tasks.run(lambda: written.append("call"), then, lambda _e: None, writes=True)

    tasks.close()

    assert written == ["call", "draft"]


def test_closing_drops_what_was_read_and_takes_on_nothing_more(qtbot: QtBot) -> None:  # noqa: ARG001
    tasks = QtTasks()
    answers: list[str] = []
    tasks.run(lambda: "read", answers.append, lambda _e: None)

    tasks.close()
    tasks.run(lambda: "late", answers.append, lambda _e: None, writes=True)
    QCoreApplication.processEvents()

    assert answers == []


def test_an_answer_that_closes_the_window_again_is_no_harm(qtbot: QtBot) -> None:  # noqa: ARG001
    tasks = QtTasks()
    tasks.run(lambda: None, lambda _n: tasks.close(), lambda _e: None, writes=True)

    tasks.close()

    assert tasks.is_idle


def test_a_question_overtaken_by_a_later_one_neither_answers_nor_fails() -> None:
    latest, tasks = Latest(), LateTasks()
    answers: list[str] = []
    failures: list[Exception] = []

    latest.run(tasks, lambda: "old", answers.append, failures.append)
    latest.run(tasks, lambda: 1 // 0, lambda _value: None, failures.append)
    latest.run(tasks, lambda: "new", answers.append, failures.append)
    for one in reversed(tasks.waiting):
        one()

    assert answers == ["new"]
    assert failures == []


def test_a_question_that_was_forgotten_is_never_answered() -> None:
    latest, tasks = Latest(), LateTasks()
    answers: list[str] = []

    latest.run(tasks, lambda: "forgotten", answers.append, lambda _error: None)
    latest.forget()
    tasks.waiting[0]()

    assert answers == []


def test_the_last_question_tells_its_own_failure() -> None:
    latest, tasks = Latest(), LateTasks()
    failures: list[Exception] = []

    latest.run(tasks, lambda: 1 // 0, lambda _value: None, failures.append)
    tasks.waiting[0]()

    assert [type(one) for one in failures] == [ZeroDivisionError]


def test_a_change_of_another_thread_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    announcer, here = Announcer(), QThread.currentThread()
    signal = ChangeSignal(announcer)
    heard: list[bool] = []
    signal.changed.connect(lambda _change: heard.append(QThread.currentThread() is here))
    change = Change(frozenset((Kind.PERSON,)))

    with qtbot.waitSignal(signal.changed):
        threading.Thread(target=lambda: announcer.announce(change)).start()
    signal.close()
    announcer.announce(change)

    assert heard == [True]
