"""Choosing, making, printing and saving handouts, and what the desk prints beside them."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.changes import Kind
from frontdesk.clock import local_day, zone
from frontdesk.content import service as content
from frontdesk.content.model import DocumentKind
from frontdesk.errors import Invalid, NotFound, RequestReused
from frontdesk.handouts import kept, sheets, store
from frontdesk.handouts.files import ENGLISH, languages, load_handouts
from frontdesk.handouts.model import (
    ClinicKey,
    Entries,
    Handout,
    Letterhead,
    Packet,
    PacketOptions,
    PrintEntry,
    PrintRequest,
)
from frontdesk.handouts.rules.body import handout_body
from frontdesk.handouts.rules.current import current
from frontdesk.handouts.rules.packets import packet as chosen
from frontdesk.printer import Handling, Printer, PrinterMissing, PrintJob
from frontdesk.storage.files import write_whole
from frontdesk.storage.schema.desk import PrintRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from frontdesk.content.model import Shelf
    from frontdesk.handouts.making import Making
    from frontdesk.identity import (
        AppointmentId,
        HandoutId,
        LocationId,
        PersonId,
        PrintId,
        ServiceTypeId,
    )
    from frontdesk.schedule.service import Scheduling
    from frontdesk.settings.model import ClinicSettings
    from frontdesk.storage.unit import Actor, Storage, Unit
    from frontdesk.treatments.model import Topic
    from frontdesk.treatments.service import Treatments

FILE = "file"
PRINT, SAVE = "print packet", "save packet"  # kinds of requests
MOST_COPIES = 99
TITLE = "Patient information"  # of a job, as the print queue shows it to everyone


class HandoutService:
    """Handouts. `clinic` gives the clinic's settings; `sample` marks every page as sample data."""

    def __init__(
        self,
        storage: Storage,
        actor: Actor,
        clinic: Callable[[], ClinicSettings],
        schedule: Scheduling,
        treatments: Treatments,
        *,
        sample: bool,
    ) -> None:  # fmt: skip
        self._storage = storage
        self._actor = actor
        self._clinic = clinic
        self._schedule = schedule
        self._treatments = treatments
        self._sample = sample
        self._loaded: dict[str, Mapping[HandoutId, Handout]] = {}
        self._current: dict[str, tuple[Shelf, Mapping[HandoutId, Handout]]] = {}

    # -- content ------------------------------------------------------------------------------

    def languages(self) -> tuple[str, ...]:
        """The languages in which there are handouts."""
        written = {
            key.language
            for key in self._treatments.shelf().live
            if key.kind is DocumentKind.HANDOUT
        }
        return tuple(sorted({*languages(), *written}))

    def all(self, language: str = ENGLISH) -> list[Handout]:
        """The handouts of a language in their order; NotFound for a language without any."""
        return list(self._in(language).values())

    def get(self, key: HandoutId, language: str = ENGLISH) -> Handout:
        """One handout; NotFound where there is none."""
        found = self._in(language).get(key)
        if found is None:
            raise NotFound("handout", key)
        return found

    def shipped(self, language: str = ENGLISH) -> Mapping[HandoutId, Handout]:
        """The handouts of a language as the program ships them; none for another language."""
        if language not in languages():
            return {}
        if language not in self._loaded:
            facts = self._treatments.shipped.facts
            self._loaded[language] = load_handouts(facts, language=language)
        return self._loaded[language]

    def _in(self, language: str) -> Mapping[HandoutId, Handout]:
        """The handouts of a language as they stand now."""
        shelf = self._treatments.shelf()
        known = self._current.get(language)
        if known is not None and known[0] is shelf:
            return known[1]
        if language not in self.languages():
            raise NotFound("language", language)
        found = current(self.shipped(language), shelf, language)
        self._current[language] = (shelf, found)
        return found

    def suggested(
        self, topics: Iterable[Topic] = (), visit_type: ServiceTypeId | None = None,
        *, telehealth: bool = False, first: bool = False,
    ) -> list[HandoutId]:  # fmt: skip
        """The handouts to offer after what was spoken of and booked, in their order.

        `first` adds what everybody gets before the first visit of all.
        """
        order = tuple(self._in(ENGLISH))
        booked = chosen(
            order, topics=topics, visit_type=visit_type, telehealth=telehealth, first=first
        )
        return list(booked)

    # -- making -------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return local_day(self._storage.clock.now(), zone(self._clinic().zone))

    @property
    def letterhead(self) -> Letterhead:
        """The clinic's words on every page."""
        clinic = self._clinic()
        logo = b64decode(clinic.logo)
        return Letterhead(clinic.clinic_name, clinic.line, self._sample, logo)

    def packet(self, keys: Sequence[HandoutId], options: PacketOptions) -> Packet:
        """One PDF of these handouts. Raises NotFound, and LettersMissing for what no font has."""
        from frontdesk.handouts.making import made

        return made(self.chosen(keys, options.language), options, self.making())

    def chosen(self, keys: Sequence[HandoutId], language: str) -> list[Handout]:
        """The handouts of those keys as they stand now. Raises NotFound, and Invalid for none."""
        if not keys:
            raise Invalid("handouts", "empty")
        return [self.get(key, language) for key in keys]

    def making(self, again: PrintId | None = None) -> Making:
        """What every page needs beside its handout and its look, as it stands now.

        What is printed `again` has the clinic's passages it was printed with.
        """
        from frontdesk.handouts.making import Making

        texts = self._texts(again)
        return Making(self.letterhead, texts, self._today, self._treatments.catalogue)

    def _texts(self, again: PrintId | None = None) -> Mapping[str, str]:
        """The clinic's own passages: what was entered, and the offices from the schedule.

        What is printed again has those it was printed with.
        """
        texts = dict(self._clinic().handout_texts)
        if ClinicKey.OFFICES not in texts and (offices := self._schedule.clinic().locations):
            texts[ClinicKey.OFFICES] = "\n".join(
                "- " + ", ".join(part for part in (one.name, one.address, one.phone) if part)
                for one in offices
                if one.active
            )
        return texts if again is None else kept.texts_of(self.entry(again), texts)

    def missing_letters(self, text: str) -> list[str]:
        """The letters of a text that the shipped font lacks, each once."""
        from frontdesk.documents.fonts import missing_letters

        return missing_letters(text)

    # -- printing -----------------------------------------------------------------------------

    def print_packet(
        self,
        wanted: PrintRequest,
        printer: Printer,
        printer_name: str,
        request: UUID | None = None,
    ) -> PrintJob:
        """Print a packet and note each handout in the print log once the printer accepted it.

        The text is chosen once: what is noted is what was printed, whatever is decided meanwhile.
        The printer is looked for before the pages are made and never replaced by another. Raises
        PrinterMissing, PrintFailed, LettersMissing, NotFound, Invalid. A request that was printed
        is not printed again.
        """
        from frontdesk.handouts.making import made

        handouts = self._check(wanted)
        if request is not None:
            reference = self._storage.earlier(request, PRINT)
            if reference is not None:
                return PrintJob(printer_name, reference)
        if printer_name not in [one.name for one in printer.printers()]:
            raise PrinterMissing(printer_name)
        making = self.making(wanted.again)
        packet = made(handouts, wanted.options, making)
        check_range(wanted.handling, packet.pages)
        job = printer.submit(packet.pdf, printer_name, title=TITLE, handling=wanted.handling)
        entries = Entries(tuple(handouts), wanted, printer_name, making.texts)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier(PRINT) is None:
                self.note(unit, entries)
                unit.commit(job.reference)
        return job

    def save_packet(self, wanted: PrintRequest, path: Path, request: UUID | None = None) -> Packet:
        """Save a packet as a file, whole or not at all, and note it in the print log.

        The same request again writes the file again and notes nothing; raises RequestReused where
        it was one of something else.
        """
        from frontdesk.handouts.making import made

        handouts, making = self._check(wanted), self.making(wanted.again)
        what = " ".join((wanted.options.language, *(one.id for one in handouts)))
        before = self._storage.earlier(request, SAVE) if request is not None else None
        if before is not None and before != what:
            raise RequestReused
        packet = made(handouts, wanted.options, making)
        write_whole(path, packet.pdf)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier(SAVE) is None:
                self.note(unit, Entries(tuple(handouts), wanted, FILE, making.texts))
                unit.commit(what)
        return packet

    def _check(self, wanted: PrintRequest) -> list[Handout]:
        copies = wanted.handling.copies
        if not 1 <= copies <= MOST_COPIES:
            raise Invalid("copies", "out-of-range", str(copies))
        if wanted.again is not None:
            return [self._as_printed(self.entry(wanted.again))]
        return self.chosen(wanted.handouts, wanted.options.language)

    def note(self, unit: Unit, entries: Entries) -> None:
        """Write the lines of the print log within an open unit, one a handout."""
        wanted, options = entries.wanted, entries.wanted.options
        rows = [
            {
                "handout": one.id, "title": one.title, "version": one.version,
                "language": one.language, "size": str(options.size),
                "paper": str(options.paper), "printed": unit.now,
                "agent": self._actor.agent, "printer": entries.printer,
                "copies": wanted.handling.copies, "named": options.first_name is not None,
                "person_id": wanted.person, "call_id": wanted.call,
                "appointment_id": wanted.appointment,
                "text_hash": content.keep(unit, handout_body(one)),
                # The visit stands on the first page of all alone.
                "look": kept.look_of(
                    one, options if at == 0 else replace(options, visit=None), entries.texts
                ),
            }
            for at, one in enumerate(entries.handouts)
        ]  # fmt: skip
        for key in store.insert_prints(unit.connection, rows):
            unit.record("C", "print", key)
            unit.touch(Kind.PRINT, key)

    def printed(self, limit: int = 50, person: PersonId | None = None) -> list[PrintEntry]:
        """The print log, the latest first; of one person where named."""
        conditions = [] if person is None else [PrintRow.person_id == person]
        with self._storage.reading() as connection:
            found = store.prints(connection, *conditions, limit=limit)
        return [replace(one, since=kept.since(one, self._now(one))) for one in found]

    def _now(self, entry: PrintEntry) -> Handout | None:
        """The handout of an entry as it stands now; None where there is none."""
        try:
            return self.get(entry.handout, entry.language)
        except NotFound:
            return None

    def _as_printed(self, entry: PrintEntry) -> Handout:
        with self._storage.reading() as connection:
            found = kept.as_printed(connection, entry)
        return found or self.get(entry.handout, entry.language)

    def entry(self, key: PrintId) -> PrintEntry:
        """One entry of the print log; NotFound where there is none."""
        with self._storage.reading() as connection:
            found = store.prints(connection, PrintRow.id == key)
        if not found:
            raise NotFound("print", str(key))
        return replace(found[0], since=kept.since(found[0], self._now(found[0])))

    def again(self, key: PrintId) -> PrintRequest:
        """What to ask for to print an entry of the log again, for the same person, unnamed.

        Just the text that was printed is printed again, even where it was changed or retired
        since: the entry says so. What was printed before texts were kept gets the text of now.
        """
        entry = self.entry(key)
        return PrintRequest(
            (entry.handout,),
            kept.options_of(entry),
            Handling(entry.copies),
            person=entry.person,
            call=entry.call,
            appointment=entry.appointment,
            again=key,
        )

    # -- sheets -------------------------------------------------------------------------------

    def day_sheet(self, day: date, office: LocationId | None = None) -> bytes:
        """The visits of a day as PDF, for one office or all."""
        return sheets.day_sheet(self._schedule, self._clinic(), day, office, sample=self._sample)

    def appointment_card(self, key: AppointmentId) -> bytes:
        """The card that a visitor takes along, as PDF. Raises NotFound, LettersMissing."""
        return sheets.appointment_card(self._schedule, self._clinic(), key, sample=self._sample)

    def crisis_card(self) -> bytes:
        """The crisis card for the wall beside the telephone, as PDF."""
        from frontdesk.calls.rules import crisis
        from frontdesk.documents.model import CrisisNumber, CrisisSheet, CrisisStep
        from frontdesk.documents.sheets import crisis_sheet

        clinic = self._clinic()
        numbers = [CrisisNumber(*crisis.EMERGENCY), CrisisNumber(*crisis.LIFELINE)]
        if clinic.on_call_number:
            label = f"clinician on call: {clinic.on_call_name}".rstrip(": ")
            numbers.append(CrisisNumber(clinic.on_call_number, label))
        sheet = CrisisSheet(
            crisis.TITLE,
            crisis.INTRODUCTION,
            tuple(CrisisStep(step.text, step.hint) for step in crisis.CARD),
            tuple(numbers),
            clinic.crisis_card_approved_by,
        )
        return crisis_sheet(sheet, clinic.clinic_name, clinic.line, sample=self._sample)


def check_range(handling: Handling, pages: int) -> None:
    """Raise Invalid where the range that was asked for holds no page."""
    last = pages if handling.last_page is None else min(handling.last_page, pages)
    if not 1 <= handling.first_page <= last:
        raise Invalid("page range", "out-of-range", f"1 to {pages}")


def write_file(path: Path, content: bytes) -> None:
    """Write what the window saves, whole or not at all; raises ReadOnly or DiskFull."""
    write_whole(path, content)
