"""The steps of the tour that an office manager takes: a text written, reviewed and approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.content.model import DocumentKey, DocumentKind, ReviewState

if TYPE_CHECKING:
    from ui.tour.guide import Guide

THERAPY = DocumentKey(DocumentKind.TOPIC, "treatment.therapy")


def keep_the_content(guide: Guide) -> None:
    """By keyboard: from a line that is typed to its approval by a clinician."""
    page: Any = guide.window.page("content")
    _write(guide, page)
    _review(guide, page)
    _answer(guide, page)


def _write(guide: Guide, page: Any) -> None:  # noqa: ANN401 -- the page has words of its own
    hands, editing = guide.hands, guide.services.editing
    with guide.step("content line typed") as step:
        hands.press("Alt+7")
        guide.wait()
        hands.press("Ctrl+F")
        hands.type("therapy")
        guide.until(lambda: bool(page.list.texts.entries), "no text was found")
        hands.press("Down")
        hands.press("Up")
        hands.press("Return")
        guide.wait()
        hands.press("Tab")
        hands.press("End")
        hands.type(" You set the pace.")
        guide.until(page.save.isEnabled, "nothing was typed")
        title = page.editor.heading.toPlainText()
        guide.check(step, title == "Therapy", f"{title} is open")
    with guide.step("content version saved") as step:
        hands.press("Ctrl+S")
        guide.wait()
        newest = editing.history(THERAPY)[0]
        guide.check(step, newest.number == 2, "version 2 is a draft")  # noqa: PLR2004
    with guide.step("content versions compared") as step:
        hands.press("Ctrl+H")
        guide.wait()
        where = [one.where for one in page.history.lines.lines]
        guide.check(step, where == ["Say 1"], f"changed: {', '.join(where)}")
    hands.press("Esc")


def _review(guide: Guide, page: Any) -> None:  # noqa: ANN401
    hands, editing = guide.hands, guide.services.editing
    with guide.step("review packet") as step:
        hands.press("Shift+Tab")
        hands.press("Shift+Tab")
        hands.press("Return")
        guide.wait()
        state = editing.history(THERAPY)[0].state
        guide.check(step, state is ReviewState.IN_REVIEW, "the text is in review")
        guide.window.lead("content", "review")
        guide.wait()
        printed = len(list(guide.out.glob("*.pdf")))
        hands.press("Ctrl+P")
        guide.until(lambda: len(list(guide.out.glob("*.pdf"))) > printed, "no packet was printed")
    with guide.step("review answered") as step:
        page.review.rows[0].answer.setFocus()
        hands.press("Right")
        page.review.by.setFocus()
        hands.type("Dr. Sample, MD")
        words = page.review.counted.text()
        guide.check(step, words.startswith("1 approved"), words)
    with guide.step("content approved") as step:
        hands.press("Ctrl+S")
        guide.wait()
        hands.press("Esc")
        newest = editing.history(THERAPY)[0]
        guide.check(step, newest.review.by == "Dr. Sample, MD", "approved by Dr. Sample, MD")


def _answer(guide: Guide, page: Any) -> None:  # noqa: ANN401
    hands, services, view = guide.hands, guide.services, page.unanswered
    with guide.step("questions without an answer") as step:
        page.to_unanswered.setFocus()
        hands.press("Return")
        guide.wait()
        groups = view.groups.entries
        guide.check(step, bool(groups), f"first: {groups[0].title}")
        words, topic = view.phrase.text(), view.topic.currentText()
    with guide.step("words accepted") as step:
        hands.press("Ctrl+Return")
        guide.wait()
        first = services.treatments.look_up(words).answers[:1]
        titles = [one.title for one in first]
        guide.check(step, titles == [topic], f"they lead to {topic}")
    hands.press("Esc")
