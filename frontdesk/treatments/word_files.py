"""Reads what the look-up knows about words from the files under resources/catalogue/words."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.vocabulary import DangerWords, Vocabulary

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped_words() -> Traversable:
    """The folder of the word files that the program ships."""
    return files("resources").joinpath("catalogue", "words")


def load_vocabulary(folder: Traversable | None = None) -> Vocabulary:
    """The vocabulary in a folder of word files; raises ValueError naming file and line."""
    folder = folder or shipped_words()
    danger = _rows(folder.joinpath("danger.tsv"))
    words = _rows(folder.joinpath("plain.tsv"))
    concepts = _rows(folder.joinpath("concepts.tsv"))
    phrases = _rows(folder.joinpath("phrases.tsv"))
    return Vocabulary(
        concepts={name: _listed(rows, ",") for name, rows in concepts.items()},
        phrases={TopicId(topic): _listed(rows, ",") for topic, rows in phrases.items()},
        outside=_listed(words["outside"], ","),
        everyday=_listed(words["everyday"], None),
        filler=_listed(words["filler"], None),
        danger=DangerWords(
            someone=danger["someone"][0],
            always=tuple(danger["always"]),
            safe=tuple(danger["safe"]),
            danger=tuple(danger["danger"]),
            veiled=tuple(danger["veiled"]),
        ),
    )


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
