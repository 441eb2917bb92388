"""The words of the command line; light, for every start of the program reads them."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

SECRET = "-"  # noqa: S105 -- the word for "read it from standard input", no secret itself
_DAY = "a date like 2026-11-25"
_ANY_MINUTE = "any minute that is worked; the step of the openings binds only what is offered"
YEARS = range(1900, 2200)  # of days and times; arithmetic beyond them runs out of calendar
_BARE = ("--demo",)
_VALUED = ("--data", "--database", "--user", "--call")
_TOO_MANY = "unrecognized arguments"
_OPTION = re.compile(r"(?<= )--[a-zA-Z][a-zA-Z-]*(?=[ =]|$)")


class Personal(argparse.Action):
    """A value about a person; `-` stands for a line of standard input, read later, in order."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 -- argparse calls it so
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Keep the value, and note its name where standard input holds it."""
        setattr(namespace, self.dest, values)
        if values == SECRET:
            namespace.secrets = [*getattr(namespace, "secrets", []), self.dest]


class Parser(argparse.ArgumentParser):
    """Answers a wrong command line with one sentence on standard error and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """End with one sentence; the usage itself is what --help is for.

        Words too many are counted and not repeated: a name without quotes ends in a log.
        """
        unknown = _OPTION.search(message) if message.startswith(_TOO_MANY) else None
        if unknown is not None:
            message = f"there is no option {unknown[0]}"
        elif message.startswith(_TOO_MANY):
            message = "there are more words than this command takes; quote a text of several words"
        sys.stderr.write(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")
        raise SystemExit(2)


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        msg = f"{text!r} is not {_DAY}"
        raise argparse.ArgumentTypeError(msg)
    return found


def _request(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        msg = f"{text!r} is not a UUID"
        raise argparse.ArgumentTypeError(msg) from None


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        msg = f"{text!r} is not a whole number of 0 or more"
        raise argparse.ArgumentTypeError(msg)
    return number


def parser() -> Parser:
    """All commands with their options; a command that does not exist is an error."""
    top = _of_the_window()
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    shared = Parser(add_help=False)
    # Suppressed, for else the default of an inner command would undo what its outer one was told.
    shared.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="answer with one JSON object",
    )
    writing = Parser(add_help=False, parents=[shared])
    writing.add_argument(
        "--request",
        type=_request,
        default=argparse.SUPPRESS,
        metavar="UUID",
        help="the same UUID again finds the first result and changes nothing",
    )

    _add_content(commands, shared, writing)
    _add_schedule(commands, shared, writing)
    _add_people(commands, shared, writing)
    _add_calls(commands, shared, writing)
    _add_store(commands, shared, writing)
    return top


def _of_the_window() -> Parser:
    """The options that stand before a command, or alone where the window is wanted."""
    top = Parser(
        prog="frontdesk", description="The front desk of a clinic; without a command, the window."
    )
    place = top.add_mutually_exclusive_group()
    place.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="the data folder (default: the platform's folder for user data)",
    )
    place.add_argument(
        "--database",
        metavar="URL",
        help="sqlite:///FILE, in place of --data",
    )
    top.add_argument("--user", metavar="NAME", help="who acts (default: the system's account)")
    top.add_argument("--demo", action="store_true", help="sample data in a folder of its own")
    top.add_argument(
        "--call",
        metavar="NUMBER",
        help="a live call from that number; - reads it from standard input",
    )
    top.set_defaults(command=None, json=False, secrets=[], request=None)
    return top


def read_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line as it was given; the environment says where the data is if it does not."""
    given = sys.argv[1:] if words is None else list(words)
    options = (_of_the_window() if _wants_window(given) else parser()).parse_args(given)
    if options.data is None and options.database is None:
        options.database = os.environ.get("FRONTDESK_DATABASE") or None
        folder = os.environ.get("FRONTDESK_DATA")
        options.data = Path(folder) if folder and options.database is None else None
    return options


def _wants_window(words: Sequence[str]) -> bool:
    """Whether there are only the window's own options; then the commands need not be listed.

    Listing them takes longer than all the reading, and a window is waited for.
    """
    left = iter(words)
    for word in left:
        name, given, _value = word.partition("=")
        if name in _VALUED:
            if not given:
                next(left, None)
        elif word not in _BARE:
            return False
    return True


def _add_content(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    one = commands.add_parser("lookup", parents=[shared], help="what the clinic's text answers")
    words = one.add_mutually_exclusive_group(required=True)
    words.add_argument("query", nargs="?", action=Personal, help="a caller's words")
    words.add_argument("--stdin", action="store_true", help="one query a line")
    one.add_argument("--limit", type=_count, default=5)
    one = commands.add_parser("topic", parents=[shared], help="one topic of the catalogue")
    one.add_argument("id")
    commands.add_parser("handouts", parents=[shared], help="the handouts there are")
    one = commands.add_parser("handout", parents=[writing], help="handouts as one PDF")
    one.add_argument("ids", nargs="+", metavar="ID")
    one.add_argument("--out", type=Path, required=True, metavar="FILE")
    one.add_argument("--large-print", action="store_true")
    one.add_argument("--language", default="en", metavar="CODE")
    one.add_argument("--paper", choices=("letter", "a4"), default="letter")
    one.add_argument("--tone", choices=("color", "black", "high-contrast"), default="color")
    one.add_argument("--visit", metavar="ID", help="a visit to print on the first page")
    one.add_argument(
        "--for",
        dest="name",
        action=Personal,
        metavar="NAME",
        help="a first name to print; - reads it from standard input",
    )
    one = commands.add_parser(
        "packets", parents=[writing], help="every visitor's handouts for a day as one PDF"
    )
    one.add_argument("--date", type=_day, required=True, metavar="DATE")
    one.add_argument("--out", type=Path, required=True, metavar="FILE")
    one.add_argument("--office", metavar="ID")
    _add_exchange(commands, shared, writing)
    one = commands.add_parser("tour", parents=[shared], help="drive the window through a day")
    one.add_argument("out", type=Path, metavar="OUT")
    one.add_argument("--fast", action="store_true", help="fewer pictures")


def _add_exchange(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    top = commands.add_parser("content", help="topics and handouts as files, out and in")
    inner = top.add_subparsers(dest="action", metavar="ACTION", required=True)
    one = inner.add_parser("export", parents=[shared], help="write all that stands as TOML files")
    one.add_argument("folder", type=Path, metavar="DIR")
    one = inner.add_parser(
        "import", parents=[writing], help="take a folder of files, all of it or nothing"
    )
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--dry-run", action="store_true", help="only list what would change")
    one = inner.add_parser("check", parents=[shared], help="name mistakes by file and line")
    one.add_argument("folder", type=Path, metavar="DIR", nargs="?")


def _add_schedule(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    one = commands.add_parser("list", parents=[shared], help="what there is to choose from")
    one.add_argument(
        "what", choices=("types", "offices", "providers", "resources", "reasons", "outcomes")
    )
    one = commands.add_parser("openings", parents=[shared], help="first free times")
    one.add_argument("--type", required=True, metavar="ID")
    one.add_argument("--office", metavar="ID")
    one.add_argument("--provider", metavar="ID")
    one.add_argument("--from", dest="first", type=_day, metavar="DATE")
    one.add_argument("--until", type=_day, metavar="DATE")
    one.add_argument("--part-of-day", choices=("morning", "afternoon"))
    one.add_argument("--limit", type=_count, default=20)
    one = commands.add_parser("book", parents=[writing], help="book a visit")
    one.add_argument("--type", required=True, metavar="ID")
    one.add_argument("--start", required=True, metavar="TIME", help=_ANY_MINUTE)
    one.add_argument("--person", required=True, metavar="ID")
    one.add_argument("--office", metavar="ID")
    one.add_argument("--provider", metavar="ID")
    one.add_argument("--call", dest="call_id", metavar="ID")
    one = commands.add_parser("appointments", parents=[shared], help="visits by time")
    one.add_argument("--from", dest="first", type=_day, metavar="DATE")
    one.add_argument("--until", type=_day, metavar="DATE")
    one.add_argument("--person", metavar="ID")
    one.add_argument("--status", metavar="S")
    one = commands.add_parser("cancel", parents=[writing], help="cancel a visit")
    one.add_argument("id")
    one.add_argument("--reason", action=Personal, required=True)
    one = commands.add_parser("move", parents=[writing], help="move a visit in one step")
    one.add_argument("id")
    one.add_argument("--start", required=True, metavar="TIME", help=_ANY_MINUTE)
    one.add_argument("--provider", metavar="ID")


def _add_people(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    top = commands.add_parser("people", help="find, show and add people")
    inner = top.add_subparsers(dest="action", metavar="ACTION", required=True)
    one = inner.add_parser("find", parents=[shared], help="by name, number or birth date")
    one.add_argument("text", action=Personal)
    one.add_argument("--limit", type=_count, default=20)
    one = inner.add_parser("add", parents=[writing], help="add a person")
    one.add_argument("--name", action=Personal, required=True)
    one.add_argument("--phone", action=Personal)
    one.add_argument("--born", action=Personal, metavar="DATE")
    one = inner.add_parser("show", parents=[shared], help="one person")
    one.add_argument("id")


def _add_calls(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    top = commands.add_parser("calls", parents=[shared], help="the call log, newest first")
    top.add_argument("--from", dest="first", type=_day, metavar="DATE")
    top.add_argument("--until", type=_day, metavar="DATE")
    top.add_argument("--open", action="store_true", help="only with something still to do")
    inner = top.add_subparsers(dest="action", metavar="ACTION")
    one = inner.add_parser("log", parents=[writing], help="log one call")
    one.add_argument("--number", action=Personal, required=True)
    one.add_argument("--reason", required=True, action="append", metavar="ID")
    one.add_argument("--outcome", required=True, metavar="ID")
    one.add_argument("--also", action="append", default=[], metavar="ID")
    one.add_argument("--person", metavar="ID")
    one.add_argument("--started", metavar="TIME")
    one.add_argument("--seconds", type=_count, default=0)
    one.add_argument("--note", action=Personal, default="")


def _add_store(
    commands: argparse._SubParsersAction[Parser], shared: Parser, writing: Parser
) -> None:
    one = commands.add_parser("sample", parents=[writing], help="fill an empty store")
    for what in ("people", "calls", "appointments"):
        one.add_argument(f"--{what}", type=_count, required=True, metavar="N")
    one.add_argument("--seed", type=int, required=True, metavar="S")
    one.add_argument("--today", type=_day, metavar="DATE")
    commands.add_parser("verify", parents=[shared], help="check the store and its rules")
    commands.add_parser("about", parents=[shared], help="versions and places, for a bug report")
