"""Calls of the sample: when, from whom, why, and what came of each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.calls.model import CrisisStep, FollowUpKind, Outcome, Reason
from frontdesk.sample.people import number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random
    from zoneinfo import ZoneInfo

    from frontdesk.sample.crowd import Crowd
    from frontdesk.sample.visits import Visit

OPEN = 6  # follow-ups that are still to be done; two of them are due
_YEAR = 365
_FIRST, _LAST = 8 * 60, 17 * 60 + 30
_SATURDAY = 5
_LINKED = 0.6  # of the past year's visits came of a call, unless that were most calls:
_BOOKED = 0.35
_NOTES = (
    "call back after 4 PM", "prefers mornings", "asked for directions", "wants the north office",
    "will bring the form", "leave the name only",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way that a call goes; `weight` says how often."""

    weight: int
    reasons: tuple[Reason, ...]
    outcome: Outcome
    topics: tuple[str, ...] = ()
    also: tuple[Outcome, ...] = ()
    handouts: tuple[str, ...] = ()
    follow_up: FollowUpKind | None = None
    client: str = "existing"
    unanswered: str = ""


SCENARIOS = (
    Scenario(14, (Reason.INFORMATION,), Outcome.INFORMED, ("treatment.spravato",), client="new"),
    Scenario(
        8, (Reason.INFORMATION, Reason.HANDOUT), Outcome.INFORMED,
        ("treatment.spravato", "faq.spravato-ride"), (Outcome.HANDOUT_PRINTED,), ("h.spravato",),
        client="new",
    ),
    Scenario(6, (Reason.INFORMATION,), Outcome.INFORMED, ("faq.nothing-worked",), client="new"),
    Scenario(5, (Reason.INFORMATION,), Outcome.INFORMED, ("treatment.therapy.cbt",), client="new"),
    Scenario(
        8, (Reason.NEW_CLIENT,), Outcome.CALL_BACK, ("route.new-client",),
        follow_up=FollowUpKind.CALL_BACK, client="new",
    ),
    Scenario(14, (Reason.EXISTING_CLIENT,), Outcome.ROUTED, ("route.existing-client",)),
    Scenario(8, (Reason.RESCHEDULE,), Outcome.MOVED),
    Scenario(4, (Reason.RESCHEDULE,), Outcome.CANCELLED),
    Scenario(8, (Reason.CONFIRM,), Outcome.INFORMED, ("route.offices",)),
    Scenario(
        6, (Reason.CLINICAL_QUESTION,), Outcome.QUESTION_SENT, ("route.clinical-question",),
        follow_up=FollowUpKind.QUESTION,
    ),
    Scenario(2, (Reason.URGENT_MEDICINE,), Outcome.CLINICIAN_NOW, ("route.clinical-question",)),
    Scenario(4, (Reason.REFILL,), Outcome.QUESTION_SENT, follow_up=FollowUpKind.QUESTION),
    Scenario(3, (Reason.RECORDS,), Outcome.MESSAGE, follow_up=FollowUpKind.MESSAGE),
    Scenario(
        3, (Reason.REFERRAL,), Outcome.MESSAGE, follow_up=FollowUpKind.MESSAGE, client="other"
    ),
    Scenario(
        3, (Reason.HANDOUT,), Outcome.HANDOUT_MAILED, ("treatment.options",), (), ("h.options",),
        follow_up=FollowUpKind.MAIL,
    ),
    Scenario(3, (Reason.TELEHEALTH,), Outcome.INFORMED, ("service.telehealth",)),
    Scenario(
        4, (Reason.COST,), Outcome.NO_APPROVED_ANSWER, ("route.cost-insurance",), client="new",
        unanswered="what does a visit cost",
    ),
    Scenario(
        2, (Reason.FOR_SOMEONE,), Outcome.INFORMED, ("route.calling-for-someone",), client="other"
    ),
    Scenario(1, (Reason.COMPLAINT,), Outcome.MESSAGE, follow_up=FollowUpKind.MESSAGE),
    Scenario(4, (Reason.RETURNED_CALL,), Outcome.VOICEMAIL),
    Scenario(3, (Reason.RETURNED_CALL,), Outcome.NO_ANSWER),
    Scenario(3, (Reason.NOT_FOR_US,), Outcome.NOT_FOR_US, client="other"),
    Scenario(1, (Reason.CRISIS,), Outcome.OFFERED_988, ("crisis",), client="other"),
)  # fmt: skip
_BOOKINGS = (
    Scenario(
        3, (Reason.NEW_CLIENT, Reason.BOOK), Outcome.BOOKED, ("route.new-client",), client="new"
    ),
    Scenario(2, (Reason.BOOK,), Outcome.BOOKED),
    Scenario(
        1, (Reason.INFORMATION, Reason.BOOK), Outcome.BOOKED, ("treatment.spravato",),
        (Outcome.HANDOUT_PRINTED,), ("h.spravato", "h.first-visit"), client="new",
    ),
)  # fmt: skip


@dataclass(slots=True)
class Batch:
    """Rows of some calls in the order of their tables, ready to be inserted."""

    calls: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[dict[str, Any]] = field(default_factory=list)
    also: list[dict[str, Any]] = field(default_factory=list)
    topics: list[dict[str, Any]] = field(default_factory=list)
    handouts: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    follow_ups: list[dict[str, Any]] = field(default_factory=list)
    unanswered: list[dict[str, Any]] = field(default_factory=list)


class CallLog:
    """Makes the calls of the past year in their order; visits learn which call they came of."""

    def __init__(
        self, crowd: Crowd, rng: Random, now: datetime, where: ZoneInfo, agent: str
    ) -> None:
        self._crowd = crowd
        self._rng = rng
        self._now = now
        self._where = where
        self._agent = agent
        self._waiting: deque[dict[str, Any]] = deque()
        self._all = [s for s in SCENARIOS for _ in range(s.weight)]
        self._bookings = [s for s in _BOOKINGS for _ in range(s.weight)]

    def batches(self, count: int, visits: list[Visit], size: int) -> Iterator[Batch]:
        """That many calls, `size` in a batch."""
        starts = self._starts(count, visits)
        for first in range(0, len(starts), size):
            batch = Batch()
            for place, (started, visit) in enumerate(starts[first : first + size], first + 1):
                self._call(batch, place, started, visit)
            if first + size >= len(starts):
                batch.follow_ups += self._still_open()
            yield batch

    def _starts(self, count: int, visits: list[Visit]) -> list[tuple[datetime, Visit | None]]:
        year = self._now - timedelta(days=_YEAR)
        recent = [visit for visit in visits if visit.made > year]
        share = min(int(len(recent) * _LINKED), int(count * _BOOKED))
        linked: list[tuple[datetime, Visit | None]] = []
        for visit in self._rng.sample(recent, share):
            visit.made = self._in_hours(visit.made)
            linked.append((visit.made, visit))
        rest = [(self._some_time(), None) for _ in range(count - len(linked))]
        return sorted([*linked, *rest], key=lambda one: one[0])

    def _some_time(self) -> datetime:
        """Some time of the past year while the desk is staffed, today's as far as it has come."""
        found = self._now - timedelta(days=self._rng.randrange(_YEAR))
        return self._in_hours(found)

    def _in_hours(self, about: datetime) -> datetime:
        day = about.astimezone(self._where).date()
        while day.weekday() >= _SATURDAY:
            day -= timedelta(days=1)
        found = self._at(day)
        if found >= self._now - timedelta(minutes=12):
            found = self._at(day)
        if found >= self._now - timedelta(minutes=12):
            found = self._at(day - timedelta(days=3 if day.weekday() == 0 else 1))
        return found

    def _at(self, day: date) -> datetime:
        minute = self._rng.randrange(_FIRST, _LAST)
        at = time(minute // 60, minute % 60, self._rng.randrange(60))
        return datetime.combine(day, at, self._where).astimezone(UTC)

    def _call(self, batch: Batch, key: int, started: datetime, visit: Visit | None) -> None:
        rng = self._rng
        person = visit.person if visit is not None else self._caller()
        scenario = rng.choice(self._all if visit is None else self._bookings)
        walk_in = visit is None and rng.random() < 0.02
        value = self._crowd.numbers[person] if person is not None else number(rng)
        if walk_in or rng.random() < 0.02:
            value = ""
        kind = scenario.client
        if person is not None:
            kind = "existing" if self._crowd.existing[person] else "new"
        batch.calls.append(
            {
                "id": key, "number": value or None, "extension": "",
                "channel": "walk-in" if walk_in else "phone", "started": started,
                "seconds": int(rng.triangular(25, 900, 200)),
                "person_id": None if person is None else person + 1,
                "caller_kind": kind, "calling_for": "themselves", "identity_check": "",
                "outcome": str(scenario.outcome),
                "note": rng.choice(_NOTES) if rng.random() < 0.2 else "",
                "place": "", "agent": self._agent, "version": 1, "demo": True,
            }
        )  # fmt: skip
        self._details(batch, key, started, scenario)
        if visit is not None:
            visit.call = key
        if scenario.follow_up is not None:
            self._follow_up(batch, key, person, started, scenario.follow_up)

    def _caller(self) -> int | None:
        known = len(self._crowd) and self._rng.random() < 0.75
        return self._rng.randrange(len(self._crowd)) if known else None

    def _details(self, batch: Batch, key: int, started: datetime, scenario: Scenario) -> None:
        for rows, column, values in (
            (batch.reasons, "reason", scenario.reasons),
            (batch.also, "outcome", scenario.also),
            (batch.topics, "topic", scenario.topics),
            (batch.handouts, "handout", scenario.handouts),
        ):
            for place, value in enumerate(values):
                rows.append({"call_id": key, column: str(value), "position": place})
        if Reason.CRISIS in scenario.reasons:
            for after, step in ((5, CrisisStep.CARD_OPENED), (40, CrisisStep.OFFERED_988)):
                taken = started + timedelta(seconds=after)
                batch.steps.append({"call_id": key, "step": str(step), "taken": taken})
        if scenario.unanswered:
            asked = started.astimezone(self._where).date()
            batch.unanswered.append({"words": scenario.unanswered, "asked": asked})

    def _follow_up(
        self, batch: Batch, key: int, person: int | None, started: datetime, kind: FollowUpKind
    ) -> None:
        due = started + timedelta(hours=self._rng.randrange(2, 30))
        done = min(due - timedelta(minutes=self._rng.randrange(5, 90)), self._now)
        self._waiting.append(
            {
                "call_id": key, "person_id": None if person is None else person + 1,
                "kind": str(kind), "due": due, "who": "", "what": "", "tries": 0, "done": done,
                "done_by": self._agent, "version": 1,
            }
        )  # fmt: skip
        if len(self._waiting) > OPEN:
            batch.follow_ups.append(self._waiting.popleft())

    def _still_open(self) -> list[dict[str, Any]]:
        """The latest follow-ups, not done yet: two are due, the others lie ahead."""
        when = (-26 * 60, -25, 60, 3 * 60, 24 * 60, 3 * 24 * 60)
        rows = list(self._waiting)
        for row, minutes in zip(rows, when, strict=False):
            row["due"] = self._now + timedelta(minutes=minutes)
            row["done"], row["done_by"] = None, ""
            row["tries"] = 1 if minutes < -60 else 0
        return rows
