"""Identities: typed keys of records, and the requests by which a repeated write finds the first."""

from __future__ import annotations

import secrets
import time
from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", int)
CallId = NewType("CallId", int)
FollowUpId = NewType("FollowUpId", int)
AppointmentId = NewType("AppointmentId", int)
PractitionerId = NewType("PractitionerId", int)
LocationId = NewType("LocationId", int)
ResourceId = NewType("ResourceId", int)
PrintId = NewType("PrintId", int)
TopicId = NewType("TopicId", str)
HandoutId = NewType("HandoutId", str)
ServiceTypeId = NewType("ServiceTypeId", str)


def new_request() -> UUID:
    """A new identity of a write, made by the caller (RFC 9562, version 7: ordered by time).

    Order keeps the index of requests append-only, which random identities would scatter.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76 | secrets.randbits(12) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)
