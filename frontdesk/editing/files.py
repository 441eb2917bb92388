"""The clinic's texts as the TOML files that the program ships, and callers' accepted words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.content.rules.texts import text_hash
from frontdesk.handouts.files import shipped_handouts
from frontdesk.handouts.rules.body import handout_body
from frontdesk.treatments.files import shipped_catalogue
from frontdesk.treatments.rules.body import topic_body

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from frontdesk.content.model import Review, TextHash
    from frontdesk.handouts.model import Block, Handout
    from frontdesk.treatments.model import Line, Topic

CATALOGUE, HANDOUTS = "catalogue", "handouts"
PHRASES = "phrases.toml"
_APOSTROPHE, _LOWEST = "'", " "


@dataclass(frozen=True, slots=True)
class Layout:
    """Which file each topic stands in, the files of each group, and the order of the handouts."""

    groups: Mapping[str, tuple[str, ...]]
    file_of: Mapping[str, str]
    order: tuple[str, ...]
    visit_types: tuple[str, ...]


def shipped_layout() -> Layout:
    """How the program's own files are laid out."""
    plan = _read(shipped_catalogue(), "catalogue.toml")
    groups = {group["title"]: tuple(group["files"]) for group in plan["groups"]}
    file_of = {
        topic["id"]: name
        for names in groups.values()
        for name in names
        for topic in _read(shipped_catalogue(), f"topics/{name}")["topics"]
    }
    order = tuple(_read(shipped_handouts(), "handouts.toml")["order"])
    return Layout(groups, file_of, order, tuple(plan["visit_types"]))


def written(
    layout: Layout,
    topics: Sequence[Topic],
    handouts: Sequence[Handout],
    phrases: Mapping[str, Sequence[str]] | None,
) -> dict[str, str]:
    """All files by their names within the folder."""
    order = tuple(dict.fromkeys((*layout.order, *(one.id for one in handouts))))
    names = [one for one in order if any(one == each.id for each in handouts)]
    groups = {title: list(files) for title, files in layout.groups.items()}
    files: dict[str, list[Topic]] = {}
    for topic in topics:
        there = groups.setdefault(topic.group, [f"more-{len(groups) + 1}.toml"])
        usual = layout.file_of.get(topic.id)
        files.setdefault(usual if usual in there else there[-1], []).append(topic)
    plan = {
        "handouts": names,
        "visit_types": list(layout.visit_types),
        "groups": [
            {"title": title, "files": kept}
            for title, all_files in groups.items()
            if (kept := [name for name in all_files if name in files])
        ],
    }
    found = {
        f"{CATALOGUE}/catalogue.toml": dumped(plan),
        f"{CATALOGUE}/facts.toml": shipped_catalogue().joinpath("facts.toml").read_text("utf-8"),
        f"{HANDOUTS}/handouts.toml": dumped({"order": names}),
    }
    for name, held in files.items():
        tables = {"topics": [_topic(one) for one in held]}
        found[f"{CATALOGUE}/topics/{name}"] = dumped(tables)
    for one in handouts:
        name = f"{HANDOUTS}/{one.language}/{one.id.removeprefix('h.')}.toml"
        found[name] = dumped(_handout(one))
    if phrases is not None:
        table = {key: list(words) for key, words in sorted(phrases.items())}
        found[f"{CATALOGUE}/{PHRASES}"] = dumped({"phrases": table})
    return found


def read_phrases(folder: Path) -> dict[str, tuple[str, ...]]:
    """Callers' accepted words in a folder of files; none where there is no such file.

    Raises ValueError where the file is not in its form.
    """
    try:
        text = folder.joinpath(CATALOGUE, PHRASES).read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    table = tomllib.loads(text).get("phrases", {})
    lists = table.values() if isinstance(table, dict) else [None]
    if not all(isinstance(words, list) and all(isinstance(w, str) for w in words)
               for words in lists):  # fmt: skip
        raise ValueError(PHRASES)
    return {topic: tuple(words) for topic, words in table.items()}


def _read(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads(folder.joinpath(*name.split("/")).read_text("utf-8"))


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "title": topic.title,
        "say": [_line(one) for one in topic.say],
        "ask": [_line(one) for one in topic.ask],
        "leave": [_line(one) for one in topic.leave_to_clinician],
        "footnotes": [_line(one) for one in topic.footnotes],
        "aliases": list(topic.aliases),
        "misspellings": list(topic.misspellings),
        "questions": list(topic.questions),
        "related": list(topic.related),
        "handouts": list(topic.handouts),
        "visit_types": list(topic.visit_types),
        "review": _review(topic.review, text_hash(topic_body(topic))),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"sources": list(line.sources), "text": line.text} if line.sources else {
        "text": line.text
    }  # fmt: skip


def _handout(handout: Handout) -> dict[str, Any]:
    return {
        "id": handout.id,
        "title": handout.title,
        "audience": handout.audience,
        "version": handout.version,
        "review": _review(handout.review, text_hash(handout_body(handout))),
        "sections": [
            {"heading": section.heading, "blocks": [_block(one) for one in section.blocks]}
            for section in handout.sections
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": str(block.kind)}
    if block.logistics:
        found["logistics"] = True
    if block.sources:
        found["sources"] = list(block.sources)
    return {**found, "text": block.text}


def _review(review: Review, text: TextHash) -> dict[str, Any]:
    """How far a text has come; an approval names the very text that it was given to."""
    found: dict[str, Any] = {"state": str(review.state), "by": review.by, "on": review.on,
                             "until": review.until}  # fmt: skip
    if review.by is not None:
        found["text"] = text
    return {key: value for key, value in found.items() if value is not None}


def dumped(tables: Mapping[str, Any]) -> str:
    """Tables as TOML in the style of the shipped files: one line of text a line."""
    import tomlkit

    document = tomlkit.document()
    plain = {key: value for key, value in tables.items() if not _is_tables(key)}
    for key, value in plain.items():
        document.add(key, _value(value))
    for key, rows in tables.items():
        if _is_tables(key):
            array = tomlkit.aot()
            for row in rows:
                table = tomlkit.table()
                for name, value in row.items():
                    table.add(name, _value(value))
                array.append(table)
            document.add(key, array)
    return document.as_string()


def _is_tables(key: str) -> bool:
    return key in ("topics", "groups", "sections")


def _value(value: object) -> Any:  # noqa: ANN401 -- tomlkit's own kinds of values
    import tomlkit

    if isinstance(value, str):
        return tomlkit.string(value, literal=_is_literal(value))
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_value(one) for one in value)
        return array.multiline(multiline=len(value) > 1 or _holds_tables(value))
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, one in value.items():
            table.add(key, _within(one))
        return table
    return value


def _within(value: object) -> Any:  # noqa: ANN401
    """A value within a table that stands on one line."""
    found = _value(value)
    return found.multiline(multiline=False) if isinstance(value, list) else found


def _holds_tables(rows: Iterable[object]) -> bool:
    return any(isinstance(one, dict) for one in rows)


def _is_literal(text: str) -> bool:
    """Whether a text can stand between apostrophes, where nothing is escaped."""
    return _APOSTROPHE not in text and all(one >= _LOWEST and one != "\x7f" for one in text)
