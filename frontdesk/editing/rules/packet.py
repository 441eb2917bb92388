"""What a clinician reads of a document: each line, what its sources say, and a box to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.editing.rules import parts as named
from frontdesk.editing.rules.parts import Part, parts
from frontdesk.handouts.model import Handout
from frontdesk.handouts.rules.dates import spelled_day
from frontdesk.treatments.rules.content import CLINIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.content.model import Version
    from frontdesk.editing.model import Document
    from frontdesk.treatments.model import Catalogue

BOX = "\u25a1"
_LISTS = (named.ALIAS, named.MISSPELLING, named.QUESTION)
_NAMES = (named.GROUP, named.RELATED, named.HANDOUT, named.VISIT_TYPE)
_PLURAL = {
    named.ALIAS: "Callers\u2019 words",
    named.MISSPELLING: "Misspellings",
    named.QUESTION: "Questions",
    named.RELATED: "Related topics",
    named.HANDOUT: "Handouts",
    named.VISIT_TYPE: "Visit types",
}
_OWN = "The clinic itself: what it enters in the settings."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of a packet: rows of where, the line, what its sources say, and a box."""

    title: str
    subtitle: str
    footer: str
    language: str
    rows: tuple[tuple[str, str, str, str], ...]


def sheet(document: Document, version: Version, catalogue: Catalogue) -> Sheet:
    """A document as it is read for review."""
    written = spelled_day(version.written.date()) if version.written else ""
    by = f", written by {version.author} on {written}" if version.author and written else ""
    return Sheet(
        document.title,
        f"Version {version.number} of {document.id}{by}. Tick each line that may stand.",
        f"{document.id} \u00b7 version {version.number}",
        document.language if isinstance(document, Handout) else "en",
        tuple(_rows(parts(document), catalogue)),
    )


def _rows(found: list[Part], catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for part in found:
        if part.field not in (*_LISTS, *_NAMES):
            said = "\n".join(_said(one, catalogue) for one in part.sources or ())
            yield part.where, part.text, said, BOX
    for field in (*_LISTS, *_NAMES[1:]):
        words = [part.text for part in found if part.field == field]
        if words:
            box = BOX if field in _LISTS else ""
            between = "\n" if field == named.QUESTION else "; "
            yield _PLURAL[field], between.join(words), "", box


def _said(source: str, catalogue: Catalogue) -> str:
    """A fact's words behind its id, with where a general one was published."""
    if source == CLINIC:
        return _OWN
    if source == named.LOGISTICS:
        return "Logistics: states nothing about illness, treatment or the clinic."
    fact = catalogue.facts.get(source)
    if fact is None:
        return f"{source}: not among the facts."
    titles = [catalogue.sources[key].title for key in fact.sources if key in catalogue.sources]
    published = f" ({'; '.join(titles)})" if titles else ""
    return f"{source}: {fact.text}{published}"
