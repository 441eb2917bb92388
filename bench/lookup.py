"""How well and how fast the treatment look-up answers, beside two plain searches, in one run.

    python bench/lookup.py

Quality: the share of queries answered rightly. Halves and hands are measured with what was learned
from all other examples; a hand is one writer, so that row says how a new caller's voice fares.
"held out" are queries by writers who saw neither examples nor words; nothing was learned from
them or tuned on their rows, though one in nine was by chance written by others too. Baselines look
through titles and aliases: SQLite's FTS5 by bm25, and rapidfuzz's WRatio with a floor of 86.
"two stages" adds the sentence model, as when typing pauses; its floors were chosen on the ninth
hand, before anything was learned from it, and measured on the tenth. Speed: every query typed
letter by letter, one look-up a letter; the second stage once a query.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from learn_sentences import encoded, learned
from rapidfuzz import fuzz, process, utils

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.likeness import Likeness, lessons
from frontdesk.treatments.rules.lookup.examples import ANY, CRISIS, NONE, half
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.rules.lookup.teaching import taught
from frontdesk.treatments.rules.lookup.words import plain
from frontdesk.treatments.sentence_model import SentenceModel, load_model
from frontdesk.treatments.service import Treatments
from frontdesk.treatments.word_files import example_rows, load_examples, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from frontdesk.treatments.model import Catalogue
    from frontdesk.treatments.rules.lookup.examples import Example

FRESH = ROOT / "bench" / "data" / "fresh_queries.tsv"
HELD_OUT = ROOT / "bench" / "data" / "heldout_queries.tsv"
EXAMPLES = ROOT / "resources" / "catalogue" / "examples"
SPANISH = ROOT / "bench" / "data" / "spanish_queries.tsv"
HANDS = ("fourth_hand", "ninth_hand", "tenth_hand")  # who had never seen a word of the others
FLOOR = 86  # below it WRatio offers nothing; chosen for it on the examples
TYPED = 400  # queries that are typed letter by letter


@dataclass(frozen=True)
class Found:
    """The topics a search found, best first, and whether it showed the strip."""

    topics: list[str]
    strip: bool = False


def ours(finder: Finder | Treatments) -> Callable[[str], Found]:
    """Our look-up as a search to measure."""
    look_up = finder.find if isinstance(finder, Finder) else finder.look_up

    def search(query: str) -> Found:
        found = look_up(query)
        return Found([answer.topic for answer in found.answers], found.strip)

    return search


def two_stages(finder: Finder, likeness: Likeness) -> Callable[[str], Found]:
    """Our look-up once typing has paused."""

    def search(query: str) -> Found:
        found = finder.find(query, 5, likeness.sense)
        return Found([answer.topic for answer in found.answers], found.strip)

    return search


def settled(desk: Treatments) -> Callable[[str], Found]:
    """The same, as the desk asks for it."""

    def search(query: str) -> Found:
        found = desk.settle(query)
        return Found([answer.topic for answer in found.answers], found.strip)

    return search


def full_text(catalogue: Catalogue) -> Callable[[str], Found]:
    """SQLite's FTS5 by bm25 over titles and aliases: any of the words, the last one begun."""
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE card USING fts5(topic UNINDEXED, words, tokenize=porter)")
    store.executemany("INSERT INTO card VALUES (?, ?)", named(catalogue))

    def search(query: str) -> Found:
        words = plain(query)
        if not words:
            return Found([])
        asked = " OR ".join(f'"{word}"' for word in words) + "*"
        rows = store.execute(
            "SELECT topic FROM card WHERE card MATCH ? ORDER BY bm25(card) LIMIT 20", (asked,)
        )
        return Found(list(dict.fromkeys(topic for (topic,) in rows)))

    return search


def fuzzy(catalogue: Catalogue) -> Callable[[str], Found]:
    """The scorer WRatio of rapidfuzz over titles and aliases."""
    rows = named(catalogue)
    choices = [utils.default_process(words) for _, words in rows]

    def search(query: str) -> Found:
        found = process.extract(
            utils.default_process(query), choices, scorer=fuzz.WRatio, score_cutoff=FLOOR, limit=20
        )
        return Found(list(dict.fromkeys(rows[at][0] for _, _, at in found)))

    return search


def named(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Every title and alias with its topic."""
    topics = catalogue.topics.values()
    return [(topic.id, words) for topic in topics for words in (topic.title, *topic.aliases)]


def quality(search: Callable[[str], Found], examples: Iterable[Example]) -> str:
    """Shares in hundredths: first, in three, none, danger, alarms, as cells of a table."""
    counts = {"first": [0, 0], "three": [0, 0], "none": [0, 0], "danger": [0, 0], "alarm": [0, 0]}

    def count(name: str, *, right: bool) -> None:
        counts[name][0] += right
        counts[name][1] += 1

    for example in examples:
        found = search(example.query)
        alarmed = found.strip or found.topics[:1] == [CRISIS]
        count("danger" if example.expected == CRISIS else "alarm", right=alarmed)
        right = {example.expected, *example.acceptable}
        if example.expected == NONE:
            count("none", right=not found.topics)
        elif example.expected not in (CRISIS, ANY):
            count("first", right=bool(right & set(found.topics[:1])))
            count("three", right=bool(right & set(found.topics[:3])))
    return " | ".join(f"{100 * hit / max(1, of):.1f} of {of}" for hit, of in counts.values())


def unseen(catalogue: Catalogue, model: SentenceModel) -> list[tuple[str, str]]:
    """Our quality on each half of the examples, and on each hand's, learned from all the others."""
    vocabulary = load_vocabulary()
    reader = Finder(catalogue, vocabulary)
    taught_with = lessons(catalogue, vocabulary, load_examples())
    texts = [reader.find(text, 0).corrected or text for _, text in taught_with]
    vectors = encoded(model, texts)
    count = len(load_examples())
    parts = {f"half {n + 1}": [e for e in load_examples() if half(e) == n] for n in (0, 1)}
    parts |= {name.replace("_", " "): example_rows(EXAMPLES / f"{name}.tsv") for name in HANDS}
    rows = []
    for name, measured in parts.items():
        queries = {example.query for example in measured}
        others = [example for example in load_examples() if example.query not in queries]
        finder = Finder(catalogue, vocabulary, taught(catalogue, vocabulary, others, reader))
        rows.append((f"ours, {name}, learned from the rest", quality(ours(finder), measured)))
        kept = [at for at, (_, text) in enumerate(taught_with) if text not in queries]
        labels = [taught_with[at][0] for at in kept]
        likeness = Likeness(model, learned(labels, vectors[kept], sum(at < count for at in kept)))
        search = two_stages(finder, likeness)
        rows.append((f"two stages, {name}, learned from the rest", quality(search, measured)))
    return rows


def speed(search: Callable[[str], Found], queries: Iterable[str], *, whole: bool = False) -> str:
    """Median and 99th percentile of one look-up in milliseconds, as cells of a table."""
    times = []
    for query in queries:
        for end in range(len(query) if whole else 1, len(query) + 1):
            begun = time.perf_counter_ns()
            search(query[:end])
            times.append((time.perf_counter_ns() - begun) / 1e6)
    cuts = statistics.quantiles(times, n=100)
    return f"{cuts[49]:.2f} | {cuts[98]:.2f} | {len(times)}"


def main() -> None:
    """Print both tables for RESULTS.md."""
    catalogue = load_catalogue()
    begun = time.perf_counter()
    desk = Treatments(catalogue)
    took = 1000 * (time.perf_counter() - begun)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    there = desk.load_model()
    loaded = 1000 * (time.perf_counter() - begun)
    room = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    model = load_model()
    if model is None or not there:
        sys.exit("The sentence model is missing: see resources/models/README.md.")
    held_out = example_rows(HELD_OUT)
    searches = {
        "ours": ours(desk),
        "ours, two stages": settled(desk),
        "FTS5, bm25": full_text(catalogue),
        "WRatio": fuzzy(catalogue),
    }
    print("| search | first | in three | none offered | danger seen | false alarms |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, cells in unseen(catalogue, model):
        print(f"| {name} | {cells} |")
    for name, search in searches.items():
        print(f"| {name}, held out | {quality(search, held_out)} |")
    fresh = example_rows(FRESH)
    for name, search in searches.items():
        print(f"| {name}, fresh writer | {quality(search, fresh)} |")
    spanish = example_rows(SPANISH)
    for name in ("ours", "ours, two stages"):
        print(f"| {name}, in Spanish | {quality(searches[name], spanish)} |")
    print("\n| search, per key press | p50 ms | p99 ms | look-ups |")
    print("| --- | --- | --- | --- |")
    queries = [example.query for example in held_out][:TYPED]
    for name, search in searches.items():
        if name != "ours, two stages":
            print(f"| {name} | {speed(search, queries)} |")
    print("\n| second stage, per query | p50 ms | p99 ms | look-ups |")
    print("| --- | --- | --- | --- |")
    print(f"| two stages | {speed(settled(desk), queries, whole=True)} |")
    print(f"\nMaking the service took {took:.0f} ms, loading the sentence model {loaded:.0f} ms.")
    print(f"Once loaded it takes {room:.0f} MB.")


if __name__ == "__main__":
    main()
