"""`lookup` and `topic`: what the clinic's text answers, as it stands in the store if there is one.

Without a store they answer from the shipped text, and load no database.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import line_shape, review_shape
from frontdesk.commands.there import has_store
from frontdesk.identity import TopicId
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.service import Treatments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from frontdesk.treatments.model import Line, LookUp


def lookup(options: argparse.Namespace) -> Answer:
    """`lookup QUERY`: what the catalogue answers to a caller's words."""
    with _treatments(options) as treatments:
        treatments.prepare()  # before any time is taken
        return _looked_up(treatments, options.query, options.limit)


def lookup_lines(options: argparse.Namespace) -> None:
    """`lookup --stdin`: one answer for each line, printed as soon as the line was read."""
    with _treatments(options) as treatments:
        treatments.prepare()
        for number, line in enumerate(sys.stdin, 1):
            found = _looked_up(treatments, line.rstrip("\r\n"), options.limit)
            text = f"Line {number}\n{found.text}"
            if options.json:
                text = json.dumps(found.fields, ensure_ascii=False)
            sys.stdout.write(text + "\n")
            sys.stdout.flush()


@contextmanager
def _treatments(options: argparse.Namespace) -> Iterator[Treatments]:
    if has_store(options):
        from frontdesk.commands.opened import services

        with services(options) as found:
            yield found.treatments
    else:
        yield Treatments(load_catalogue(), ready=False)


def _looked_up(treatments: Treatments, query: str, limit: int) -> Answer:
    begun = time.perf_counter()
    found = treatments.settle(query, limit)
    spent = (time.perf_counter() - begun) * 1000
    results = [
        {"id": one.topic, "title": one.title, "kind": str(one.kind), "why": one.why}
        for one in found.answers
    ]
    fields: dict[str, Any] = {
        "query": query,
        "ms": spent,
        "corrected": found.corrected,
        "strip": found.strip,
        "results": results,
    }
    return Answer(fields, _as_text(found))


def _as_text(found: LookUp) -> str:
    lines = []
    if found.strip:
        lines.append("The caller may be in danger: see the crisis card (frontdesk topic crisis).")
    if found.corrected is not None:
        lines.append(f"Read as: {found.corrected}")
    if found.strip and not found.answers:
        return "\n".join(lines)  # what to do without an answer must not stand beside danger
    lines.append(
        table(
            ("Topic", "Title", "Why"),
            ((one.topic, one.title, one.why) for one in found.answers),
            "This is not in the approved text. Take a message, send the question to a "
            "clinician, or route the call.",
        )
    )
    return "\n".join(lines)


def topic(options: argparse.Namespace) -> Answer:
    """`topic ID`: one card. Raises NotFound."""
    with _treatments(options) as treatments:
        found = treatments.topic(TopicId(options.id))
    fields = {
        "id": found.id,
        "title": found.title,
        "group": found.group,
        "say": _lines(found.say),
        "ask": _lines(found.ask),
        "leave_to_clinician": _lines(found.leave_to_clinician),
        "footnotes": _lines(found.footnotes),
        "handouts": list(found.handouts),
        "visit_types": list(found.visit_types),
        "related": list(found.related),
        "review": review_shape(found.review),
    }
    parts = [f"{found.title} ({found.group}; {found.review.state})"]
    for heading, lines in (
        ("Say", found.say),
        ("Ask", found.ask),
        ("Leave to a clinician", found.leave_to_clinician),
        ("Notes", found.footnotes),
    ):
        if lines:
            parts.append(f"\n{heading}")
            parts += [f"  {line.text} {_sources(line)}".rstrip() for line in lines]
    return Answer(fields, "\n".join(parts))


def _sources(line: Line) -> str:
    return f"[{', '.join(line.sources)}]" if line.sources else ""


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [line_shape(line) for line in lines]
