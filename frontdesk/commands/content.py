"""`content export`, `content import`, `content check`: the clinic's texts as TOML files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.commands.opened import services
from frontdesk.commands.output import Answer
from frontdesk.commands.problems import finding, problem_words
from frontdesk.commands.refusals import FileUnwritable
from frontdesk.commands.there import services_or_empty
from frontdesk.editing.model import BEFORE
from frontdesk.editing.rules.telling import told
from frontdesk.treatments.model import ContentMistake

if TYPE_CHECKING:
    import argparse

    from frontdesk.services import Services

FINDINGS = 3


def export(options: argparse.Namespace) -> Answer:
    """Write what stands into a folder; without a store, what the program ships.

    Raises FileUnwritable where the folder cannot be written to.
    """
    from frontdesk.storage.faults import ReadOnly

    with services_or_empty(options) as found:
        try:
            made = found.editing.export(options.folder)
        except ReadOnly as error:
            raise FileUnwritable(options.folder) from error
    lines = [f"What stood there in other words was kept: {name}" for name in made.kept]
    head = f"{options.folder}: {len(made.files)} files"
    if lines:
        head += f", {len(lines)} kept as they were before as *{BEFORE}"
    return Answer(
        {"folder": str(options.folder), "files": list(made.files), "changes": lines},
        "\n".join([head, *lines]),
    )


def take(options: argparse.Namespace) -> Answer:
    """Import a folder, all of it or nothing, and list each change; `--dry-run` only lists.

    Raises ContentMistake with every mistake found, NeverRetired, ChangedMeanwhile.
    """
    with services(options, create=not options.dry_run) as found:
        plan = found.editing.changes_of(options.folder)
        lines = told(plan) if options.dry_run else found.editing.take(plan, options.request)
    nothing = "The folder holds what stands already. Nothing was changed."
    head = "This would change:" if options.dry_run else "Imported:"
    text = "\n".join([head, *lines]) if lines else nothing
    return Answer({"changes": lines}, text)


def check(options: argparse.Namespace) -> Answer:
    """Name every mistake of a folder by file and line; without one, of the texts that stand."""
    with services_or_empty(options) as found:
        findings = _of_folder(found, options) if options.folder else _of_store(found)
    text = "\n".join(findings) or "No mistakes were found."
    return Answer({"findings": findings}, text, FINDINGS if findings else 0)


def _of_folder(found: Services, options: argparse.Namespace) -> list[str]:
    try:
        found.editing.changes_of(options.folder)
    except ContentMistake as error:
        return [finding(one) for one in error.findings]
    return []


def _of_store(found: Services) -> list[str]:
    editing = found.editing
    return [
        f"{one.key.id} ({one.key.language}), {wrong.where}: "
        f"{problem_words(wrong.problem)}: {wrong.detail}"
        for one in editing.documents()
        if one.mistakes
        for wrong in editing.check(editing.topic_or_handout(one.key))
    ]
