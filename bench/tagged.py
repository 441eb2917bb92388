"""What two checkers find in every handout as a tagged PDF, each language, size, paper and tone.

Needs: pip install -e ".[test]"
Run: python bench/tagged.py

One checker is the PyPI package `page-validation` with the rules of PDF/UA-1, the other walks the
tree of each file for text outside it. The two rules that ask for the claim itself are left out: the
files do not claim PDF/UA.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from frontdesk.handouts.files import languages, load_handouts
from frontdesk.handouts.model import Letterhead, PacketOptions, Paper, Tone, TypeSize
from frontdesk.handouts.render import render
from frontdesk.treatments.files import load_catalogue
from tests.documents.conformance import RULES, faults

LETTERHEAD = Letterhead("LightHeart Mental Health", "425.800.5688")


def main() -> None:
    """Print one row for each language and tone."""
    catalogue = load_catalogue()
    print(
        f"| language | tone | files | pages | of {RULES} rules broken, in all | files with faults |"
    )
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for code, tone in product(languages(), Tone):
        handouts = load_handouts(catalogue.facts, language=code).values()
        pages, found = 0, Counter[str]()
        for handout, size, paper in product(handouts, TypeSize, Paper):
            options = PacketOptions(size, paper, code, tone=tone)
            made = render([handout], options, LETTERHEAD, {}, date(2026, 11, 24), catalogue)
            pages += made.pages
            found[f"{handout.id} {size} {paper}"] += len(faults(made.pdf))
        wrong = sum(1 for number in found.values() if number)
        print(f"| {code} | {tone} | {len(found)} | {pages} | {found.total()} | {wrong} |")


if __name__ == "__main__":
    main()
