"""Undo and redo over whole frozen documents: one stack for everything that can be done."""

from __future__ import annotations

from dataclasses import dataclass

from ui.content.lines import Content, Place

_MOST = 500  # steps back that are kept; documents share what did not change


@dataclass(frozen=True, slots=True)
class _Step:
    content: Content
    place: Place | None


class Edits:
    """The states of one document since it was opened; typing in one place joins into one step."""

    def __init__(self, content: Content) -> None:
        self._steps = [_Step(content, None)]
        self._at = 0
        self._joins = False

    @property
    def content(self) -> Content:
        """The document as it stands."""
        return self._steps[self._at].content

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be taken again."""
        return self._at < len(self._steps) - 1

    def do(self, content: Content, place: Place | None = None, *, typing: bool = False) -> bool:
        """Take a new state; False where it is the one that stands there already.

        Typing in the same place goes on with the step before it, until `seal`.
        """
        if content == self.content:
            return False
        step = _Step(content, place)
        del self._steps[self._at + 1 :]
        if typing and self._joins and self._steps[self._at].place == place:
            self._steps[self._at] = step
        else:
            self._steps.append(step)
            del self._steps[: max(0, len(self._steps) - _MOST)]
        self._at = len(self._steps) - 1
        self._joins = typing
        return True

    def seal(self) -> None:
        """Let the next typing be a step of its own: there was a pause."""
        self._joins = False

    def undo(self) -> Place | None:
        """One step back; the place it happened at."""
        if not self.can_undo:
            return None
        place = self._steps[self._at].place
        self._at -= 1
        self.seal()
        return place

    def redo(self) -> Place | None:
        """One step forth again; the place it happens at."""
        if not self.can_redo:
            return None
        self._at += 1
        self.seal()
        return self._steps[self._at].place
