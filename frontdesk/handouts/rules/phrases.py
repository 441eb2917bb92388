"""The fixed words that every printed handout shares, in each language, with its days and times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.handouts.rules.dates import spelled_day

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.content.model import Review

TRADEMARK = "Spravato\u00ae"
"""The first mention on each printed page carries the sign (C64)."""

CRISIS_FACTS = ("G15", "G16")
"""What the crisis box of every handout stands on."""

_PUBMED = (
    "\u201cTreatment-resistant depression: definition, prevalence, detection, management, and "
    "investigational interventions.\u201d"
)
_JOURNAL = (
    "\u201cEfficacy and Safety of Flexibly Dosed Esketamine Nasal Spray Combined With a Newly "
    "Initiated Oral Antidepressant in Treatment-Resistant Depression: A Randomized Double-Blind "
    "Active-Controlled Study.\u201d"
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language. `{}` stands for what is put in.

    `translation` is the note on text that no qualified translator has approved; the language in
    which the text was first written has none.
    """

    language: str
    draft: str
    sample: str
    translation: str
    page: str
    version: str
    not_reviewed: str
    reviewed: str
    reviewed_on: str
    holds_until: str
    made_for: str
    lines_to_write_on: str
    call_us: str
    scan: str
    code: str
    visit: str
    by_video: str
    directions: str
    bring: str
    crisis_lead: str
    crisis_line: str
    danger_lead: str
    danger_line: str
    sources: str
    clinic_page: str
    clinic_entries: str
    general: str
    footnotes: dict[str, str]

    def review(self, state: Review, today: date) -> str:
        """When the text was approved and how long that holds, or that it is not."""
        if not state.holds(today):
            return self.not_reviewed
        if state.on is None:
            return self.reviewed
        text = self.reviewed_on.format(spelled_day(state.on, self.language))
        if state.until is None:
            return text
        return f"{text}, {self.holds_until.format(spelled_day(state.until, self.language))}"


ENGLISH = Phrases(
    language="en",
    draft="Draft, not yet reviewed",
    sample="Sample data",
    translation="",
    page="Page {number} of {count}",
    version="version {}",
    not_reviewed="not yet reviewed",
    reviewed="reviewed",
    reviewed_on="reviewed {}",
    holds_until="holds until {}",
    made_for="For {}, from the front desk",
    lines_to_write_on="Empty lines to write on",
    call_us="Call us: {}",
    scan="Or hold your phone\u2019s camera over the code to call.",
    code="Code to scan with a phone. It calls {}.",
    visit="Your visit",
    by_video="By video (telehealth)",
    directions="Directions: {}",
    bring="Please bring:",
    crisis_lead="In a crisis:",
    crisis_line=(
        "call or text 988, or chat at 988lifeline.org. It is free and confidential, "
        "any hour, any day, for you or for someone you worry about."
    ),
    danger_lead="In danger now?",
    danger_line="Call 911.",
    sources="Where this comes from",
    clinic_page="The clinic\u2019s own web page on treatment-resistant depression.",
    clinic_entries="The clinic itself: what it entered for this page.",
    general="General information, not from the clinic\u2019s page",
    footnotes={
        "C62": f"PubMed Central: {_PUBMED} Accessed July 7, 2025.",
        "C63": f"The American Journal of Psychiatry: {_JOURNAL} Accessed July 7, 2025.",
    },
)

# For the translator: the crisis box is G15 and G16, word for word as in English.
SPANISH = Phrases(
    language="es",
    draft="Borrador, a\u00fan no revisado",
    sample="Datos de muestra",
    translation=(
        "Traducci\u00f3n en borrador: falta que la revisen un traductor calificado y un "
        "cl\u00ednico."
    ),
    page="P\u00e1gina {number} de {count}",
    version="versi\u00f3n {}",
    not_reviewed="a\u00fan no revisado",
    reviewed="revisado",
    reviewed_on="revisado el {}",
    holds_until="vale hasta el {}",
    made_for="Para {}, de parte de la recepci\u00f3n",
    lines_to_write_on="L\u00edneas en blanco para escribir",
    call_us="Ll\u00e1menos: {}",
    scan="O ponga la c\u00e1mara de su tel\u00e9fono sobre el c\u00f3digo para llamar.",
    code="C\u00f3digo para escanear con un tel\u00e9fono. Llama al {}.",
    visit="Su cita",
    by_video="Por video (telesalud)",
    directions="C\u00f3mo llegar: {}",
    bring="Por favor, traiga:",
    crisis_lead="En una crisis:",
    crisis_line=(
        "llame al 988 o env\u00ede un mensaje de texto al 988, o use el chat en 988lifeline.org. "
        "Es gratis y confidencial, a cualquier hora y cualquier d\u00eda, para usted o para "
        "alguien que le preocupa."
    ),
    danger_lead="\u00bfHay peligro ahora?",
    danger_line="Llame al 911.",
    sources="De d\u00f3nde viene esta informaci\u00f3n",
    clinic_page=(
        "La p\u00e1gina web de la cl\u00ednica sobre la depresi\u00f3n resistente al tratamiento."
    ),
    clinic_entries="La cl\u00ednica misma: lo que escribi\u00f3 para esta p\u00e1gina.",
    general="Informaci\u00f3n general, que no viene de la p\u00e1gina de la cl\u00ednica",
    footnotes={
        "C62": f"PubMed Central: {_PUBMED} Consultado el 7 de julio de 2025.",
        "C63": f"The American Journal of Psychiatry: {_JOURNAL} Consultado el 7 de julio de 2025.",
    },
)

_LANGUAGES = {each.language: each for each in (ENGLISH, SPANISH)}


def phrases(language: str) -> Phrases:
    """The words of a language; English for one that has none yet."""
    return _LANGUAGES.get(language, ENGLISH)
