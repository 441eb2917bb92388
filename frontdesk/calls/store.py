"""Rows of the call log to records and back; no decisions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, delete, exists, func, insert, or_, select, update

from frontdesk.calls.model import (
    Call,
    CallEntry,
    Channel,
    CrisisStep,
    FollowUp,
    FollowUpKind,
    NewFollowUp,
    Outcome,
    Reason,
    StepTaken,
)
from frontdesk.clock import start_of_day
from frontdesk.content.model import TextHash
from frontdesk.identity import CallId, FollowUpId, HandoutId, PersonId, TopicId
from frontdesk.people.model import Client
from frontdesk.people.rules.names import upper_bound, words
from frontdesk.storage.schema.calls import (
    CallAlsoRow,
    CallHandoutRow,
    CallReasonRow,
    CallRow,
    CallStepRow,
    CallTopicRow,
    FollowUpRow,
    UnansweredRow,
)
from frontdesk.storage.schema.people import ContactPointRow, NameKeyRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sqlalchemy import ColumnElement, Connection

    from frontdesk.calls.model import CallQuery

Position = tuple["datetime", int]
_DETAILS: tuple[tuple[Any, str], ...] = (
    (CallReasonRow, "reason"),
    (CallAlsoRow, "outcome"),
    (CallTopicRow, "topic"),
    (CallHandoutRow, "handout"),
)


def insert_call(connection: Connection, entry: CallEntry, agent: str) -> CallId:
    """Insert a call with everything below it but its follow-up."""
    values = {**_columns(entry), "agent": agent, "version": 1}
    done = connection.execute(insert(CallRow), values)
    key = CallId(int(done.inserted_primary_key[0]))  # type: ignore[index]
    insert_details(connection, key, entry)
    if entry.steps:
        steps = [{"call_id": key, "step": s.step, "taken": s.taken} for s in entry.steps]
        connection.execute(insert(CallStepRow), steps)
    return key


def insert_details(connection: Connection, key: CallId, entry: CallEntry) -> None:
    """Insert reasons, further outcomes, topics and handouts of a call."""
    lists = (entry.reasons, entry.also, entry.topics, entry.handouts)
    for (row, column), values in zip(_DETAILS, lists, strict=True):
        if values:
            rows = [
                {"call_id": key, column: str(value), "position": place}
                for place, value in enumerate(values)
            ]
            connection.execute(insert(row), rows)


def note_texts(connection: Connection, key: CallId, texts: Mapping[TopicId, TextHash]) -> None:
    """Note which text each topic of a call had when it was spoken of."""
    for topic, text in texts.items():
        connection.execute(
            update(CallTopicRow)
            .where(CallTopicRow.call_id == key, CallTopicRow.topic == topic)
            .values(text_hash=text)
        )


def spoken_texts(connection: Connection, key: CallId) -> dict[TopicId, TextHash]:
    """The texts that the topics of a call had when they were spoken of."""
    statement = select(CallTopicRow.topic, CallTopicRow.text_hash).where(
        CallTopicRow.call_id == key, CallTopicRow.text_hash.is_not(None)
    )
    return {TopicId(row.topic): TextHash(row.text_hash) for row in connection.execute(statement)}


def replace_call(connection: Connection, key: CallId, version: int, entry: CallEntry) -> bool:
    """Write a corrected call over one of that version; False where the version has moved on."""
    done = connection.execute(
        update(CallRow)
        .where(CallRow.id == key, CallRow.version == version)
        .values(**_columns(entry), version=version + 1)
    )
    if done.rowcount != 1:
        return False
    for row, _ in _DETAILS:
        connection.execute(delete(row).where(row.call_id == key))
    insert_details(connection, key, entry)
    return True


def _columns(entry: CallEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "extension": entry.extension,
        "channel": str(entry.channel),
        "started": entry.started,
        "seconds": entry.seconds,
        "person_id": entry.person,
        "caller_kind": str(entry.caller_kind),
        "calling_for": entry.calling_for,
        "identity_check": entry.identity_check,
        "outcome": str(entry.outcome),
        "note": entry.note,
        "place": entry.place,
    }


def insert_follow_up(
    connection: Connection, call: CallId, person: PersonId | None, wanted: NewFollowUp
) -> FollowUpId:
    """Insert a follow-up of a call."""
    values = {
        "call_id": call, "person_id": person, "kind": str(wanted.kind), "due": wanted.due,
        "who": wanted.who, "what": wanted.what,
    }  # fmt: skip
    done = connection.execute(insert(FollowUpRow), values)
    return FollowUpId(int(done.inserted_primary_key[0]))  # type: ignore[index]


def insert_unanswered(connection: Connection, asked: Iterable[str], day: date) -> None:
    """Note words that had no approved answer: the words and the day alone."""
    rows = [{"words": one, "asked": day} for one in asked if one]
    if rows:
        connection.execute(insert(UnansweredRow), rows)


def update_follow_up(
    connection: Connection, key: FollowUpId, version: int, values: dict[str, Any]
) -> bool:
    """Write values over a follow-up of that version; False where the version has moved on."""
    done = connection.execute(
        update(FollowUpRow)
        .where(FollowUpRow.id == key, FollowUpRow.version == version)
        .values(**values, version=version + 1)
    )
    return done.rowcount == 1


def calls(
    connection: Connection,
    query: CallQuery,
    where: ZoneInfo,
    *,
    after: Position | None = None,
    limit: int = 100,
) -> list[Call]:
    """Calls that a query asks for, newest first, beyond the position of the last row shown."""
    statement = (
        select(CallRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == CallRow.person_id, isouter=True)
        .where(*_conditions(query, where))
        .order_by(CallRow.started.desc(), CallRow.id.desc())  # ix_call_started
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(
            or_(
                CallRow.started < after[0],
                and_(CallRow.started == after[0], CallRow.id < after[1]),
            )
        )
    return _records(connection, statement)


def call(connection: Connection, key: CallId) -> Call | None:
    """One call, or None."""
    statement = (
        select(CallRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == CallRow.person_id, isouter=True)
        .where(CallRow.id == key)
    )
    return next(iter(_records(connection, statement)), None)


def count(connection: Connection, query: CallQuery, where: ZoneInfo) -> int:
    """How many calls a query asks for."""
    statement = (
        select(func.count())
        .select_from(CallRow)
        .join(PersonRow, PersonRow.id == CallRow.person_id, isouter=True)
        .where(*_conditions(query, where))
    )
    return int(connection.execute(statement).scalar() or 0)


def _conditions(query: CallQuery, where: ZoneInfo) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.first_day:
        found.append(CallRow.started >= start_of_day(query.first_day, where))
    if query.last_day and query.last_day < date.max:
        found.append(CallRow.started < start_of_day(query.last_day + timedelta(days=1), where))
    if query.person is not None:
        found.append(CallRow.person_id == query.person)
    if query.outcome is not None:
        other = exists().where(
            CallAlsoRow.call_id == CallRow.id, CallAlsoRow.outcome == str(query.outcome)
        )
        found.append(or_(CallRow.outcome == str(query.outcome), other))
    if query.reason is not None:
        found.append(
            exists().where(
                CallReasonRow.call_id == CallRow.id, CallReasonRow.reason == str(query.reason)
            )
        )
    if query.open_only:
        found.append(exists().where(FollowUpRow.call_id == CallRow.id, FollowUpRow.done.is_(None)))
    return found + [_matches(word) for word in query.words.split()]


def _matches(word: str) -> ColumnElement[bool]:
    """A word of the search line in the name, the number or the note; wildcards are plain signs.

    The words of a name are found without minding accents as well.
    """
    digits = "".join(sign for sign in word if sign.isdigit())
    found = [
        PersonRow.name.icontains(word, autoescape=True),
        PersonRow.preferred_name.icontains(word, autoescape=True),
        CallRow.note.icontains(word, autoescape=True),
    ]
    if key := " ".join(words(word)):
        named = exists().where(
            NameKeyRow.person_id == CallRow.person_id,  # ix_name_key_person_id
            NameKeyRow.key >= key,
            NameKeyRow.key < upper_bound(key),
        )
        found.append(named)
    if digits:
        found.append(CallRow.number.contains(digits, autoescape=True))
    return or_(*found)


def _records(connection: Connection, statement: Select[Any, Any]) -> list[Call]:
    # Columns, not objects: half the time, and a row never leaves this file.
    rows = connection.execute(
        statement.with_only_columns(*CallRow.__table__.columns, PersonRow.name.label("person_name"))
    ).all()
    keys = [row.id for row in rows]
    lists = {column: _listed(connection, row, column, keys) for row, column in _DETAILS}
    steps = _steps(connection, keys)
    due: dict[int, list[FollowUp]] = defaultdict(list)
    for one in follow_ups(connection, FollowUpRow.call_id.in_(keys), limit=None) if keys else ():
        due[one.call].append(one)
    return [
        Call(
            id=CallId(row.id),
            entry=CallEntry(
                started=row.started,
                seconds=row.seconds,
                outcome=Outcome(row.outcome),
                reasons=tuple(Reason(value) for value in lists["reason"][row.id]),
                number=row.number,
                extension=row.extension,
                channel=Channel(row.channel),
                person=None if row.person_id is None else PersonId(row.person_id),
                caller_kind=Client(row.caller_kind),
                calling_for=row.calling_for,
                identity_check=row.identity_check,
                also=tuple(Outcome(value) for value in lists["outcome"][row.id]),
                topics=tuple(TopicId(value) for value in lists["topic"][row.id]),
                handouts=tuple(HandoutId(value) for value in lists["handout"][row.id]),
                steps=tuple(steps[row.id]),
                place=row.place,
                note=row.note,
            ),
            agent=row.agent,
            person_name=row.person_name,
            follow_ups=tuple(due[row.id]),
            version=row.version,
        )
        for row in rows
    ]


def _listed(
    connection: Connection,
    row: Any,  # noqa: ANN401 -- one of four table classes
    column: str,
    keys: Sequence[int],
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    statement = (
        select(row.call_id, getattr(row, column))
        .where(row.call_id.in_(keys))
        .order_by(row.call_id, row.position)
    )
    for key, value in connection.execute(statement) if keys else ():
        found[key].append(value)
    return found


def _steps(connection: Connection, keys: Sequence[int]) -> dict[int, list[StepTaken]]:
    found: dict[int, list[StepTaken]] = defaultdict(list)
    statement = (
        select(CallStepRow.call_id, CallStepRow.step, CallStepRow.taken)
        .where(CallStepRow.call_id.in_(keys))
        .order_by(CallStepRow.taken)
    )
    for key, step, taken in connection.execute(statement) if keys else ():
        found[key].append(StepTaken(CrisisStep(step), taken))
    return found


def follow_ups(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = 500
) -> list[FollowUp]:
    """Follow-ups with what the desk needs to do them, the soonest due first."""
    own = (
        select(ContactPointRow.value)
        .where(ContactPointRow.person_id == FollowUpRow.person_id)
        .where(ContactPointRow.system == "phone", ContactPointRow.use != "old")
        .order_by(ContactPointRow.rank)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            *FollowUpRow.__table__.columns,
            PersonRow.name.label("person_name"),
            PersonRow.voicemail,
            func.coalesce(CallRow.number, own).label("number"),
        )
        .join(CallRow, CallRow.id == FollowUpRow.call_id)
        .join(PersonRow, PersonRow.id == FollowUpRow.person_id, isouter=True)
        .where(*conditions)
        .order_by(FollowUpRow.due, FollowUpRow.id)  # ix_follow_up_done_due
        .limit(limit)
    )
    return [
        FollowUp(
            id=FollowUpId(row.id),
            call=CallId(row.call_id),
            kind=FollowUpKind(row.kind),
            due=row.due,
            who=row.who,
            what=row.what,
            tries=row.tries,
            done=row.done,
            done_by=row.done_by,
            person=None if row.person_id is None else PersonId(row.person_id),
            person_name=row.person_name,
            number=row.number,
            voicemail=row.voicemail or "name-only",
            version=row.version,
        )
        for row in connection.execute(statement)
    ]
