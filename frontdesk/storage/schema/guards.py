"""Rules that the database itself holds: no double booking, trail and texts that only grow.

They are triggers for SQLite. A claim table alone would let a move slip through; the pair over
insert and update does not (measured). The search goes back by the longest length alone, so that
it stays an index range however many bookings there are.
"""

from __future__ import annotations

LONGEST = 86_400_000_000  # microseconds; the CHECK on booking holds the same
OVERLAP = "booking overlaps"

_CLASH = (
    "NEW.active AND EXISTS (SELECT 1 FROM booking WHERE active AND actor = NEW.actor"  # noqa: S608 -- our own words alone, nothing typed
    f' AND start < NEW."end" AND start > NEW.start - {LONGEST} AND "end" > NEW.start'
)

_MOVES = 'actor, start, "end", active'
_OTHER = " AND NOT (appointment_id = OLD.appointment_id AND actor = OLD.actor)"
_ABORT = f"BEGIN SELECT RAISE(ABORT, '{OVERLAP}'); END"
# INSERT OR REPLACE would go round the guards over update and delete.
_AGAIN = "NEW.seq IS NOT NULL AND EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq)"
_KEPT = "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
_SAME_TEXT = "EXISTS (SELECT 1 FROM content_text WHERE hash = NEW.hash AND body <> NEW.body)"
_TEXT_KEPT = "BEGIN SELECT RAISE(ABORT, 'texts are kept for good'); END"

SQLITE_GUARDS: tuple[str, ...] = (
    f"CREATE TRIGGER booking_insert BEFORE INSERT ON booking WHEN {_CLASH}) {_ABORT}",
    (
        f"CREATE TRIGGER booking_update BEFORE UPDATE OF {_MOVES} ON booking"
        f" WHEN {_CLASH}{_OTHER}) {_ABORT}"
    ),
    f"CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event {_KEPT}",
    f"CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event {_KEPT}",
    f"CREATE TRIGGER audit_event_replace BEFORE INSERT ON audit_event WHEN {_AGAIN} {_KEPT}",
    f"CREATE TRIGGER content_text_update BEFORE UPDATE ON content_text {_TEXT_KEPT}",
    f"CREATE TRIGGER content_text_delete BEFORE DELETE ON content_text {_TEXT_KEPT}",
    (
        "CREATE TRIGGER content_text_replace BEFORE INSERT ON content_text"
        f" WHEN {_SAME_TEXT} {_TEXT_KEPT}"
    ),
)
