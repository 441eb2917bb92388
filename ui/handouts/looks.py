"""How a handout is printed where nothing else is asked for, kept on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.handouts.model import PacketOptions, Paper, Tone, TypeSize
from frontdesk.settings.model import DeskSettings, PrintLook
from ui.messages import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.identity import HandoutId
    from ui.handouts.parts import Handouts


class LooksPart:
    """The look of a packet begins as it was kept for its first handout."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._packet = handouts, handouts.page.packet
        self._looks: Mapping[str, PrintLook] = {}
        self._is_first = True
        self._before: PrintLook | None = None  # what stood before a kept look was chosen
        self._packet.kept.connect(self._keep)
        self._packet.look_changed.connect(self._remember)

    def read(self, desk: DeskSettings) -> None:
        """Know what is kept; paper and ink are at first as they were last on this computer."""
        self._looks = desk.looks
        if self._is_first:
            self._is_first = False
            last = PrintLook(tone=desk.tone)
            self._packet.set_look(replace(_look(last, self._packet.look), paper=_paper(desk.paper)))

    def begin(self, key: HandoutId) -> None:
        """Choose the look that is kept for the handout a packet begins with.

        What it changed is taken back when the next packet begins; a person's needs come first.
        """
        packet, copies = self._packet, self._packet.fields.copies
        before, self._before = self._before, None
        if before is not None:
            packet.set_look(_look(before, packet.look))
            copies.setValue(before.copies)
        if (kept := self._looks.get(key)) is not None:
            self._before = self._now()
            packet.set_look(_look(kept, packet.look))
            copies.setValue(kept.copies)
        self._handouts.recipient.suit()

    def _now(self) -> PrintLook:
        look = self._packet.look
        copies = self._packet.fields.copies.value()
        return PrintLook(str(look.size), look.language, str(look.tone), copies)

    def _keep(self) -> None:
        handouts, kept = self._handouts, self._now()
        keys = handouts.keys or handouts.looked_at
        settings = handouts.services.settings

        def save() -> DeskSettings:
            before = settings.desk()
            after = replace(before, looks={**before.looks, **dict.fromkeys(keys, kept)})
            settings.save_desk(after)
            return after

        def done(desk: DeskSettings) -> None:
            self._looks = desk.looks
            words = count(len(keys), "handout begins", "handouts begin")
            self._handouts.page.wants.emit("toast", (f"{words} with this look from now on.", None))

        handouts.tasks.run(save, done, handouts.problem, writes=True)

    def _remember(self) -> None:
        """Keep paper and ink for the next packet on this computer."""
        settings, look = self._handouts.services.settings, self._packet.look

        def save() -> None:
            before = settings.desk()
            after = replace(before, paper=str(look.paper), tone=str(look.tone))
            if after != before:
                settings.save_desk(after)

        self._handouts.tasks.run(save, lambda _none: None, self._handouts.problem, writes=True)


def _look(kept: PrintLook, now: PacketOptions) -> PacketOptions:
    """The look with what is kept; a word that means nothing here leaves it as it is."""
    return replace(
        now,
        size=TypeSize(kept.size) if kept.size in tuple(TypeSize) else now.size,
        language=kept.language or now.language,
        tone=Tone(kept.tone) if kept.tone in tuple(Tone) else now.tone,
    )


def _paper(word: str) -> Paper:
    return Paper(word) if word in tuple(Paper) else Paper.LETTER
