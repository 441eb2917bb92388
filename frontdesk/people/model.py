"""Records of people: what a phone intake takes, how to reach them, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontdesk.errors import Refusal
from frontdesk.identity import LocationId, PersonId

NAME_LIMIT = 200
NOTE_LIMIT = 20_000
LINE_LIMIT = 500


class Client(StrEnum):
    """Whether the clinic knows the person as a client."""

    NEW = "new"
    EXISTING = "existing"
    OTHER = "other"


class Voicemail(StrEnum):
    """What may be left on a voicemail; NAME_ONLY is what holds until a person says more."""

    NAME_ONLY = "name-only"
    YES = "yes"
    NO = "no"


class ReachBy(StrEnum):
    """How the person likes to be reached."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"


class BestTime(StrEnum):
    """When the person likes to be reached, or seen."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class ContactUse(StrEnum):
    """FHIR's words for what a contact point is."""

    HOME = "home"
    WORK = "work"
    MOBILE = "mobile"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 (`+14255550142`), whose it is, and the extension where there is one."""

    value: str = field(repr=False)
    use: ContactUse = ContactUse.MOBILE
    whose: str = field(default="", repr=False)
    extension: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """All that the desk takes down about a person; every text is logistics, nothing clinical."""

    name: str = field(repr=False)
    preferred_name: str = field(default="", repr=False)
    born: date | None = field(default=None, repr=False)
    client: Client = Client.NEW
    voicemail: Voicemail = Voicemail.NAME_ONLY
    reach_by: ReachBy = ReachBy.PHONE
    best_time: BestTime = BestTime.ANY
    office: LocationId | None = None
    modality: str = ""
    language: str = "en"
    interpreter: bool = False
    large_print: bool = False
    access_needs: str = field(default="", repr=False)
    referral_source: str = field(default="", repr=False)
    insurer: str = field(default="", repr=False)
    postal_address: str = field(default="", repr=False)
    contact_name: str = field(default="", repr=False)
    contact_relation: str = field(default="", repr=False)
    contact_may_know: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the store; `version` grows with each edit."""

    id: PersonId
    details: PersonDetails = field(repr=False)
    created: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person that a search found, with the reason (`number`, `name`, `birth date` …)."""

    id: PersonId
    name: str = field(repr=False)
    preferred_name: str = field(repr=False)
    born: date | None = field(repr=False)
    phones: tuple[Phone, ...] = field(repr=False)
    client: Client
    why: str


class PersonEdited(Refusal):
    """Another window edited the person since they were read here; `current` is what stands now."""

    def __init__(self, current: Person) -> None:
        super().__init__(str(current.id))
        self.current = current
