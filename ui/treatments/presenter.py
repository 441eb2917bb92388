"""Decides what the page of the treatments shows; holds no widget of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.identity import HandoutId
from frontdesk.schedule.model import Criteria
from frontdesk.schedule.refusals import NoProvider
from frontdesk.treatments.model import TopicKind
from ui.background import Latest
from ui.messages import clock, near_day, review, sentence
from ui.treatments.comparison import Compared
from ui.treatments.settling import Settling
from ui.treatments.topic_panel import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from frontdesk.changes import Change
    from frontdesk.identity import ServiceTypeId, TopicId
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from frontdesk.treatments.model import Catalogue, LookUp, Topic
    from ui.treatments.page import TreatmentsPage

_ANSWERS = 6
NOT_READ = "The visits could not be read. Open the topic again."
COPIED = "The words are on the clipboard."
COMPARING = "{} is kept to be compared. Open another treatment and press Compare again."


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cards need beside the catalogue: the clinic's day and the handouts' titles."""

    today: date
    handouts: dict[HandoutId, str]


class TreatmentsPresenter(QObject):
    """Looks up at every key, from memory; what the store knows is read off the window's thread."""

    def __init__(self, page: TreatmentsPage, services: Services, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._services, self._tasks = page, services, tasks
        self._found: LookUp | None = None
        self._topic: Topic | None = None
        self._known: _Known | None = None
        self._visits = Latest()
        self._beside: TopicId | None = None
        self._told = ""
        answers = page.finder.answers
        self._settling = Settling(services.treatments, tasks, answers, self._settled)
        self._wire()
        self._catalogue = services.treatments.catalogue
        page.finder.show_groups(services.treatments.topics())
        self._typed(page.finder.search.text())
        self.refresh()

    def _wire(self) -> None:
        page, finder, topic = self._page, self._page.finder, self._page.topic
        finder.typed.connect(self._typed)
        finder.answer_moved.connect(self._moved)
        finder.answer_taken.connect(self._answer_taken)
        finder.topic_moved.connect(self._browsed)
        finder.topic_taken.connect(self._taken)
        finder.crisis_wanted.connect(lambda: page.wants.emit("crisis", None))
        finder.question_sent.connect(lambda: self._unanswered("clinician"))
        finder.message_wanted.connect(lambda: self._unanswered("message"))
        finder.route_wanted.connect(lambda: self._unanswered("route"))
        topic.copied.connect(self._copy)
        topic.compared.connect(self._compare)
        topic.comparison_closed.connect(self._close_comparison)
        topic.handout_wanted.connect(lambda key: page.wants.emit("handout", key))
        topic.book_wanted.connect(lambda key: page.wants.emit("book", key))
        topic.topic_wanted.connect(self.open)

    # -- loading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the clinic's day and the titles of the handouts, then show the card again."""
        services = self._services

        def read() -> _Known:
            today = local_day(services.clock.now(), services.settings.zone())
            return _Known(today, {one.id: one.title for one in services.handouts.all()})

        self._tasks.run(read, self._have, self._failed)

    def _have(self, known: _Known) -> None:
        self._known = known
        self._renew()
        if self._topic:
            self.show_topic(self._topic.id, anew=True)

    def _renew(self) -> None:
        """Show groups, answers and card as the topics stand by now, where one was changed."""
        treatments, finder, shown = self._services.treatments, self._page.finder, self._topic
        if treatments.catalogue is self._catalogue:
            return
        self._catalogue = treatments.catalogue
        finder.renew_groups(treatments.topics())
        self._clear()
        words = finder.search.text()
        found = treatments.look_up(words, _ANSWERS) if words.strip() else None
        keys = [one.topic for one in found.answers] if found else []
        place = keys.index(shown.id) if shown is not None and shown.id in keys else 0
        self._show(found, place)
        if shown is not None and shown.id in self._catalogue.topics and not keys:
            self.show_topic(shown.id)

    def changed(self, change: Change) -> None:
        """Show what was written or decided meanwhile; read the first openings again."""
        if change.kinds & {Kind.CONTENT, Kind.STORE}:
            self._renew()
        about = {Kind.APPOINTMENT, Kind.SCHEDULE, Kind.STORE}
        if self._topic and self._page.isVisible() and change.kinds & about:
            self._load_visits(self._topic)

    def _failed(self, error: Exception) -> None:
        self._page.wants.emit("problem", sentence(error))

    # -- finding ------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        # From memory, within the time of a key press: no thread could be faster.
        found = self._services.treatments.look_up(words, _ANSWERS) if words.strip() else None
        self._show(found)
        self._settling.typed(found, _ANSWERS)

    def _settled(self, found: LookUp, kept: int) -> None:
        self._show(found, self._page.finder.answers.current if kept else 0, settled=True)

    def _show(self, found: LookUp | None, row: int = 0, *, settled: bool = False) -> None:
        self._found = found
        first = found.answers[0] if found and found.answers else None
        danger = found is not None and (
            found.strip or (first is not None and first.kind is TopicKind.CRISIS)
        )
        self._page.finder.show_answers(found, danger=danger, current=row, settled=settled)
        if found and found.answers:
            self._moved(row)
        elif found is not None:
            self._clear()

    def _clear(self) -> None:
        """Leave no card on the screen that could be taken for an answer."""
        self._topic = None
        self._visits.forget()
        self._page.topic.show_topic(None, "", {}, (), ())

    def _moved(self, row: int) -> None:
        if self._found and 0 <= row < len(self._found.answers):
            self.show_topic(self._found.answers[row].topic)
            self._page.topic.card.point_at(self._found.answers[row].line)

    def _answer_taken(self, row: int) -> None:
        self._settling.leave()
        self._moved(row)
        self._page.topic.first_action().setFocus()

    def _browsed(self, key: TopicId) -> None:
        self._settling.leave()
        self.show_topic(key)
        self._page.topic.card.point_at(None)

    def _taken(self, key: TopicId) -> None:
        self._browsed(key)
        self._page.topic.first_action().setFocus()

    def open(self, key: object) -> None:
        """Show a topic that is led to from elsewhere, and where it stands among the others."""
        topics = self._services.treatments.catalogue.topics
        found = next((one for one in topics.values() if one.id == key), None)
        if found is None:
            return
        self._page.finder.search.clear()
        self._page.finder.open_group(found.group, found.id)
        self.show_topic(found.id)
        self._page.topic.card.point_at(None)

    # -- the card -----------------------------------------------------------------------------

    def show_topic(self, key: TopicId, *, anew: bool = False) -> None:
        """Show one topic; the same one is not built twice."""
        compared = self._page.topic.comparison.isVisible()
        if not anew and not compared and self._topic and self._topic.id == key:
            return
        treatments, known = self._services.treatments, self._known
        topic = self._topic = treatments.topic(key)
        titles = known.handouts if known else {}
        self._page.topic.show_topic(
            topic,
            review(topic.review, known.today) if known else "",
            {one: titles[one] for one in topic.handouts if one in titles},
            sources(topic, treatments.catalogue),
            [(one, treatments.topic(one).title) for one in topic.related],
        )
        self._page.topic.show_waiting()
        self._offer_comparing()
        self._load_visits(topic)

    def _load_visits(self, topic: Topic) -> None:
        services, kinds = self._services, topic.visit_types
        self._visits.run(
            self._tasks,
            lambda: visits(services, kinds),
            self._page.topic.show_visits,
            self._visits_failed,
        )

    def _visits_failed(self, error: Exception) -> None:
        self._page.topic.show_waiting(NOT_READ)
        self._failed(error)

    # -- comparing ----------------------------------------------------------------------------

    def _offer_comparing(self) -> None:
        treatments, topic = self._services.treatments, self._topic
        can = topic is not None and topic.kind is TopicKind.TREATMENT and self._known is not None
        known = treatments.catalogue.topics
        other = known.get(self._beside) if self._beside and topic else None
        beside = other.title if other is not None and other is not topic else ""
        self._page.topic.show_comparable(can=can, beside=beside)

    def _compare(self) -> None:
        """The first topic is kept in mind; the second one stands beside it."""
        topic, known = self._topic, self._known
        if topic is None or known is None:
            return
        other = self._services.treatments.catalogue.topics.get(self._beside or topic.id)
        if other is None or other.id == topic.id:
            self._beside = topic.id
            self._told = COMPARING.format(topic.title)
            self._page.wants.emit("toast", (self._told, None))
            return
        self._beside = None
        self.take_back_told()
        pair = [Compared(one, review(one.review, known.today)) for one in (other, topic)]
        self._page.topic.show_comparison(pair)

    def take_back_told(self) -> None:
        """What was told of the comparison holds no longer: it stands, or the page was left."""
        if self._told:
            self._page.wants.emit("toast-over", self._told)
            self._told = ""

    def _close_comparison(self) -> None:
        if self._topic:
            self.show_topic(self._topic.id, anew=True)
            self._page.topic.compare.setFocus()

    # -- doing --------------------------------------------------------------------------------

    def _copy(self) -> None:
        if self._topic:
            state = review(self._topic.review, self._known.today) if self._known else ""
            QGuiApplication.clipboard().setText(words_to_copy(self._topic, state))
            self._page.wants.emit("toast", (COPIED, None))

    def _unanswered(self, what: str) -> None:
        words = self._page.finder.search.text().strip()
        self._page.wants.emit("unanswered", (what, words))


def words_to_copy(topic: Topic, state: str) -> str:
    """The words to say, one line each, with the footnotes and whether they are approved."""
    lines = [topic.title, *(line.text for line in topic.say)]
    lines += [line.text for line in topic.footnotes]
    return "\n".join([*lines, *([f"({state})"] if state else [])])


def sources(topic: Topic, catalogue: Catalogue) -> list[str]:
    """Where the lines of a topic come from: the clinic's page, published sources, the clinic."""
    lines = (*topic.say, *topic.ask, *topic.leave_to_clinician, *topic.footnotes)
    used = list(dict.fromkeys(key for line in lines for key in line.sources))
    clinic = sorted((key for key in used if key.startswith("C")), key=lambda key: int(key[1:]))
    found = []
    if clinic:
        facts = "fact" if len(clinic) == 1 else "facts"
        page = "Clinic page on treatment-resistant depression"
        found.append(f"{page}, {facts} {', '.join(clinic)}")
    general: dict[str, list[str]] = {}
    for key in used:
        fact = catalogue.facts.get(key)
        if fact and fact.is_general:
            for source in fact.sources:
                general.setdefault(source, []).append(key)
    for source, keys in general.items():
        title = catalogue.sources[source].title if source in catalogue.sources else source
        found.append(f"General information, {', '.join(sorted(keys))}: {title}")
    if "clinic" in used:
        found.append("Entered by the clinic")
    return found


def visits(services: Services, kinds: Sequence[ServiceTypeId]) -> list[Visit]:
    """The visit types of a topic with the first opening of each; reads the store."""
    types = {one.id: one for one in services.schedule.clinic().types if one.active}
    where = services.settings.zone()
    today = local_day(services.clock.now(), where)
    found = []
    for key in kinds:
        if (kind := types.get(key)) is None:
            continue
        words = "Each visit is booked by itself"
        if not kind.series:
            start = _first_opening(services, key)
            words = "No opening in the next 90 days"
            if start is not None:
                near = near_day(start.astimezone(where).date(), today)
                near = near.lower() if near in ("Today", "Tomorrow") else near
                words = f"First opening: {near} {clock(start, where)}"
        found.append(Visit(key, kind.title, kind.minutes, words, not kind.series))
    return found


def _first_opening(services: Services, kind: ServiceTypeId) -> datetime | None:
    try:
        free = services.schedule.openings(Criteria(kind, limit=1)).openings
    except NoProvider:
        return None
    return free[0].start if free else None
