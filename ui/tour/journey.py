"""The steps of the tour: one call from its ring to the printed handouts, then every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.handouts.model import PacketOptions
from frontdesk.schedule.model import AppointmentQuery, Status
from ui.shell.bars import PLACES
from ui.tour.handing_out import print_the_day
from ui.tour.manager import keep_the_content

if TYPE_CHECKING:
    from ui.theme.tokens import Mode
    from ui.tour.guide import Guide

NUMBER = "(425) 555-0142"
NAME = "Jordan Example"


def journey(guide: Guide, *, fast: bool) -> None:
    """Take the call, print a day, keep the content, look at every screen; `fast` in one theme."""
    take_the_call(guide)
    print_the_day(guide)
    keep_the_content(guide)
    modes: tuple[Mode, ...] = ("light",) if fast else ("light", "dark")
    for mode in modes:
        guide.turn(mode)
        every_screen(guide, mode)


def take_the_call(guide: Guide) -> None:
    """By keyboard alone, as a receptionist would."""
    hands, window, services = guide.hands, guide.window, guide.services
    calls = services.calls.count(CallQuery())
    with guide.step("call comes in") as step:
        window.calls.begin(NUMBER)
        guide.wait()
        guide.check(step, window.calls.is_open, "a live call is open")
        hands.type(NAME)
        hands.press("Tab")
        hands.type("03071984")
    with guide.step("look-up with a typo") as step:
        hands.press("Ctrl+F")
        hands.type("spravado how fast does it work")
        guide.wait()
        page = window.calls.page
        titles = [one.title for one in page.ask.answers.entries] if page else []
        guide.check(step, bool(titles) and "Spravato" in titles[0], f"first answer: {titles[:1]}")
        hands.press("Return")
    with guide.step("intake booked") as step:
        hands.press("F6")
        hands.press("Return")
        guide.wait()
        presenter = window.calls.presenter
        held = presenter is not None and presenter.intake.hold is not None
        guide.check(step, held, "the first opening is held")
    with guide.step("two handouts made") as step:
        chosen = presenter.intake.handouts if presenter else []
        guide.check(step, len(chosen) == 2, f"ticked: {', '.join(chosen)}")  # noqa: PLR2004
        pages = services.handouts.packet(chosen, PacketOptions()).pages
        guide.check(step, pages > 1, f"{pages} pages")
    with guide.step("call finished") as step:
        hands.press("Ctrl+Return")
        guide.wait()
        guide.until(lambda: any(guide.out.glob("*.pdf")), "no packet was printed")
        logged = services.calls.page(CallQuery(), limit=1)[0]
        visits = services.schedule.appointments(AppointmentQuery(person=logged.entry.person))
        guide.check(step, services.calls.count(CallQuery()) == calls + 1, "the call is in the log")
        guide.check(step, logged.entry.outcome is Outcome.BOOKED, "its outcome is booked")
        booked = [one for one in visits if one.call == logged.id]
        guide.check(step, [one.status for one in booked] == [Status.BOOKED], "the visit is booked")
        guide.check(step, len(services.handouts.printed(2)) == 2, "two handouts are in the log")  # noqa: PLR2004
        guide.check(step, services.care.verify() == [], "the store is sound")
        guide.check(step, services.drafts.all() == [], "no draft is left")


def every_screen(guide: Guide, mode: str) -> None:
    """Each page of the navigation, a live call, the crisis card and the search."""
    window, hands = guide.window, guide.hands
    for place in PLACES:
        with guide.step(f"{place.key} {mode}") as step:
            hands.press(place.keys)
            guide.wait()
            guide.check(step, window.here == place.key, f"{place.words} is open")
    with guide.step(f"search everything {mode}") as step:
        hands.press("Ctrl+K")
        hands.type("spra")
        guide.wait()
        shown = window.palette_list
        guide.check(step, shown is not None and bool(shown.list.entries), "something is found")
    hands.press("Esc")
    with guide.step(f"live call {mode}") as step:
        hands.press("F2")
        guide.wait()
        hands.type("2065550117")
        hands.press("Ctrl+F")
        hands.type("talk therepy")
        guide.wait()
        guide.check(step, window.calls.is_open, "a live call is open")
    with guide.step(f"crisis card {mode}") as step:
        hands.press("F9")
        guide.wait()
        guide.check(step, window.crisis.is_open, "the crisis card is open")
    hands.press("Esc")
    presenter = window.calls.presenter
    if presenter is not None:
        presenter.discard()
    guide.wait()
    for draft in guide.services.drafts.all():
        guide.services.drafts.discard(draft.key)
