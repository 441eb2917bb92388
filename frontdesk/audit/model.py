"""Records of the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what to which record; `action` is FHIR's C, R, U, D or E.

    `changes` maps a field to its old and its new value, which is also what an undo goes back to.
    """

    seq: int
    recorded: datetime
    agent: str
    desk: str
    action: str
    entity: str
    entity_id: str
    changes: Mapping[str, tuple[object, object]] = field(default_factory=dict, repr=False)
