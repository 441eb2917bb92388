"""Person look-up per key press among a million, beside LIKE and an FTS5 trigram table.

    python bench/people.py [PEOPLE]

The people are invented from syllables: some thirty thousand distinct words of names, spread as
names are, a few common and most rare. Names are typed letter by letter, half of them with one
slip; numbers and birth dates as well. The store is made once and kept in the temp folder.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from frontdesk.changes import Announcer
from frontdesk.clock import SystemClock
from frontdesk.people.model import PersonDetails, Phone
from frontdesk.people.service import People
from frontdesk.people.store import bulk_people
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.unit import Actor, Storage

SYLLABLES = [
    a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")
]
BATCH = 50_000
TYPED = 150


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Distinct words of two to four syllables."""
    found: set[str] = set()
    while len(found) < size:
        found.add("".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))).capitalize())
    return sorted(found)


def crowd(count: int, rng: random.Random) -> list[PersonDetails]:
    """People whose names are spread as names are: the n-th word is n times rarer than the first."""
    given, family = vocabulary(rng, 6_000), vocabulary(rng, 30_000)
    rng.shuffle(given)
    rng.shuffle(family)
    weights = [[1 / (n + 20) for n in range(len(words))] for words in (given, family)]
    names = zip(
        rng.choices(given, weights[0], k=count),
        rng.choices(family, weights[1], k=count),
        strict=True,
    )
    start = date(1930, 1, 1)
    return [
        PersonDetails(
            name=f"{first} {last}",
            born=start + timedelta(days=rng.randrange(33_000)),
            phones=(Phone(f"+1{rng.choice((206, 253, 360, 425, 564))}{rng.randrange(200, 1000)}"
                          f"{rng.randrange(10_000):04}"),),
        )
        for first, last in names
    ]  # fmt: skip


def slip(word: str, rng: random.Random) -> str:
    """One letter left out, doubled, changed or swapped."""
    place = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2:
        return word[:place] + rng.choice("aeiouklm") + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def make(path: Path, count: int) -> Storage:
    """The store with its people, and the baselines' tables beside them."""
    fresh = not path.exists()
    storage = open_store(Place(path), SystemClock(), Announcer())
    if fresh:
        people = crowd(count, random.Random(7))
        began = time.perf_counter()
        with storage.writing(Actor("bench")) as unit:
            for start in range(0, count, BATCH):
                rows = enumerate(people[start : start + BATCH], start + 1)
                bulk_people(unit.connection, rows, datetime(2026, 1, 1, tzinfo=UTC))
            run = unit.connection.exec_driver_sql
            run("CREATE VIRTUAL TABLE name_fts USING fts5(name, tokenize='trigram')")
            run("INSERT INTO name_fts(rowid, name) SELECT id, lower(name) FROM person")
            unit.record("C", "bench", 1)
            unit.commit()
        print(f"made {count:,} people in {time.perf_counter() - began:.0f} s")
    return storage


def presses(storage: Storage, rng: random.Random) -> list[str]:
    """Search lines as they stand after each key press."""
    people = People(storage, Actor("bench"))
    size = people.count()
    lines: list[str] = []
    for _ in range(TYPED):
        with storage.reading() as connection:
            key = rng.randrange(1, size + 1)
            row = connection.exec_driver_sql(
                "SELECT p.name, p.born, c.value FROM person p JOIN contact_point c"
                " ON c.person_id = p.id WHERE p.id = ?", (key,)
            ).one()  # fmt: skip
        name = row[0].lower()
        if rng.random() < 0.5:
            first, last = name.split()
            name = (
                f"{slip(first, rng)} {last}" if rng.random() < 0.5 else f"{first} {slip(last, rng)}"
            )
        typed = rng.choice((name, name, name, " ".join(reversed(name.split())), row[2][2:], row[2][5:],
                            date.fromisoformat(row[1]).strftime("%m/%d/%Y")))  # fmt: skip
        lines += [typed[:end] for end in range(1, len(typed) + 1)]
    return lines


def measured(ask: object, lines: list[str]) -> list[float]:
    """Milliseconds of each."""
    times = []
    for line in lines:
        began = time.perf_counter()
        ask(line)  # type: ignore[operator]
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def main(count: int) -> None:
    """Run ours and the baselines over the same key presses, and print a table."""
    folder = Path(tempfile.gettempdir()) / "frontdesk-bench"
    folder.mkdir(mode=0o700, exist_ok=True)
    storage = make(folder / f"people-{count}.db", count)
    lines = presses(storage, random.Random(11))
    people = People(storage, Actor("bench"))

    def like(line: str) -> None:
        with storage.reading() as connection:
            connection.exec_driver_sql(
                "SELECT id FROM person WHERE name LIKE ? LIMIT 20", (f"%{line}%",)
            ).all()

    def trigram(line: str) -> None:
        with storage.reading() as connection:
            quoted = '"' + line.replace('"', '""') + '"'
            connection.exec_driver_sql(
                "SELECT rowid FROM name_fts WHERE name_fts MATCH ? LIMIT 20", (quoted,)
            ).all()

    few = lines[:: max(1, len(lines) // 150)]
    measured(people.find, few)
    ours = measured(people.find, lines)
    print(f"| person look-up among {count:,}, {len(lines)} key presses | p50 ms | p99 ms |")
    print("| --- | --- | --- |")
    for name, times in (
        ("FrontDesk (names with a slip, numbers, dates)", ours),
        ("SQLite LIKE '%…%' on the name (no slip found)", measured(like, few)),
        ("FTS5 trigram on the name (no slip found)", measured(trigram, few)),
    ):
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
        print(f"| {name} | {statistics.median(times):.2f} | {p99:.2f} |")
    storage.close()


if __name__ == "__main__":
    main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 1_000_000)
