"""An edit of a topic: from Save to the answer of the look-up, beside making the look-up anew.

Needs: pip install -e ".[bench,test]"
Run: python bench/content.py

Each round saves another line and another caller's word of one topic in a store on disk, then asks
for the word: the whole way that an office manager's edit takes to the desk's next key press. Beside
it stands what a program would do that rebuilds its index over the same edited catalogue, and the
rest of what the editor asks at each pause of typing. Medians of rounds taken in turn: first by the
processor's time, which other programs do not lengthen, then by the clock, which waits for the disk.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from frontdesk.bootstrap import Target, open_services
from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.treatments.model import Line, Topic
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.word_files import load_learned, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.content.model import VersionId
    from frontdesk.services import Services

ROUNDS = 31
KEY = DocumentKey(DocumentKind.TOPIC, "faq.causes")
LETTERS = "bcdfghjklm"
BUDGET = 50.0  # ms from Save to the answer


class Taken(NamedTuple):
    """Milliseconds of the processor, and by the clock."""

    cpu: float
    clock: float


def main() -> None:
    """Print a line for each figure."""
    os.umask(0o077)
    with TemporaryDirectory() as folder:
        services = open_services(Target(Path(folder) / "data"))
        try:
            measure(services)
        finally:
            services.close()


def measure(services: Services) -> None:
    """Measure over one store."""
    editing = services.editing
    editing.documents()
    services.treatments.look_up("causes")
    vocabulary, learned = load_vocabulary(), load_learned()
    gc.freeze()  # as the window does once all is loaded
    saved: list[Taken] = []
    anew: list[Taken] = []
    for number in range(ROUNDS):
        word = "".join(LETTERS[int(digit)] for digit in f"{number:04}") + "zyx"
        text = editing.topic_or_handout(KEY)
        assert isinstance(text, Topic)
        edited = replace(
            text,
            say=(Line(f"Written in round {number}.", text.say[0].sources), *text.say[1:]),
            aliases=(*text.aliases[:20], word),
        )
        base = editing.history(KEY)[0].id

        def seen(edited: Topic = edited, base: VersionId | None = base, word: str = word) -> None:
            editing.save(KEY, edited, base)
            found = services.treatments.look_up(word)
            assert found.answers[0].topic == KEY.id

        saved.append(timed(seen))
        catalogue = services.treatments.catalogue
        anew.append(timed(lambda c=catalogue: Finder(c, vocabulary, learned).find("causes")))
    text = editing.topic_or_handout(KEY)
    longest = max(services.handouts.all(), key=lambda one: len(str(one)))
    show("saved, and answered by the look-up", saved)
    show("the same index made anew alone", anew)
    ratio = median(one.cpu for one in anew) / median(one.cpu for one in saved)
    print(f"  {ratio:.1f} times as long, before anything was saved")
    show("reading level of the longest handout", many(lambda: editing.reading(longest)))
    show("mistakes of the longest handout", many(lambda: editing.check(longest)))
    show("difference of two topics", many(lambda: editing.difference(text, edited)))
    show("the list of all documents", many(editing.documents))
    show("reviews due, for Today", many(editing.reviews_due))
    show("phrase accepted, and answered", many(lambda: accepted(services)))
    slow = sum(one.cpu > BUDGET for one in saved)
    print(f"edits beyond {BUDGET:.0f} ms of the processor: {slow} of {ROUNDS}")


def accepted(services: Services) -> None:
    """Give a caller's words to a topic and ask for them."""
    from frontdesk.identity import TopicId

    digits = str(time.perf_counter_ns())[-8:]
    phrase = f"gloomy goblin {''.join(LETTERS[int(one)] for one in digits)}"
    services.editing.accept_phrase((), phrase, TopicId(KEY.id))
    assert services.treatments.look_up(phrase).answers[0].topic == KEY.id


def timed(job: Callable[[], object]) -> Taken:
    """What a job takes."""
    cpu, clock = time.process_time(), time.perf_counter()
    job()
    return Taken((time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000)


def many(job: Callable[[], object]) -> list[Taken]:
    """What several rounds take, a first one left out."""
    job()
    return [timed(job) for _ in range(ROUNDS)]


def show(what: str, taken: list[Taken]) -> None:
    """One line: the medians."""
    cpu, clock = median(one.cpu for one in taken), median(one.clock for one in taken)
    print(f"{what:42} {cpu:8.2f} ms   by the clock {clock:8.2f}")


if __name__ == "__main__":
    main()
