"""What a command answers: one JSON object, or the same as text to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Answer:
    """The fields of the JSON object, the text for people, and the exit code (3: findings).

    `note` is what somebody should know who reads along; it never stands on standard output.
    """

    fields: Mapping[str, Any]
    text: str
    code: int = 0
    note: str = ""


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer; nothing else ever stands on standard output."""
    line = json.dumps(answer.fields, ensure_ascii=False) if as_json else answer.text
    sys.stdout.write(line + "\n")
    if answer.note:
        sys.stderr.write(answer.note + "\n")


def use_utf8() -> None:
    """Read and write UTF-8 whatever the computer's locale says; what is no text is replaced."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], nothing: str) -> str:
    """Rows below a header, in columns that line up; `nothing` is said where there is no row."""
    lines = [list(header), *(list(row) for row in rows)]
    if len(lines) == 1:
        return nothing
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
