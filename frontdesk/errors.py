"""Refusals: facts that stop what was asked. Sentences are made at the edge, never here."""

from __future__ import annotations


class Refusal(Exception):
    """What was asked cannot be done; nothing was changed.

    Subclasses carry facts as attributes. `str()` holds no personal data and no sentence.
    `exit_code` is the command line's answer: 2 the words, 3 a rule, 4 no such thing,
    5 the data cannot be used, 7 busy.
    """

    exit_code = 3

    def __str__(self) -> str:
        """The name of the fact alone, so that a log holds nothing about a person."""
        return type(self).__name__


class NotFound(Refusal):
    """There is no such thing; `kind` says of what sort (`appointment`, `person` …)."""

    exit_code = 4

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        self.key = key


class Invalid(Refusal):
    """A value that cannot be taken; `field` names it and `problem` says why, as a short code."""

    exit_code = 2

    def __init__(self, field: str, problem: str, value: str = "") -> None:
        super().__init__(field, problem)
        self.field = field
        self.problem = problem
        self.value = value


class ChangedMeanwhile(Refusal):
    """Another window changed the record after it was read here; nothing was overwritten."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        self.key = key


class RequestReused(Refusal):
    """The identity of an earlier write was given to a write of another kind."""

    exit_code = 2


class Busy(Refusal):
    """Another process kept the store locked beyond the waiting time; trying again is safe."""

    exit_code = 7


class StoreUnusable(Refusal):
    """The data cannot be used; the subclasses say why."""

    exit_code = 5
