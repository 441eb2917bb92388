"""Builds the services over a store; the only place that wires the domain."""

from __future__ import annotations

import getpass
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.audit.service import Audit
from frontdesk.calls.service import Calls
from frontdesk.changes import Announcer
from frontdesk.clock import Clock, SystemClock, local_day
from frontdesk.content.service import Contents
from frontdesk.desk.drafts import Drafts
from frontdesk.desk.service import Desk
from frontdesk.editing.service import Editing
from frontdesk.errors import Refusal
from frontdesk.handouts.day import DayPackets
from frontdesk.handouts.service import HandoutService
from frontdesk.paths import STORE, config_folder, data_folder, demo_folder
from frontdesk.people.service import People
from frontdesk.reports.service import Reports
from frontdesk.schedule.service import Scheduling
from frontdesk.services import Services
from frontdesk.settings.model import SAMPLE, SampleMixed, SampleThere
from frontdesk.settings.service import Settings, marks
from frontdesk.storage.care import StoreCare
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.unit import Actor, Storage
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.service import Treatments

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.treatments.model import Catalogue

_SQLITE = "sqlite:///"


class UrlUnknown(Refusal):
    """The database's address is of a kind this program does not open."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Target:
    """Which store is meant: a data folder, a database's address, or the demo's own folder."""

    data: Path | None = None
    url: str | None = None
    demo: bool = False
    user: str | None = None

    def place(self) -> Place:
        """The store's file; raises UrlUnknown."""
        if self.url is not None:
            if not self.url.startswith(_SQLITE) or len(self.url) == len(_SQLITE):
                raise UrlUnknown
            return Place(Path(self.url.removeprefix(_SQLITE)).absolute())
        folder = self.data or (demo_folder() if self.demo else data_folder())
        return Place(folder.absolute() / STORE)

    @property
    def is_default(self) -> bool:
        """Whether it is the folder where the clinic's own data belongs."""
        return self.data is None and self.url is None and not self.demo


def actor(user: str | None) -> Actor:
    """Who acts: the name given, or the account of the operating system."""
    if not user:
        try:
            user = getpass.getuser()
        except (KeyError, OSError):  # an account without a name, as containers have
            user = "unknown"
    return Actor(user, platform.node())


def open_services(
    target: Target, *, clock: Clock | None = None, create: bool = True, look_up: bool = True
) -> Services:
    """Open the store of a target and build everything over it.

    Without `look_up` the words of the catalogue are made ready by the first look-up only. Raises
    StoreUnusable's kinds, Busy, ContentMistake, and SampleMixed where sample data lies in the
    clinic's own folder or `--demo` points at real data.
    """
    clock = clock or SystemClock()
    place = target.place()
    announcer = Announcer()
    storage = open_store(place, clock, announcer, create=create)
    try:
        catalogue = load_catalogue()
        sample = _is_sample(storage, target)
        if target.demo and not sample:
            _fill_demo(storage, actor(target.user), catalogue)
            sample = True
        who = actor(target.user)
        return over(storage, place, who, catalogue, sample=sample, look_up=look_up)
    except BaseException:
        storage.close()
        raise


def open_for_sample(target: Target, *, clock: Clock | None = None) -> Storage:
    """Open a store that is to be filled with sample data, made where there is none.

    Raises what `open_services` raises, and SampleMixed for the clinic's own folder, which would
    not open again.
    """
    if target.is_default:
        raise SampleMixed
    return open_store(target.place(), clock or SystemClock(), Announcer())


def _fill_demo(storage: Storage, who: Actor, catalogue: Catalogue) -> None:
    from frontdesk.handouts.files import load_handouts
    from frontdesk.sample.service import DESK, DESK_SEED, Wanted, fill

    handouts = load_handouts(catalogue.facts)
    with suppress(SampleThere):  # where another window filled it while this one waited
        fill(storage, who, Wanted(DESK, DESK_SEED, storage.clock.now(), handouts))


def open_in_memory(user: str | None = None, clock: Clock | None = None) -> Services:
    """Services over an empty store in memory, which nothing outlives."""
    place = Place(None)
    storage = open_store(place, clock or SystemClock(), Announcer())
    return over(storage, place, actor(user), load_catalogue(), sample=False, look_up=False)


def _is_sample(storage: Storage, target: Target) -> bool:
    kind, used = marks(storage)
    sample = kind == SAMPLE
    if sample and target.is_default:
        raise SampleMixed
    if target.demo and used and not sample:
        raise SampleMixed
    return sample


def over(
    storage: Storage,
    place: Place,
    who: Actor,
    catalogue: Catalogue,
    *,
    sample: bool,
    look_up: bool = True,
) -> Services:
    """All services over an open store."""
    folder = place.path.parent if place.path else None
    desk_file = config_folder() / "desk.json" if folder else None
    settings = Settings(storage, who, desk_file)
    people = People(storage, who)
    treatments = Treatments(catalogue, Contents(storage), ready=look_up)
    storage.announcer.listen(treatments.heard)
    calls = Calls(storage, who, settings.zone, treatments.keep_texts)
    schedule = Scheduling(storage, who, settings.clinic)
    handouts = HandoutService(storage, who, settings.clinic, schedule, treatments, sample=sample)

    def today() -> date:
        return local_day(storage.clock.now(), settings.zone())

    return Services(
        treatments=treatments,
        people=people,
        calls=calls,
        schedule=schedule,
        handouts=handouts,
        packets=DayPackets(storage, who, settings.clinic, handouts, schedule, people),
        desk=Desk(storage, who, people, calls, schedule),
        drafts=Drafts(folder / "drafts" if folder else None),
        reports=Reports(storage, settings.zone),
        settings=settings,
        audit=Audit(storage),
        editing=Editing(storage, who, treatments, handouts, today),
        care=StoreCare(storage, place, today),
        storage=storage,
        announcer=storage.announcer,
        clock=storage.clock,
        actor=who,
        sample=sample,
    )
