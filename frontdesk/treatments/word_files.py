"""Reads what the look-up knows: its words, callers' examples, and what was learned from them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.examples import Example, Learned
from frontdesk.treatments.rules.lookup.vocabulary import DangerWords, Vocabulary

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


_LEARNED = "learned.tsv"
_SPANISH = "spanish.tsv"  # nothing is learned from it
_COLUMNS = 4  # of a file of examples


def shipped_words() -> Traversable:
    """The folder of the word files that the program ships."""
    return files("resources").joinpath("catalogue", "words")


def shipped_examples() -> Traversable:
    """The folder of the examples that the program ships."""
    return files("resources").joinpath("catalogue", "examples")


def load_vocabulary(folder: Traversable | None = None) -> Vocabulary:
    """The vocabulary in a folder of word files; raises ValueError naming file and line."""
    folder = folder or shipped_words()
    danger = _rows(folder.joinpath("danger.tsv"))
    words = _rows(folder.joinpath("plain.tsv"))
    concepts = _rows(folder.joinpath("concepts.tsv"))
    phrases = _rows(folder.joinpath("phrases.tsv"))
    spanish = _rows(folder.joinpath(_SPANISH))
    return Vocabulary(
        concepts={name: _listed(rows, ",") for name, rows in concepts.items()},
        phrases={TopicId(topic): _listed(rows, ",") for topic, rows in phrases.items()},
        outside=_listed(words["outside"], ","),
        everyday=_listed(words["everyday"], None),
        filler=_listed(words["filler"], None),
        spanish={english: _listed(rows, ",") for english, rows in spanish.items()},
        danger=DangerWords(
            someone=danger["someone"][0],
            always=tuple(danger["always"]),
            safe=tuple(danger["safe"]),
            danger=tuple(danger["danger"]),
            veiled=tuple(danger["veiled"]),
        ),
    )


def load_examples(folder: Traversable | None = None) -> list[Example]:
    """All examples of how callers speak, file by file; raises ValueError naming file and line."""
    folder = folder or shipped_examples()
    found = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".tsv"):
            found += example_rows(file)
    return found


def example_rows(file: Traversable | Path) -> list[Example]:
    """The examples in one file of four columns; raises ValueError naming file and line."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != _COLUMNS or not columns[0] or not columns[1]:
            message = f"{file.name}, line {number}: query, expected, acceptable, kind are needed"
            raise ValueError(message)
        query, expected, acceptable, kind = columns
        found.append(Example(query, expected, _listed([acceptable], ","), kind))
    return found


def load_learned(folder: Traversable | None = None) -> Learned:
    """The weights that were learned from the examples, as bench/learn_examples.py wrote them."""
    file = (folder or shipped_words()).joinpath(_LEARNED)
    lines = file.read_text("utf-8").splitlines()
    head = dict(line[2:].split("\t", 1) for line in lines if line.startswith("# ") and "\t" in line)
    rows = dict(line.split("\t", 1) for line in lines if not line.startswith("#"))
    return Learned(tuple(head["classes"].split()), float(head["scale"]), rows)


def material() -> str:
    """A fingerprint of the shipped words and examples, to tell whether they were learned anew."""
    found = hashlib.sha256()
    for folder in (shipped_words(), shipped_examples()):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".tsv") and file.name not in (_LEARNED, _SPANISH):
                found.update(file.read_text("utf-8").encode())
    return found.hexdigest()


def written(learned: Learned) -> str:
    """What was learned from the shipped material, as the text of its file."""
    head = [
        "# Made by bench/learn_examples.py from the examples; do not edit.",
        f"# material\t{material()}",
        f"# scale\t{learned.scale:.6f}",
        f"# classes\t{' '.join(learned.classes)}",
    ]
    rows = (f"{name}\t{row}" for name, row in learned.rows.items())
    return "\n".join((*head, *rows)) + "\n"


def _rows(file: Traversable) -> defaultdict[str, list[str]]:
    """The second column of a file of two columns, by the first; `#` begins a remark."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        name, tab, value = line.partition("\t")
        if not tab or not name or not value:
            message = f"{file.name}, line {number}: a name, a tab and words are needed"
            raise ValueError(message)
        found[name].append(value)
    return found


def _listed(rows: list[str], mark: str | None) -> tuple[str, ...]:
    """The words of rows, parted by a mark (None: blanks), each once."""
    parts = (part.strip() for row in rows for part in row.split(mark))
    return tuple(dict.fromkeys(part for part in parts if part))
