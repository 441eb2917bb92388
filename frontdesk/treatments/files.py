"""Reads the catalogue from its TOML files, and refuses it while one of them holds a mistake."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from frontdesk.content.rules.texts import text_hash
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId
from frontdesk.treatments.content_file import Entry, held, read, review
from frontdesk.treatments.model import (
    Catalogue,
    ContentMistake,
    Fact,
    Finding,
    Line,
    Problem,
    Source,
    Topic,
    TopicKind,
)
from frontdesk.treatments.rules.body import topic_body
from frontdesk.treatments.rules.content import kind_of, topic_mistakes, unused_facts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

_TOPIC_KEYS = frozenset(
    {
        "id", "title", "say", "ask", "leave", "footnotes", "aliases", "misspellings", "questions",
        "related", "handouts", "visit_types", "review",
    }
)  # fmt: skip
_LINE_KEYS = frozenset({"text", "sources"})


def shipped_catalogue() -> Traversable:
    """The folder of the catalogue that the program ships."""
    return files("resources").joinpath("catalogue")


def load_catalogue(
    folder: Traversable | Path | None = None, known: Catalogue | None = None
) -> Catalogue:
    """The catalogue in a folder: `catalogue.toml`, `facts.toml` and the files under `topics`.

    `known` is the program's own catalogue where the folder comes from outside: its facts must be
    the program's, it may leave some unused, and only signed approvals count. Raises
    ContentMistake with every mistake found. Costs about 10 ms.
    """
    folder = folder or shipped_catalogue()
    findings: list[Finding] = []
    plan = read(folder, "catalogue.toml", findings)
    facts_file = read(folder, "facts.toml", findings)
    sources = _sources(facts_file)
    facts = _facts(facts_file, sources)
    topics: dict[TopicId, Topic] = {}
    entries: dict[TopicId, Entry] = {}
    groups = plan.entries("groups")
    for group in groups:
        title = group.word("title")
        for name in group.words("files"):
            for entry in read(folder, f"topics/{name}", findings).entries("topics"):
                topic = _topic(entry, title, signed=known is not None)
                if topic.id in topics:
                    entry.note(Problem.DOUBLED_ID, topic.id)
                topics[topic.id] = topic
                entries[topic.id] = entry
    catalogue = Catalogue(topics, tuple(group.word("title") for group in groups), facts, sources)
    _check(catalogue, entries, plan)
    if known is None:
        _check_use(catalogue, facts_file)
    else:
        _check_facts(catalogue, known, facts_file)
    if findings:
        raise ContentMistake(tuple(sorted(set(findings))))
    return catalogue


def _sources(file: Entry) -> dict[str, Source]:
    table = file.entry("sources")
    found = {}
    for key in table.values:
        entry = table.entry(key)
        found[key] = Source(key, entry.word("title"), entry.word("address"))
    return found


def _facts(file: Entry, sources: dict[str, Source]) -> dict[str, Fact]:
    never = file.words("never_a_line")
    clinic = file.entry("clinic")
    general = file.entry("general")
    found = {key: Fact(key, clinic.word(key), (), key in never) for key in clinic.values}
    for key in general.values:
        entry = general.entry(key)
        fact = Fact(key, entry.word("text"), entry.words("sources"), key in never)
        for source in fact.sources:
            if source not in sources:
                entry.note(Problem.UNKNOWN_SOURCE, source)
        found[key] = fact
    return found


def _topic(entry: Entry, group: str, *, signed: bool) -> Topic:
    entry.only(_TOPIC_KEYS)
    key = TopicId(entry.word("id"))
    kind = kind_of(key)
    if kind is None:
        entry.note(Problem.UNKNOWN_KIND, key)
    topic = Topic(
        id=key,
        title=entry.word("title"),
        group=group,
        kind=kind or TopicKind.FAQ,
        say=_lines(entry, "say"),
        ask=_lines(entry, "ask"),
        leave_to_clinician=_lines(entry, "leave"),
        footnotes=_lines(entry, "footnotes"),
        aliases=entry.words("aliases"),
        misspellings=entry.words("misspellings"),
        questions=entry.words("questions"),
        related=tuple(TopicId(each) for each in entry.words("related")),
        handouts=tuple(HandoutId(each) for each in entry.words("handouts")),
        visit_types=tuple(ServiceTypeId(each) for each in entry.words("visit_types")),
        review=review(entry),
    )
    standing = held(entry, topic.review, text_hash(topic_body(topic)), signed=signed)
    return replace(topic, review=standing)


def _lines(entry: Entry, key: str) -> tuple[Line, ...]:
    found = []
    for each in entry.entries(key):
        each.only(_LINE_KEYS)
        found.append(Line(each.word("text"), each.words("sources")))
    return tuple(found)


def _check(catalogue: Catalogue, entries: dict[TopicId, Entry], plan: Entry) -> None:
    handouts = frozenset(HandoutId(each) for each in plan.words("handouts"))
    visit_types = frozenset(ServiceTypeId(each) for each in plan.words("visit_types"))
    for key, topic in catalogue.topics.items():
        for mistake in topic_mistakes(topic, catalogue, handouts, visit_types):
            if mistake.problem is Problem.TOO_MANY_LINES:
                entries[key].note_key(mistake.problem, mistake.detail)
            else:
                entries[key].note(mistake.problem, mistake.detail, mistake.near or mistake.detail)


def _check_use(catalogue: Catalogue, facts_file: Entry) -> None:
    table = facts_file.entry("clinic")
    for key in unused_facts(catalogue):
        table.note_key(Problem.FACT_UNUSED, key)


def _check_facts(catalogue: Catalogue, known: Catalogue, facts_file: Entry) -> None:
    """Facts are the program's own: none is added or worded otherwise by files from outside."""
    for key, fact in catalogue.facts.items():
        if key not in known.facts:
            facts_file.note_key(Problem.UNKNOWN_FACT, key)
        elif known.facts[key] != fact:
            facts_file.note_key(Problem.WRONG_VALUE, key)
