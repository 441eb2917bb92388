"""Runs the command that was named. Each command's file is loaded only when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from frontdesk.errors import Refusal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from frontdesk.commands.output import Answer

# The module of each command below this package, and the function in it.
_COMMANDS = {
    "lookup": ("catalogue", "lookup"),
    "topic": ("catalogue", "topic"),
    "handouts": ("handouts", "handouts"),
    "handout": ("handouts", "handout"),
    "packets": ("packets", "packets"),
    "content export": ("content", "export"),
    "content import": ("content", "take"),
    "content check": ("content", "check"),
    "list": ("schedule", "choices"),
    "openings": ("schedule", "openings"),
    "book": ("visits", "book"),
    "appointments": ("visits", "appointments"),
    "cancel": ("visits", "cancel"),
    "move": ("visits", "move"),
    "people find": ("people", "find"),
    "people add": ("people", "add"),
    "people show": ("people", "show"),
    "calls": ("calls", "listed"),
    "calls log": ("calls", "log"),
    "sample": ("sample", "sample"),
    "verify": ("store", "verify"),
    "about": ("store", "about"),
}


def run(options: argparse.Namespace) -> int:
    """Run a command, print its answer or one sentence, and give the exit code."""
    from frontdesk.commands import failure
    from frontdesk.commands.output import show, use_utf8

    use_utf8()
    sys.excepthook = failure.told
    try:
        if options.command == "lookup" and options.stdin:
            from frontdesk.commands.catalogue import lookup_lines

            lookup_lines(options)
            return 0
        found = answer(options)
        show(found, as_json=options.json)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has gone; Python would complain once more while ending.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Refusal as refusal:
        from frontdesk.commands.sentences import sentence

        sys.stderr.write(f"{sentence(refusal)}\n")
        return refusal.exit_code
    return found.code


def answer(options: argparse.Namespace) -> Answer:
    """What a command answers. Raises Refusal's kinds."""
    read_secrets(options)
    action = getattr(options, "action", None)
    module, function = _COMMANDS[f"{options.command} {action}" if action else options.command]
    command: Callable[[argparse.Namespace], Answer] = getattr(
        import_module(f"frontdesk.commands.{module}"), function
    )
    return command(options)


def read_secrets(options: argparse.Namespace) -> None:
    """Read each value that was given as `-` from standard input, one a line, in their order."""
    for name in options.secrets:
        line = sys.stdin.readline()
        if not line:
            from frontdesk.commands.refusals import LineMissing

            raise LineMissing
        setattr(options, name, line.rstrip("\r\n"))
