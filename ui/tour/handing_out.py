"""The steps of the tour that print the packets of tomorrow's visitors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.documents.printing import FolderPrinter

if TYPE_CHECKING:
    from ui.tour.guide import Guide

DAY = "day"  # the folder of its own for the prints, which are many
TWO = 2


def print_the_day(guide: Guide) -> None:
    """By keyboard: tomorrow's visitors, two of them ticked, and their packets printed."""
    hands, page = guide.hands, guide.window.page("handouts")
    folder = guide.out / DAY
    folder.mkdir(exist_ok=True)
    page.use(FolderPrinter(folder))
    with guide.step("packets of a day") as step:
        hands.press("Alt+6")
        guide.wait()
        hands.press("Ctrl+D")
        guide.until(lambda: bool(page.day.who.visitors.entries), "nobody comes tomorrow")
        people = len(page.day.who.visitors.entries)
        guide.check(step, people > TWO, f"{people} visitors are listed")
    with guide.step("packets printed") as step:
        hands.press("F6")
        hands.press("Shift+Tab")
        hands.press("Return")
        hands.press("Tab")
        for key in ("Space", "Down", "Space", "Ctrl+P"):
            hands.press(key)
        guide.until(lambda: len(_prints(guide)) == TWO, "the packets were not printed")
        guide.until(page.day.print.isEnabled, "the job did not end")
        said = page.day.printing.said.words
        guide.check(step, said.startswith("2 packets ("), said)
        logged = {one.person for one in guide.services.handouts.printed(TWO * 4)}
        guide.check(step, len(logged) >= TWO, "each visitor is in the print log")
    hands.press("Esc")
    guide.wait()


def _prints(guide: Guide) -> list[Any]:
    return list((guide.out / DAY).glob("*.pdf"))
