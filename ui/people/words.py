"""People in the desk's words: choices of the forms and lines of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.people.model import BestTime, Client, ContactUse, ReachBy, Voicemail
from frontdesk.people.rules.numbers import national, shown
from ui.messages import born
from ui.people.more_fields import LANGUAGES, MODALITIES

if TYPE_CHECKING:
    from frontdesk.people.model import PersonDetails, PersonMatch, Phone

CLIENTS = {
    Client.NEW: "New client", Client.EXISTING: "Existing client", Client.OTHER: "Other",
}  # fmt: skip
VOICEMAILS = {Voicemail.NAME_ONLY: "Name only", Voicemail.YES: "Yes", Voicemail.NO: "No"}
WAYS = {ReachBy.PHONE: "Phone", ReachBy.TEXT: "Text", ReachBy.EMAIL: "Email"}
TIMES = {
    BestTime.ANY: "Any time", BestTime.MORNING: "Mornings", BestTime.AFTERNOON: "Afternoons",
}  # fmt: skip
USES = {
    ContactUse.MOBILE: "Mobile", ContactUse.HOME: "Home", ContactUse.WORK: "Work",
    ContactUse.OLD: "Old",
}  # fmt: skip


def phone_line(phone: Phone) -> str:
    """A number with what it is and whose."""
    parts = [shown(phone.value, phone.extension), USES[phone.use].lower(), phone.whose]
    return " \u00b7 ".join(part for part in parts if part)


def match_line(match: PersonMatch) -> str:
    """What tells people of one name apart."""
    parts = [
        f"born {born(match.born)}" if match.born else "",
        national(match.phones[0].value).replace(" ", "\u00a0") if match.phones else "",
        f"goes by {match.preferred_name}" if match.preferred_name else "",
    ]
    return " \u00b7 ".join(part for part in parts if part)


def card_facts(details: PersonDetails, office: str) -> list[tuple[str, str]]:
    """All that is known of a person; what is not known is left out."""
    language = dict(LANGUAGES).get(details.language, details.language)
    needs = [
        "interpreter" if details.interpreter else "",
        "large print" if details.large_print else "",
        details.access_needs,
    ]
    contact = [details.contact_name, details.contact_relation]
    return [
        ("Goes by", details.preferred_name),
        ("Date of birth", born(details.born)),
        ("Phone", "\n".join(phone_line(phone) for phone in details.phones)),
        ("Email", "\n".join(details.emails)),
        ("May we leave a voicemail?", VOICEMAILS[details.voicemail]),
        ("Reach by", f"{WAYS[details.reach_by]}, {TIMES[details.best_time].lower()}"),
        ("Preferred office", office),
        ("In person or telehealth", dict(MODALITIES)[details.modality] if details.modality else ""),
        ("Language", "" if details.language == "en" else language),
        ("Needs", ", ".join(part for part in needs if part)),
        ("Postal address", details.postal_address),
        ("Guardian or other contact", ", ".join(part for part in contact if part)),
        ("What they may be told", details.contact_may_know),
        ("Insurer", details.insurer),
        ("Heard of us from", details.referral_source),
        ("Notes", details.notes),
    ]
