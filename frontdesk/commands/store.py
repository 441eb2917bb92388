"""`verify` and `about`: whether the store is whole, and what a bug report needs to say."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from frontdesk.commands.opened import services, target
from frontdesk.commands.output import Answer
from frontdesk.paths import NAME
from frontdesk.storage.glance import glance
from frontdesk.storage.revision import head
from frontdesk.treatments.sentence_model import is_there

if TYPE_CHECKING:
    import argparse

_FINDINGS = {
    "damage": "The database itself says: {}.",
    "double-booking": "Times booked twice: {}.",
    "visit-without-time": "Visits that hold no time: {}.",
    "cancelled-visit-holds-time": "Cancelled visits that still hold their time: {}.",
    "audit-gap": "Entries missing from the audit trail: {}.",
    "broken-reference": "References to what is not there: {}.",
}
_FOUND = 3
_BY_SENSE = "words, and the sense of sentences"
_BY_WORDS = "words alone: the sentence model is missing"


def verify(options: argparse.Namespace) -> Answer:
    """Check the database and its rules; findings are an answer, with exit code 3."""
    with services(options) as found:
        findings = [_said(code) for code in found.care.verify()]
    if findings:
        return Answer({"ok": False, "findings": findings}, "\n".join(findings), _FOUND)
    return Answer({"ok": True, "findings": []}, "All is well.")


def _said(code: str) -> str:
    kind, _, detail = code.partition(" ")
    return _FINDINGS.get(kind, f"{kind}: {{}}").format(detail)


def about(options: argparse.Namespace) -> Answer:
    """Versions and places, whatever state the store is in; nothing about a person."""
    path = target(options).place().path
    seen = glance(path) if path is not None else None
    fields: dict[str, Any] = {
        "version": _version(NAME),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "qt": _version("PySide6-Essentials"),
        "sqlite": driver.sqlite_version,
        "data": str(path.parent) if path is not None else None,
        "database": str(path) if path is not None else None,
        "state": seen.state if seen is not None else None,
        "schema": seen.schema if seen is not None else None,
        "newest_schema": head(),
        "encrypted": False,
        "look_up": _BY_SENSE if is_there() else _BY_WORDS,
    }
    text = "\n".join(
        f"{name.replace('_', ' ')}: {'unknown' if value is None else value}"
        for name, value in fields.items()
    )
    return Answer(fields, text)


def _version(package: str) -> str | None:
    """The version of an installed package; None where the program runs from its checkout."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return _of_the_checkout() if package == NAME else None


def _of_the_checkout() -> str | None:
    import tomllib
    from pathlib import Path

    try:
        text = Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8")
        version = tomllib.loads(text)["project"]["version"]
    except (OSError, KeyError, ValueError):
        return None
    return str(version)
