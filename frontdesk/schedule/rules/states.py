"""Which status may follow which, and which of them take time."""

from __future__ import annotations

from frontdesk.schedule.model import Status
from frontdesk.schedule.refusals import WrongState

# A held time is booked or ends; what is done or missed can be put right; cancelling is taken back
# by undo alone, so that it never happens by a slip of the status keys.
_NEXT: dict[Status, frozenset[Status]] = {
    Status.PENDING: frozenset({Status.BOOKED}),
    Status.BOOKED: frozenset({Status.ARRIVED, Status.NOSHOW, Status.CANCELLED}),
    Status.ARRIVED: frozenset(
        {Status.CHECKED_IN, Status.FULFILLED, Status.BOOKED, Status.NOSHOW, Status.CANCELLED}
    ),
    Status.CHECKED_IN: frozenset({Status.FULFILLED, Status.ARRIVED}),
    Status.FULFILLED: frozenset({Status.CHECKED_IN, Status.ARRIVED}),
    Status.NOSHOW: frozenset({Status.BOOKED, Status.ARRIVED, Status.CANCELLED}),
}
TAKING = frozenset(
    {Status.PENDING, Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED}
)
STEPS = frozenset(
    {Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED, Status.NOSHOW}
)


def following(status: Status) -> frozenset[Status]:
    """The statuses that may follow."""
    return _NEXT.get(status, frozenset())


def step(status: Status, wanted: Status) -> None:
    """Raise WrongState unless `wanted` may follow `status`."""
    if wanted not in following(status):
        raise WrongState(status, wanted)
