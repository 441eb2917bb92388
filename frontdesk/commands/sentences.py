"""Every refusal as a sentence: what happened, what was kept, what to do next.

The command line and the window say the same. Registered by name, so that importing this file
imports no database; a test walks all refusals and fails where one has no sentence of its own.
No sentence holds a person's name, number or date of birth: it may end in a log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.clock import zone
from frontdesk.commands.invalid import invalid
from frontdesk.commands.problems import finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from frontdesk.errors import Refusal

_NOTHING = "Nothing was changed."
_NOON = 12
_LINE = 60  # signs of a line that is shown
_LISTED = {
    "person": "Find people with: frontdesk people find NAME",
    "visit type": "See: frontdesk list types",
    "office": "See: frontdesk list offices",
    "provider": "See: frontdesk list providers",
    "topic": "Find topics with: frontdesk lookup WORDS",
    "handout": "See: frontdesk handouts",
    "appointment": "See: frontdesk appointments",
    "call": "See: frontdesk calls",
}


def sentence(error: Refusal) -> str:
    """The sentence for a refusal; every subclass has its own, or its nearest parent's."""
    for kind in type(error).__mro__:
        if (words := _SENTENCES.get(kind.__name__)) is not None:
            return words if isinstance(words, str) else words(error)
    return f"That is not possible. {_NOTHING}"


def has_own_sentence(kind: type[Refusal]) -> bool:
    """Whether a kind of refusal has a sentence of its own."""
    return kind.__name__ in _SENTENCES


def _clock(instant: datetime) -> str:
    local = instant.astimezone(zone())
    hour, half = (local.hour - 1) % 12 + 1, "AM" if local.hour < _NOON else "PM"
    return f"{local:%a, %b} {local.day}, {hour}:{local.minute:02} {half}"


def _not_found(error: Any) -> str:  # noqa: ANN401
    if error.kind == "language":
        return f"There are no handouts in the language {error.key}. See: frontdesk handouts."
    if error.kind == "edit":
        return f"There is no edit to take back. {_NOTHING}"
    # What was typed for a person could be a name; an id alone is repeated.
    key = f" {error.key}" if error.kind != "person" or error.key.isdecimal() else ""
    where = _LISTED.get(error.kind, "Check what you asked for.")
    return f"There is no {error.kind.replace('-', ' ')}{key}. {where}"


def _taken(error: Any) -> str:  # noqa: ANN401
    start = _clock(error.opening.start)
    if error.alternatives:
        others = zip(error.alternatives[:3], error.places, strict=False)
        following = "; ".join(f"{_clock(one.start)} with {place}" for one, place in others)
        return f"{start} was just taken. {_NOTHING} The next free times are: {following}."
    return f"{start} was just taken. {_NOTHING} Look for another time."


def _closed(error: Any) -> str:  # noqa: ANN401
    day = error.closed.day
    return f"{day:%a, %b} {day.day} is closed: {error.closed.reason}. Choose another day."


def _two_readings(error: Any) -> str:  # noqa: ANN401
    first, second = (one.astimezone(zone()) for one in error.readings)
    return (
        f"The clock shows {error.wall:%Y-%m-%d %H:%M} twice that day. Say which one is meant: "
        f"{first.isoformat(timespec='minutes')} or {second.isoformat(timespec='minutes')}."
    )


def _no_reading(error: Any) -> str:  # noqa: ANN401
    after = error.after.astimezone(zone())
    return (
        f"There is no {error.wall:%H:%M} on {error.wall:%Y-%m-%d}: the clock is set forward then. "
        f"The first time after it is {after.isoformat(timespec='minutes')}."
    )


def _mistakes(error: Any) -> str:  # noqa: ANN401
    lines = [finding(one) for one in error.findings[:20]]
    more = len(error.findings) - len(lines)
    rest = f"; and {more} more" if more else ""
    return f"The content has mistakes and was not taken: {'; '.join(lines)}{rest}."


def _letters(error: Any) -> str:  # noqa: ANN401
    letters = " ".join(error.letters)
    if error.line:
        line = error.line if len(error.line) <= _LINE else f"{error.line[:_LINE]}\u2026"
        return (
            f"The pages cannot show these letters: {letters}. {_NOTHING} They stand in the line "
            f"\u201c{line}\u201d. Write it in Latin, Greek or Cyrillic letters."
        )
    return (
        f"The pages cannot show these letters: {letters}. {_NOTHING} Leave the name off the page, "
        "or write it in Latin, Greek or Cyrillic letters."
    )


def _logo(error: Any) -> str:  # noqa: ANN401
    if error.problem == "too-large":
        return (
            f"The logo is too large. {_NOTHING} Save it smaller: at most 4 MB, and 5,000 dots wide "
            "and high."
        )
    return f"That file is no picture that can be printed. {_NOTHING} Choose a PNG or JPEG file."


def _missing_printer(error: Any) -> str:  # noqa: ANN401
    if not error.name:
        return "This computer has no printer. Save the pages as PDF, or add a printer first."
    return f"The printer {error.name} is not there. Choose another, or save the pages as PDF."


def _nothing_to_print(error: Any) -> str:  # noqa: ANN401
    day = f"{error.day:%a, %b} {error.day.day}"
    why = f"{day} is closed: {error.reason}" if error.reason else f"Nobody is expected on {day}"
    return f"{why}. There are no handouts to print. {_NOTHING} Choose another day or office."


def _print_failed(error: Any) -> str:  # noqa: ANN401
    known = {
        "stopped": "is stopped or out of paper", "no-answer": "does not answer",
        "refused": "did not take the pages",
    }  # fmt: skip
    problem = known.get(error.reason, f"did not take the pages ({error.reason})")
    return f"The printer {error.name} {problem}. See to it and try again, or save as PDF."


def _wrong_state(error: Any) -> str:  # noqa: ANN401
    words = {
        "pending": "held", "booked": "expected", "arrived": "arrived", "checked-in": "in room",
        "fulfilled": "done", "cancelled": "cancelled", "noshow": "a no-show",
        "waitlist": "on the waitlist", "entered-in-error": "entered in error",
    }  # fmt: skip
    now, wanted = words[str(error.status)], words[str(error.wanted)]
    if (now, wanted) == ("cancelled", "expected"):
        return (
            f"The visit is cancelled; it cannot be moved or confirmed. {_NOTHING} Book a new one."
        )
    return f"The visit is {now} and cannot become {wanted} from there. {_NOTHING}"


_STATES = {
    "draft": "a draft", "in-review": "in review", "approved": "approved", "retired": "retired",
}  # fmt: skip


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


_SENTENCES: dict[str, str | Callable[[Any], str]] = {
    "NotFound": _not_found,
    "Invalid": invalid,
    "ChangedMeanwhile": (
        "Another window changed this in the meantime. Nothing was overwritten. "
        "Look at it again, then repeat your change."
    ),
    "RequestReused": (
        f"That request was used before, for something else. {_NOTHING} Give each thing to be done "
        "a UUID of its own, and the same one again only to repeat it."
    ),
    "Busy": (
        "The store is busy with another save. Nothing was changed and what you typed is kept. "
        "Try again."
    ),
    "StoreUnusable": "The store cannot be used. Nothing was changed.",
    "FolderOpenToOthers": lambda e: (
        f"Other accounts of this computer can read {e.path}, so it was not opened. "
        f"Close it to them with: {e.mend}"
    ),
    "FolderUnusable": lambda e: (
        f"The folder {e.path} cannot be made. Choose another with --data DIR."
    ),
    "Damaged": (
        "The store is damaged and was not touched. Its daily copies lie in the folder "
        "\u201ccopies\u201d beside it: put the newest one in its place."
    ),
    "Emptied": (
        "The store's file is empty, so its data was lost or never written. It was not touched. "
        "Put the newest copy from the folder \u201ccopies\u201d beside it in its place; only where "
        "there never was any data, delete the file to begin anew."
    ),
    "NotAStore": (
        "That file is no store of FrontDesk and was not touched. Choose another folder with "
        "--data DIR."
    ),
    "Newer": (
        "The store was made by a newer FrontDesk and was not touched. Update this program, "
        "then open it again."
    ),
    "ReadOnly": lambda e: (
        f"{e.path or 'The place'} cannot be written to. {_NOTHING} Choose another place, or allow "
        "writing there."
    ),
    "DiskFull": (
        "The drive is full. This was not saved; everything saved before is safe. "
        "Free some space, then try again: what you typed is kept."
    ),
    "DriveFails": (
        "The drive did not take the data: it may be failing, unplugged or out of room. This was "
        "not saved; everything saved before is safe. Check the drive, then try again: what you "
        "typed is kept."
    ),
    "Missing": lambda e: (
        f"There is no store at {e.path}. Start the window once to make one, or name its folder "
        "with --data DIR."
    ),
    "OnNetworkShare": lambda e: (
        f"{e.path} lies on a network share or in a synchronised folder, where data gets lost. "
        "Choose a folder on this computer's own drive."
    ),
    "SettingRefused": lambda e: (
        f"The database did not take its safety setting {e.pragma}, so it was not opened."
    ),
    "SampleMixed": (
        "Sample data and real data never share a store. Nothing was changed. Use --demo for the "
        "sample, or name an empty folder with --data DIR."
    ),
    "SampleThere": (
        "This store holds sample data already. Nothing was changed. Name an empty folder with "
        "--data DIR to make other sample data."
    ),
    "UrlUnknown": "The database's address is not understood. Use sqlite:///FILE.",
    "PrinterMissing": _missing_printer,
    "PrintFailed": _print_failed,
    "NothingToPrint": _nothing_to_print,
    "LogoUnusable": _logo,
    "LettersMissing": _letters,
    "ContentMistake": _mistakes,
    "EditClash": (
        "Somebody saved another text of this in the meantime. Both are kept as drafts; nothing was "
        "lost. Compare them, then save what should stand."
    ),
    "Unsound": lambda e: (
        f"The text has {_count(len(e.mistakes), 'mistake')}, the first at {e.mistakes[0].where}. "
        f"{_NOTHING} Put it right, then hand the text on."
    ),
    "NotInState": lambda e: (
        f"Version {e.version.number} of {e.version.key.id} is {_STATES[str(e.version.state)]}, so "
        f"that cannot be done with it. {_NOTHING} Look at it again."
    ),
    "Overtaken": lambda e: (
        f"A later version of {e.version.key.id} was decided on already. {_NOTHING} To go back to "
        "this one, return to it: that makes a new draft, which can be approved."
    ),
    "NeverRetired": f"Help in a crisis is always there and cannot be retired. {_NOTHING}",
    "ReasonMissing": "A call needs at least one reason. Tick one under \u201cWhy they call\u201d.",
    "CrisisUnfinished": (
        "A crisis call says which step was taken: 988 offered, 911 called or clinician reached. "
        "Open the crisis card with F9 and tick it."
    ),
    "CallEdited": (
        "Another window corrected this call in the meantime. Nothing was overwritten. "
        "Look at it again, then repeat your correction."
    ),
    "PersonEdited": (
        "Another window edited this person in the meantime. Nothing was overwritten. "
        "Look at what stands there now, then repeat your change."
    ),
    "SlotTaken": _taken,
    "PersonBusy": (
        "This person has another visit at that time. Nothing was changed. Choose another time, or "
        "move the other visit first."
    ),
    "OutsideHours": lambda e: (
        f"Nobody who could take the visit works at {_clock(e.start)}. {_NOTHING} Choose one of the "
        "openings."
    ),
    "OfficeClosed": _closed,
    "InThePast": lambda e: f"{_clock(e.start)} has passed. Choose a time ahead.",
    "NoProvider": lambda e: (
        f"No provider can take \u201c{e.type_title}\u201d yet. Add one who is a {e.kind} under "
        "Settings, Providers."
    ),
    "NotTheirVisit": lambda e: (
        f"{e.provider} does not do \u201c{e.type_title}\u201d. {_NOTHING} Choose another provider, "
        "or leave the provider out. What a provider does stands under Settings, Providers."
    ),
    "SeriesType": lambda e: (
        f"\u201c{e.type_title}\u201d stands for several visits. Book each visit by itself."
    ),
    "AdultsOnly": lambda e: (
        f"\u201c{e.type_title}\u201d is for adults (C33). Check the date of birth, or take the "
        "question to a clinician."
    ),
    "HoldGone": (
        "The hold has ended and the time was taken since. Nothing was changed. Choose another time."
    ),
    "WrongState": _wrong_state,
    "ReasonNeeded": "Say why. A visit is moved or cancelled with a reason.",
    "NoSuchWallTime": _no_reading,
    "TwoWallTimes": _two_readings,
    "FileUnwritable": lambda e: (
        f"The file {e.path} cannot be written. {_NOTHING} Name another file, in a folder that you "
        "may write to."
    ),
    "LineMissing": (
        f"Standard input ended before each - had its line. {_NOTHING} Give one line for each, in "
        "the order of the options."
    ),
    "StillBooked": lambda e: (
        f"There are {e.count} visits ahead that would be stranded. Move or cancel them first."
    ),
}
