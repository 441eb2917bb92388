"""Where the statements of a handout come from, in words that a patient can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.handouts.model import BlockKind
from frontdesk.handouts.rules.phrases import CRISIS_FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.handouts.model import Handout
    from frontdesk.treatments.model import Catalogue

GENERAL_MARK = "*"
CLINIC_PAGE = "The clinic\u2019s own web page on treatment-resistant depression."
CLINIC_ENTRIES = "The clinic itself: what it entered for this page."
_GENERAL = "General information, not from the clinic\u2019s page"

# The two footnotes of the clinic's page, and the facts that the page rests on each.
FOOTNOTES = {
    "C62": (
        "PubMed Central: \u201cTreatment-resistant depression: definition, prevalence, detection, "
        "management, and investigational interventions.\u201d Accessed July 7, 2025."
    ),
    "C63": (
        "The American Journal of Psychiatry: \u201cEfficacy and Safety of Flexibly Dosed "
        "Esketamine Nasal Spray Combined With a Newly Initiated Oral Antidepressant in "
        "Treatment-Resistant Depression: A Randomized Double-Blind Active-Controlled "
        "Study.\u201d Accessed July 7, 2025."
    ),
}
_RESTS_ON = {"C7": "C62", "C10": "C62", "C11": "C63"}


def is_general(sources: Sequence[str]) -> bool:
    """Whether a statement rests on general facts alone or in part, and so carries the mark."""
    return any(source.startswith("G") for source in sources)


def sources_used(handout: Handout, catalogue: Catalogue | None) -> tuple[list[str], str]:
    """The sources of a handout: the clinic's with its page's footnotes, and the general ones.

    The crisis box's facts count with the handout's own. Without a catalogue general sources are
    not named one by one.
    """
    facts = dict.fromkeys([*_facts(handout), *CRISIS_FACTS])
    found: list[str] = []
    if any(fact.startswith("C") for fact in facts):
        found.append(CLINIC_PAGE)
    notes = dict.fromkeys(_RESTS_ON.get(fact, fact) for fact in facts)
    found += [FOOTNOTES[note] for note in FOOTNOTES if note in notes]
    if any(block.kind is BlockKind.CLINIC for s in handout.sections for block in s.blocks):
        found.append(CLINIC_ENTRIES)
    names = _general_names(list(facts), catalogue)
    return found, f"{_GENERAL}: {'; '.join(names)}." if names else f"{_GENERAL}."


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
