"""`frontdesk tour OUT`: drives the real window through the whole job and leaves the pictures."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from ui.tour.guide import Step

EXIT_STEP_FAILED = 1
EXIT_NO_FOLDER = 2


def run_tour(options: argparse.Namespace) -> int:
    """Run the tour; exit code 1 where a step did not end well, 2 where OUT cannot be written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no display is needed, and none is disturbed
    from ui.preflight import qt_problem

    if problem := qt_problem():
        sys.stderr.write(f"{problem}\n")
        return EXIT_NO_FOLDER
    out: Path = options.out
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "tour.json").write_text("{}", encoding="utf-8")
    except OSError:
        sys.stderr.write(f"{out} cannot be written to. Name another folder.\n")
        return EXIT_NO_FOLDER
    from ui.tour.guide import Guide
    from ui.tour.journey import journey

    with tempfile.TemporaryDirectory(prefix="frontdesk-tour-") as folder:
        guide = Guide(out, Path(folder))
        try:
            journey(guide, fast=options.fast)
        finally:
            guide.close()
    return _told(out, guide.steps, as_json=options.json)


def _told(out: Path, steps: list[Step], *, as_json: bool) -> int:
    answer = {
        "steps": [
            {"name": one.name, "ok": one.ok, "checked": one.checked, "ms": round(one.ms, 1)}
            for one in steps
        ]
    }
    text = json.dumps(answer, ensure_ascii=False)
    (out / "tour.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1), "utf-8")
    if as_json:
        sys.stdout.write(text + "\n")
    else:
        for one in steps:
            sys.stdout.write(f"{'ok  ' if one.ok else 'FAIL'} {one.name}: {one.checked}\n")
        sys.stdout.write(f"The pictures are in {out}\n")
    failed = [one.name for one in steps if not one.ok]
    if failed:
        sys.stderr.write(f"Steps that did not end well: {', '.join(failed)}. See {out}.\n")
        return EXIT_STEP_FAILED
    return 0
