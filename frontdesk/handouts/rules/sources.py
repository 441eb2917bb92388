"""Where the statements of a handout come from, in words that a patient can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.handouts.model import BlockKind
from frontdesk.handouts.rules.phrases import CRISIS_FACTS, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.handouts.model import Handout
    from frontdesk.treatments.model import Catalogue

GENERAL_MARK = "*"
# The facts that the clinic's page rests on one of its two footnotes.
_RESTS_ON = {"C7": "C62", "C10": "C62", "C11": "C63"}


def is_general(sources: Sequence[str]) -> bool:
    """Whether a statement rests on general facts alone or in part, and so carries the mark."""
    return any(source.startswith("G") for source in sources)


def sources_used(handout: Handout, catalogue: Catalogue | None) -> tuple[list[str], str]:
    """The sources of a handout: the clinic's with its page's footnotes, and the general ones.

    The crisis box's facts count with the handout's own. Without a catalogue general sources are
    not named one by one.
    """
    said = phrases(handout.language)
    facts = dict.fromkeys([*_facts(handout), *CRISIS_FACTS])
    found: list[str] = []
    if any(fact.startswith("C") for fact in facts):
        found.append(said.clinic_page)
    notes = dict.fromkeys(_RESTS_ON.get(fact, fact) for fact in facts)
    found += [text for note, text in said.footnotes.items() if note in notes]
    if any(block.kind is BlockKind.CLINIC for s in handout.sections for block in s.blocks):
        found.append(said.clinic_entries)
    names = _general_names(list(facts), catalogue)
    return found, f"{said.general}: {'; '.join(names)}." if names else f"{said.general}."


def _facts(handout: Handout) -> Iterator[str]:
    for section in handout.sections:
        for block in section.blocks:
            yield from block.sources


def _general_names(facts: Sequence[str], catalogue: Catalogue | None) -> list[str]:
    if catalogue is None:
        return []
    known = [catalogue.facts[fact] for fact in facts if fact in catalogue.facts]
    keys = dict.fromkeys(key for fact in known if fact.is_general for key in fact.sources)
    return [catalogue.sources[key].title for key in keys if key in catalogue.sources]
