"""Learn from the examples again, after examples, words or topics changed.

    python bench/learn_examples.py

Writes resources/catalogue/words/learned.tsv; takes some seconds, the same on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.rules.lookup.teaching import taught
from frontdesk.treatments.word_files import load_examples, load_vocabulary, written


def main() -> None:
    """Learn from everything that is shipped and write what was learned."""
    catalogue, vocabulary, examples = load_catalogue(), load_vocabulary(), load_examples()
    learned = taught(catalogue, vocabulary, examples, Finder(catalogue, vocabulary))
    file = ROOT / "resources" / "catalogue" / "words" / "learned.tsv"
    file.write_text(written(learned), "utf-8")
    sys.stdout.write(f"{len(examples)} examples, {len(learned.rows)} features\n")


if __name__ == "__main__":
    main()
