"""With what a packet may begin: a kind of visit, a first visit, or a topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.handouts.rules.packets import FIRST_VISIT
from frontdesk.identity import HandoutId
from ui.messages import count
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from frontdesk.services import Services
    from ui.handouts.parts import Handouts


@dataclass(frozen=True, slots=True)
class Beginning:
    """The handouts that go with something, and what it is called."""

    words: str
    keys: tuple[HandoutId, ...]


BY_HAND = Beginning("Tick them by hand", ())


def beginnings(services: Services) -> list[Beginning]:
    """Those that have handouts: visits by their kinds, then topics in their order.

    Where a kind of visit does not bring what everybody gets before the first one, its first visit
    stands below it.
    """
    handouts, found = services.handouts, []
    for kind in services.schedule.clinic().types:
        if not kind.active or kind.series:
            continue
        usual = tuple(handouts.suggested(visit_type=kind.id))
        found.append(Beginning(f"Visit: {kind.title}", usual))
        if FIRST_VISIT not in usual:
            first = tuple(handouts.suggested(visit_type=kind.id, first=True))
            found.append(Beginning(f"First visit: {kind.title}", first))
    found += [
        Beginning(f"Topic: {topic.title}", tuple(handouts.suggested([topic])))
        for topic in services.treatments.catalogue.topics.values()
    ]
    return [one for one in found if one.keys]


class BeginningPart:
    """Ticks the handouts of what is chosen, in place of those that were ticked."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._list = handouts, handouts.page.list
        self._list.begun.connect(self._begin)

    def load(self) -> None:
        """Offer what there is."""
        services = self._handouts.services
        self._handouts.tasks.run(
            lambda: beginnings(services),
            lambda found: self._list.offer_beginnings(
                [(one, one.words) for one in (BY_HAND, *found)]
            ),
            self._handouts.problem,
        )

    def _begin(self, chosen: object) -> None:
        if isinstance(chosen, Beginning) and chosen.keys:
            self._handouts.open(chosen.keys)
            self._handouts.looks.begin(chosen.keys[0])
            self._list.show_beginning(chosen)
            words = count(len(self._handouts.keys), "handout", "handouts")
            announce(self._list.handouts, f"{words} in the packet")
