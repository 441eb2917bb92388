"""How like a sentence is to the examples, whose vectors were made beforehand.

Encoding thousands of examples would take a minute at each start, so bench/learn_sentences.py keeps
them as one small file; a sentence then costs one encoding and one product of matrices.
"""

from __future__ import annotations

import hashlib
import threading
from contextlib import ExitStack
from functools import lru_cache
from importlib.resources import as_file
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.examples import ANY, CRISIS, NONE
from frontdesk.treatments.rules.lookup.settling import Sense
from frontdesk.treatments.sentence_model import load_model, shipped_models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from frontdesk.treatments.model import Catalogue
    from frontdesk.treatments.rules.lookup.examples import Example
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary
    from frontdesk.treatments.sentence_model import Floats, SentenceModel

EXAMPLES = "examples.npz"
CONSTANT = 0.3  # one more number in each vector, the same in all: what is likely beforehand
_BEST, _NEXT = 0.75, 0.25  # shares of the likest example and of the likest few
_FEW = 3
_CLEARLY = 0.04  # how much nearer than the next one a line must be to be pointed at
_NO_PHRASES: Mapping[TopicId, Sequence[str]] = {}


class Sentences(NamedTuple):
    """Vectors of examples in the order of their labels, and weights learned from them.

    `starts` is where each label's rows begin. `weights` has a row for each number of a vector and
    one for the constant, and a column for each of `classes`.
    """

    labels: tuple[str, ...]
    starts: tuple[int, ...]
    vectors: Floats
    classes: tuple[str, ...]
    weights: Floats
    material: str = ""


class Likeness:
    """Tells the sense of a sentence; safe to ask from several threads."""

    def __init__(self, model: SentenceModel, sentences: Sentences) -> None:
        self._model, self._sentences = model, sentences
        ends = (*sentences.starts[1:], len(sentences.vectors))
        self._spans = dict(
            zip(sentences.labels, zip(sentences.starts, ends, strict=True), strict=True)
        )
        self._texts: dict[str, Floats] = {}

    def sense(self, sentence: str, phrases: Mapping[TopicId, Sequence[str]] = _NO_PHRASES) -> Sense:
        """The sense of a caller's words; takes about 10 ms, and as much for each new phrase.

        `phrases` are callers' words that the clinic gave a topic; they count as examples do.
        """
        vector = self._model.encode([sentence])[0]
        like = self._sentences.vectors @ vector
        rows = {label: _likest(like[at:end]) for label, (at, end) in self._spans.items()}
        for label, texts in phrases.items():
            more = [float(self._vector(text) @ vector) for text in texts]
            rows[label] = sorted((*rows.get(label, ()), *more))[-_FEW:]
        few = {label: float(_mixed(likest)) for label, likest in rows.items()}
        calm = [value for label, likest in rows.items() if label != CRISIS for value in likest]
        chances = self._chances(vector)
        apart = (NONE, CRISIS, ANY)
        return Sense(
            {TopicId(label): value for label, value in few.items() if label not in apart},
            {TopicId(label): value for label, value in chances.items() if label != NONE},
            none=few.get(NONE, 0.0),
            none_chance=chances.get(NONE, 0.0),
            crisis=few.get(CRISIS, 0.0),
            calm=_mixed(sorted(calm)[-_FEW:]),
        )

    def line(self, sentence: str, title: str, lines: Sequence[str]) -> int | None:
        """The place of the line of a card that answers a sentence; None where none stands out.

        The title says what "it" is. About 20 ms, and 10 for each line not yet asked about.
        """
        if len(lines) < 2:  # noqa: PLR2004 -- the only line need not be pointed at
            return None
        asked = self._model.encode([sentence, f"{sentence}. {title}"]).sum(0)
        like = [float(self._vector(line) @ asked) for line in lines]
        next_best, best = sorted(like)[-2:]
        return like.index(best) if best - next_best >= _CLEARLY else None

    def _vector(self, text: str) -> Floats:
        """The vector of a text of the clinic, remembered."""
        if text not in self._texts:
            self._texts[text] = self._model.encode([text])[0]
        return self._texts[text]

    def _chances(self, vector: Floats) -> dict[str, float]:
        import numpy as np

        weights = self._sentences.weights
        sums = vector @ weights[:-1] + np.float32(CONSTANT) * weights[-1]
        powers = np.exp(sums - sums.max())
        shares = powers / powers.sum()
        return dict(zip(self._sentences.classes, map(float, shares), strict=True))


def _likest(like: Floats) -> list[float]:
    """The few greatest of some numbers, in rising order."""
    import numpy as np

    if len(like) > _FEW:
        like = np.partition(like, -_FEW)[-_FEW:]
    return sorted(map(float, like))


def _mixed(likest: list[float]) -> float:
    if not likest:
        return 0.0
    return _BEST * likest[-1] + _NEXT * sum(likest) / len(likest)


class LoadedOnce:
    """The likeness, loaded when it is first asked for; None for good where it is not there.

    Loading takes up to a second; whoever asks meanwhile waits for it, in whatever thread.
    """

    def __init__(self, load: Callable[[], Likeness | None]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._asked = False
        self._loaded: Likeness | None = None

    def likeness(self) -> Likeness | None:
        """The likeness, once it is loaded."""
        with self._lock:
            if not self._asked:
                self._asked = True
                self._loaded = self._load()
            return self._loaded


def load_likeness(folder: Traversable | None = None) -> Likeness | None:
    """The model with the examples in a folder; None where anything is missing or spoilt.

    The shipped ones are held once in a process: they are large, and nothing changes them.
    """
    found = _shipped() if folder is None else _parts(folder)
    return Likeness(*found) if found else None


@lru_cache(maxsize=1)
def _shipped() -> tuple[SentenceModel, Sentences] | None:
    return _parts(None)


def _parts(folder: Traversable | None) -> tuple[SentenceModel, Sentences] | None:
    model = load_model(folder)
    sentences = load_sentences(folder) if model else None
    return (model, sentences) if model and sentences else None


def load_sentences(folder: Traversable | None = None) -> Sentences | None:
    """The vectors of the examples, as bench/learn_sentences.py wrote them; None without them."""
    file = (folder or shipped_models()).joinpath(EXAMPLES)
    try:
        import numpy as np

        with ExitStack() as held:
            packed = held.enter_context(np.load(held.enter_context(as_file(file))))
            scale = packed["scale"].astype(np.float32)
            return Sentences(
                tuple(map(str, packed["labels"])),
                tuple(map(int, packed["starts"])),
                packed["vectors"].astype(np.float32) * scale[:, None],
                tuple(map(str, packed["classes"])),
                packed["weights"].astype(np.float32),
                str(packed["material"]),
            )
    except Exception:  # noqa: BLE001 -- whatever is wrong with it, words answer alone
        return None


def lessons(
    catalogue: Catalogue, vocabulary: Vocabulary, examples: Iterable[Example]
) -> list[tuple[str, str]]:
    """What is learned from: each label with a text, callers' examples first."""
    found = [(example.expected, example.query) for example in examples]
    for topic in catalogue.topics.values():
        texts = (topic.title, *topic.aliases, *topic.questions)
        found += [(str(topic.id), text) for text in texts]
    return found + [(NONE, text) for text in vocabulary.outside]


def fingerprint(taught: Iterable[tuple[str, str]]) -> str:
    """Tells whether the vectors were made from these lessons."""
    found = hashlib.sha256()
    for label, text in taught:
        found.update(f"{label}\t{text}\n".encode())
    return found.hexdigest()
