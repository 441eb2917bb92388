"""Reads the handouts from their TOML files, and refuses them while one holds a mistake."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from frontdesk.content.rules.texts import text_hash
from frontdesk.errors import NotFound
from frontdesk.handouts.model import Block, BlockKind, ClinicKey, Handout, Section
from frontdesk.handouts.rules.body import handout_body
from frontdesk.identity import HandoutId
from frontdesk.treatments.content_file import Entry, held, read, review
from frontdesk.treatments.model import ContentMistake, Fact, Finding, Problem
from frontdesk.treatments.rules.content import source_mistakes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

ENGLISH = "en"

_PLAN = "handouts.toml"
_HANDOUT_KEYS = frozenset({"id", "title", "audience", "version", "review", "sections"})
_SECTION_KEYS = frozenset({"heading", "blocks"})
_CLINIC_KEYS = frozenset(key.value for key in ClinicKey)
_BLOCK_KEYS = frozenset({"kind", "text", "sources", "logistics"})


def shipped_handouts() -> Traversable:
    """The folder of the handouts that the program ships."""
    return files("resources").joinpath("handouts")


def languages(folder: Traversable | Path | None = None) -> tuple[str, ...]:
    """The codes of the languages for which there is a folder, in the order of the alphabet."""
    folder = folder or shipped_handouts()
    return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir()))


def load_handouts(
    facts: Mapping[str, Fact],
    folder: Traversable | Path | None = None,
    language: str = ENGLISH,
    *,
    signed: bool = False,
) -> Mapping[HandoutId, Handout]:
    """The handouts of a language, in their order; their blocks stand on `facts`.

    English must have all of them, another language may have some. Where the folder comes from
    outside, only `signed` approvals count. Raises NotFound for a language without a folder, and
    ContentMistake with every mistake found. Costs about 5 ms.
    """
    folder = folder or shipped_handouts()
    if language not in languages(folder):
        raise NotFound("language", language)
    findings: list[Finding] = []
    files_there = {each.name for each in folder.joinpath(language).iterdir()}
    found = {}
    for key in _order(folder, findings):
        name = f"{key.removeprefix('h.')}.toml"
        if name in files_there or language == ENGLISH:
            files_there.discard(name)
            entry = read(folder, f"{language}/{name}", findings)
            one = _handout(entry, key, facts, language)
            standing = held(entry, one.review, text_hash(handout_body(one)), signed=signed)
            found[key] = replace(one, review=standing)
    findings.extend(
        Finding(f"{language}/{name}", 1, Problem.UNKNOWN_HANDOUT, name)
        for name in files_there
        if name.endswith(".toml")
    )
    if findings:
        raise ContentMistake(tuple(sorted(set(findings))))
    return found


def _order(folder: Traversable | Path, findings: list[Finding]) -> tuple[HandoutId, ...]:
    plan = read(folder, _PLAN, findings)
    order = tuple(HandoutId(each) for each in plan.words("order"))
    for key in dict.fromkeys(order):
        if order.count(key) > 1:
            plan.note(Problem.DOUBLED_ID, key)
    return order


def _handout(entry: Entry, key: HandoutId, facts: Mapping[str, Fact], language: str) -> Handout:
    if entry.values:
        entry.only(_HANDOUT_KEYS)
        given = entry.word("id")
        if given and given != key:
            entry.note(Problem.UNKNOWN_HANDOUT, given)
    sections = tuple(_section(each, facts) for each in entry.entries("sections"))
    return Handout(
        id=key,
        title=_word(entry, "title"),
        audience=_word(entry, "audience"),
        version=_word(entry, "version"),
        sections=sections,
        language=language,
        review=review(entry),
    )


def _word(entry: Entry, key: str) -> str:
    """As `Entry.word`, but silent in a file that could not be read: that was said already."""
    return entry.word(key) if entry.values else ""


def _section(entry: Entry, facts: Mapping[str, Fact]) -> Section:
    entry.only(_SECTION_KEYS)
    blocks = tuple(_block(each, facts) for each in entry.entries("blocks"))
    return Section(entry.word("heading"), blocks)


def _block(entry: Entry, facts: Mapping[str, Fact]) -> Block:
    entry.only(_BLOCK_KEYS)
    text = entry.word("text")
    sources = entry.words("sources")
    kind = _kind(entry)
    if kind is BlockKind.CLINIC and text not in _CLINIC_KEYS:
        entry.note(Problem.UNKNOWN_CLINIC_KEY, text)
    logistics = entry.flag("logistics")
    if not sources and not logistics:
        entry.note(Problem.NO_SOURCE, entry.key, text)
    for mistake in source_mistakes(sources, facts):
        entry.note(mistake.problem, mistake.detail, text)
    return Block(kind, text, sources, logistics)


def _kind(entry: Entry) -> BlockKind:
    word = entry.word("kind")
    try:
        return BlockKind(word)
    except ValueError:
        if word:
            entry.note(Problem.UNKNOWN_KIND, word)
        return BlockKind.PARAGRAPH
