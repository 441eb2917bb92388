"""Content out of the store into files and back: all of it or nothing, and never unseen."""

from __future__ import annotations

import tomllib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from frontdesk.content import service as content
from frontdesk.content.model import (
    DocumentKey,
    NewVersion,
    Origin,
    Review,
    ReviewState,
    Version,
)
from frontdesk.content.rules.live import DECIDED, decided, live
from frontdesk.content.rules.texts import text_hash
from frontdesk.editing import questions, reviewing
from frontdesk.editing.documents import body_of, document_of
from frontdesk.editing.files import (
    CATALOGUE,
    HANDOUTS,
    PHRASES,
    read_phrases,
    shipped_layout,
    written,
)
from frontdesk.editing.model import (
    BEFORE,
    Document,
    DocumentChange,
    Exported,
    ImportPlan,
    NeverRetired,
)
from frontdesk.editing.rules.checking import Known, mistakes
from frontdesk.editing.rules.cleaning import cleaned
from frontdesk.editing.rules.difference import changes
from frontdesk.editing.rules.parts import parts
from frontdesk.errors import ChangedMeanwhile, Invalid
from frontdesk.handouts.files import languages, load_handouts
from frontdesk.handouts.model import Handout
from frontdesk.handouts.rules.body import handout_key
from frontdesk.identity import TopicId
from frontdesk.storage.files import write_whole
from frontdesk.treatments.content_file import ContentFile
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.model import Catalogue, ContentMistake, Finding, Problem, Topic
from frontdesk.treatments.rules.body import topic_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from frontdesk.storage.unit import Unit

IMPORTED = "Imported"
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Standing:
    """The text of a document that is exported: what the desk shows, or what was retired."""

    version: Version
    document: Document


def standing(connection: Connection) -> dict[DocumentKey, Standing]:
    """What stands now of every document; drafts beside an approved text are left out."""
    found = {}
    for key, versions in content.all_versions(connection).items():
        version = live(versions) or decided(versions)
        if version is not None:
            body = content.text(connection, version.text)
            found[key] = Standing(version, document_of(version, body))
    return found


def export(folder: Path, connection: Connection, order: Sequence[DocumentKey]) -> Exported:
    """Write all that stands into a folder, each file whole.

    What stood in a file in other words is kept beside it: somebody may have edited it by hand.
    """
    found = standing(connection)
    keys = [key for key in order if key in found]
    documents = [found[key].document for key in keys]
    layout = shipped_layout()
    phrases = content.phrases(connection)
    files = written(
        layout,
        [one for one in documents if isinstance(one, Topic)],
        [one for one in documents if isinstance(one, Handout)],
        # An older export's phrases must not stay where all were taken back since.
        phrases if phrases or folder.joinpath(CATALOGUE, PHRASES).exists() else None,
    )
    kept = []
    for name, text in files.items():
        path = folder.joinpath(*name.split("/"))
        _make(path.parent)
        if (before := _kept(path, text.encode())) is not None:
            kept.append(before.relative_to(folder).as_posix())
        write_whole(path, text.encode())
    return Exported(tuple(files), tuple(kept))


def _kept(path: Path, new: bytes) -> Path | None:
    """Where a file that says something else was kept, over none kept earlier; None for no need."""
    from frontdesk.storage.faults import of_file

    try:
        old = path.read_bytes()
        if _plain(old) == _plain(new):
            return None
        for number in count(1):
            nth = "" if number == 1 else f".{number}"
            before = path.with_name(f"{path.name}{nth}{BEFORE}")
            if not before.exists():
                write_whole(before, old)
                return before
            if before.read_bytes() == old:
                return before
    except FileNotFoundError:
        pass
    except OSError as error:
        raise of_file(error, path) from error
    return None


def _plain(text: bytes) -> bytes:
    """A file's text however an editor ends lines and marks the beginning."""
    return text.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def _make(folder: Path) -> None:
    from frontdesk.storage.faults import of_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_file(error, folder) from error


# -- reading ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Read:
    """What a folder of files holds."""

    documents: Mapping[DocumentKey, Document]
    phrases: Mapping[str, tuple[str, ...]]


def read(folder: Path, known: Known, shipped: Catalogue) -> Read:
    """All documents of a folder. Raises ContentMistake with every mistake, by file and line."""
    findings: list[Finding] = []
    catalogue = _catalogue(folder, shipped, findings)
    documents: dict[DocumentKey, Document] = {}
    if catalogue is not None:
        documents |= {topic_key(key): topic for key, topic in catalogue.topics.items()}
    for handout in _handouts(folder, shipped, findings):
        documents[handout_key(handout.id, handout.language)] = handout
    here = replace(
        known,
        topics={*known.topics, *(one.id for one in documents.values())},
        handouts={*known.handouts, *(one.id for one in documents.values())},
    )
    phrases = _phrases(folder, here, findings)
    if not findings:
        for document in documents.values():
            findings += _deeper(folder, document, here)
    if findings:
        raise ContentMistake(tuple(sorted(set(findings))))
    return Read({key: cleaned(one) for key, one in documents.items()}, phrases)


def _catalogue(folder: Path, shipped: Catalogue, findings: list[Finding]) -> Catalogue | None:
    try:
        return load_catalogue(folder / CATALOGUE, shipped)
    except ContentMistake as error:
        findings += _within(CATALOGUE, error)
        return None


def _handouts(folder: Path, shipped: Catalogue, findings: list[Finding]) -> Iterator[Handout]:
    within = folder / HANDOUTS
    try:
        codes = languages(within)
    except OSError:
        findings.append(Finding(f"{HANDOUTS}/handouts.toml", 1, Problem.FILE_MISSING))
        return
    for code in codes:
        try:
            yield from load_handouts(shipped.facts, within, code, signed=True).values()
        except ContentMistake as error:
            findings += _within(HANDOUTS, error)


def _within(folder: str, error: ContentMistake) -> list[Finding]:
    return [replace(one, file=f"{folder}/{one.file}") for one in error.findings]


def _phrases(folder: Path, known: Known, findings: list[Finding]) -> dict[str, tuple[str, ...]]:
    """Callers' words as the window takes them: made clean, and without numbers of callers."""
    name = f"{CATALOGUE}/{PHRASES}"
    try:
        given = read_phrases(folder)
    except (ValueError, OSError):  # TOML's and Unicode's mistakes are ValueErrors
        findings.append(Finding(name, 1, Problem.NOT_TOML))
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for topic, phrases in given.items():
        if topic not in known.topics:
            findings.append(Finding(name, 1, Problem.UNKNOWN_TOPIC, topic))
        try:
            found[topic] = tuple(questions.phrase_of(one) for one in phrases)
        except Invalid:
            findings.append(Finding(name, 1, Problem.WRONG_VALUE, topic))
    return found


def _deeper(folder: Path, document: Document, known: Known) -> Iterator[Finding]:
    """What the editor finds wrong with a document, at its line of the file."""
    wrong = mistakes(document, known)
    if not wrong:
        return
    name, text = _file_of(folder, document)
    file = ContentFile(name, text, [])
    texts = {part.where: part.text for part in parts(document)}
    for one in wrong:
        start = file.place(document.id, 0)
        offset = file.place(texts.get(one.where, document.id), start)
        line = text.count("\n", 0, offset) + 1
        yield Finding(name, line, one.problem, f"{one.where}: {one.detail}")


def _file_of(folder: Path, document: Document) -> tuple[str, str]:
    """The file that a document stands in and its text."""
    if isinstance(document, Handout):
        name = f"{HANDOUTS}/{document.language}/{document.id.removeprefix('h.')}.toml"
        return name, folder.joinpath(*name.split("/")).read_text("utf-8-sig")
    for path in sorted((folder / CATALOGUE / "topics").glob("*.toml")):
        text = path.read_text("utf-8-sig")
        if any(one.get("id") == document.id for one in tomllib.loads(text).get("topics", ())):
            return f"{CATALOGUE}/topics/{path.name}", text
    return f"{CATALOGUE}/catalogue.toml", ""


# -- taking -----------------------------------------------------------------------------------


def planned(connection: Connection, wanted: Read) -> ImportPlan:
    """What taking a folder's documents would change; raises NeverRetired.

    A text goes over nothing that was reviewed: as a draft it is only offered beside it.
    """
    stands, versions = standing(connection), content.all_versions(connection)
    found = []
    for key, document in wanted.documents.items():
        if document.review.state is ReviewState.RETIRED and reviewing.is_always_there(key):
            raise NeverRetired(key)
        change = _change(key, document, stands.get(key), versions.get(key, []))
        if change is not None:
            found.append(change)
    known = content.phrases(connection)
    phrases = tuple(
        (phrase, TopicId(topic))
        for topic, words in wanted.phrases.items()
        for phrase in words
        if phrase not in known.get(topic, ())
    )
    return ImportPlan(content.stamp(connection), tuple(found), phrases)


def _change(
    key: DocumentKey, document: Document, now: Standing | None, versions: Sequence[Version]
) -> DocumentChange | None:
    """What would change of one document; None where nothing would."""
    last = decided(versions)
    body, review = body_of(document), _review(document.review, last)
    since = [one for one in versions if last is None or one.number >= last.number]
    same = next((one for one in since if one.text == text_hash(body)), None)
    if same is not None and (same.review == review or review.state not in DECIDED):
        return None
    new = NewVersion(
        key,
        body,
        review=review,
        note=IMPORTED,
        origin=Origin.IMPORT,
        base=versions[0].id if versions else None,
    )
    return DocumentChange(
        new,
        document.title,
        tuple(changes(now.document, document)) if now is not None else (),
        now.version.review if now is not None else None,
        same,
        _number(document),
    )


def _review(given: Review, last: Version | None) -> Review:
    """The review that a file's text is taken with: an approval ends, and none goes over a later.

    An approval without an end holds for a year. One that is older than what was decided here since
    counts no more; its text is offered as a draft.
    """
    if given.state is not ReviewState.APPROVED or given.on is None:
        return given
    decided_on = last.review.on if last is not None else None
    if last is not None and last.retired is not None:
        decided_on = max(decided_on or given.on, last.retired.date())
    if decided_on is not None and decided_on > given.on:
        return Review()
    return replace(given, until=given.until or given.on + YEAR)


def take(unit: Unit, plan: ImportPlan) -> None:
    """Write all that a plan says, within an open unit.

    Raises ChangedMeanwhile where the store is no longer what the plan was made for.
    """
    if content.stamp(unit.connection) != plan.stamp:
        raise ChangedMeanwhile("content", "import")
    for change in plan.documents:
        if change.existing is None:
            content.add(unit, change.new, at_least=change.number)
        else:
            content.change(unit, change.existing, _reviewed(unit, change.new.review))
    for phrase, topic in plan.phrases:
        questions.accept(unit, (), phrase, topic)


def _reviewed(unit: Unit, review: Review) -> dict[str, object]:
    values: dict[str, object] = {
        "state": str(review.state),
        "approved_by": review.by or "",
        "approved_on": review.on,
        "approved_until": review.until,
        "entered_by": unit.actor.agent,
    }
    if review.state is ReviewState.RETIRED:
        values |= {"retired_by": unit.actor.agent, "retired": unit.now}
    return values


def _number(document: Document) -> int:
    """The number that a handout's file gives its version; none where it is no number."""
    given = document.version if isinstance(document, Handout) else ""
    return int(given) if given.isdecimal() and len(given) < 7 else 0  # noqa: PLR2004 -- digits
