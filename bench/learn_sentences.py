"""Encodes the examples of how callers speak, and learns from their vectors, for the look-up.

    python bench/learn_sentences.py

Writes resources/models/examples.npz; to be run again whenever examples, words or cards change.
Takes about two minutes; on one machine the same lessons give the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.likeness import CONSTANT, EXAMPLES, Sentences, fingerprint, lessons
from frontdesk.treatments.rules.lookup.examples import ANY, CRISIS
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.sentence_model import load_model
from frontdesk.treatments.word_files import load_examples, load_learned, load_vocabulary

if TYPE_CHECKING:
    from frontdesk.treatments.sentence_model import Floats, SentenceModel

TOGETHER = 32  # sentences of about one length that are encoded at once
PHRASE = 0.5  # how much a text of the catalogue counts beside a caller's whole words
STEEP = 10.0  # vectors are short beside the weights that are allowed
ROUNDS = 150
RATE = 0.3
LEAST = np.float32(-30)


def encoded(model: SentenceModel, texts: list[str]) -> Floats:
    """A vector for each text, as exact as int8 keeps it."""
    order = sorted(range(len(texts)), key=lambda at: (len(texts[at]), at))
    vectors = np.zeros((len(texts), 384), np.float32)
    for start in range(0, len(order), TOGETHER):
        rows = order[start : start + TOGETHER]
        vectors[rows] = model.encode([texts[at] for at in rows])
    whole, scale = packed(vectors)
    return whole.astype(np.float32) * scale.astype(np.float32)[:, None]


def packed(vectors: Floats) -> tuple[np.ndarray, np.ndarray]:
    """Vectors as whole numbers and the scale of each."""
    scale = (np.abs(vectors).max(1) / 127).astype(np.float16)
    return np.rint(vectors / scale.astype(np.float32)[:, None]).astype(np.int8), scale


def learned(labels: list[str], vectors: Floats, count: int, material: str = "") -> Sentences:
    """The sentences with what they teach; the first `count` are callers' whole words."""
    order = sorted(range(len(labels)), key=lambda at: (labels[at], at))
    names = sorted(set(labels))
    in_order = [labels[at] for at in order]
    classes = [name for name in names if name not in (CRISIS, ANY)]
    topical = [at for at, name in enumerate(labels) if name not in (CRISIS, ANY)]
    weights = regression(
        vectors[topical],
        np.array([classes.index(labels[at]) for at in topical]),
        np.array([1.0 if at < count else PHRASE for at in topical]),
    )
    starts = tuple(in_order.index(name) for name in names)
    return Sentences(tuple(names), starts, vectors[order], tuple(classes), weights, material)


def regression(vectors: Floats, classes: np.ndarray, importance: np.ndarray) -> Floats:
    """Weights of a regression over all classes, the same for the same lessons."""
    constant = np.full((len(vectors), 1), CONSTANT, np.float32)
    given = np.hstack([vectors, constant]) * np.float32(STEEP)
    importance = importance.astype(np.float32)
    wanted = np.eye(classes.max() + 1, dtype=np.float32)[classes]
    weights = np.zeros((given.shape[1], wanted.shape[1]), np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        sums = given @ weights
        # No smaller than that: numbers next to nothing take processors a hundred times as long.
        powers = np.exp(np.maximum(sums - sums.max(1, keepdims=True), LEAST))
        wrong = (powers / powers.sum(1, keepdims=True) - wanted) * importance[:, None]
        slope = given.T @ wrong / importance.sum() + weights / len(given)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        step = np.sqrt(spread / (1 - 0.999**turn)) + 1e-8
        weights -= RATE * mean / (1 - 0.9**turn) / step
    return (weights * STEEP).astype(np.float16).astype(np.float32)


def main() -> None:
    """Encode, learn and write."""
    catalogue, vocabulary, examples = load_catalogue(), load_vocabulary(), load_examples()
    model = load_model()
    if model is None:
        sys.exit("The sentence model is missing: see resources/models/README.md.")
    finder = Finder(catalogue, vocabulary, load_learned())
    taught = lessons(catalogue, vocabulary, examples)
    texts = [finder.find(text, 0).corrected or text for _, text in taught]
    vectors = encoded(model, texts)
    found = learned([label for label, _ in taught], vectors, len(examples), fingerprint(taught))
    whole, scale = packed(found.vectors)
    file = ROOT / "resources" / "models" / EXAMPLES
    np.savez_compressed(
        file,
        labels=np.array(found.labels), starts=np.array(found.starts), vectors=whole, scale=scale,
        classes=np.array(found.classes), weights=found.weights.astype(np.float16),
        material=np.array(found.material),
    )  # fmt: skip
    sys.stdout.write(f"{len(taught)} sentences, {file.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
