"""FrontDesk: where window, commands and domain meet."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was named, or the window; the answer is the exit code."""
    os.umask(0o077)  # before any file is made: what the desk writes is its owner's alone
    from frontdesk.commands.arguments import read_arguments

    options = read_arguments(arguments)
    if options.command == "tour":
        from ui.tour.command import run_tour

        return run_tour(options)
    if options.command is not None:
        from frontdesk.commands.run import run

        return run(options)
    return _window(options)


def _window(options: Namespace) -> int:
    from frontdesk.commands.window import Start
    from ui.preflight import has_display, qt_problem

    start = Start.of(options)
    if not has_display():
        sys.stderr.write("There is no display to open the window on. ")
        if not start.demo:
            sys.stderr.write("The commands work without one: frontdesk --help\n")
            return 2
        sys.stderr.write("Running the tour into ./frontdesk-tour instead.\n")
        return main(["tour", "./frontdesk-tour"])
    if problem := qt_problem():
        sys.stderr.write(f"{problem}\n")
        return 2
    from ui.application import start_window

    return start_window(start)


if __name__ == "__main__":
    sys.exit(main())
