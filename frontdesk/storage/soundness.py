"""Whether a store is whole: the database's own check, and the rules no writer may break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_DOUBLE = """
SELECT count(*) FROM booking a JOIN booking b
  ON a.actor = b.actor AND a.active AND b.active AND a.appointment_id < b.appointment_id
 WHERE a.start < b."end" AND b.start < a."end"
   AND b.start > a.start - 86400000000 AND b.start < a."end"
"""
_STRAY = """
SELECT count(*) FROM appointment a WHERE a.status IN ('booked','arrived','checked-in','fulfilled')
   AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.appointment_id = a.id AND b.active)
"""
_GHOST = """
SELECT count(*) FROM booking b JOIN appointment a ON a.id = b.appointment_id
 WHERE b.active AND a.status IN ('cancelled','entered-in-error')
"""
_GAPS = "SELECT coalesce(max(seq), 0) - count(*) FROM audit_event"


def findings(connection: Connection) -> list[str]:
    """What is wrong, as codes with counts (`double-booking 2`); an empty list when all is well."""

    def count(statement: str) -> int:
        return int(connection.exec_driver_sql(statement).scalar() or 0)

    found = [
        f"damage {row[0]}"
        for row in connection.exec_driver_sql("PRAGMA integrity_check").fetchmany(20)
        if row[0] != "ok"
    ]
    broken = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
    checks = {
        "double-booking": count(_DOUBLE),
        "visit-without-time": count(_STRAY),
        "cancelled-visit-holds-time": count(_GHOST),
        "audit-gap": count(_GAPS),
        "broken-reference": broken,
    }
    return [*found, *(f"{name} {number}" for name, number in checks.items() if number)]
