"""Which handouts go with what was spoken of and what was booked, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.identity import HandoutId, ServiceTypeId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontdesk.treatments.model import Topic

CRISIS = HandoutId("h.crisis")
TELEHEALTH = HandoutId("h.telehealth")

FIRST_VISIT = HandoutId("h.first-visit")
_SPRAVATO = HandoutId("h.spravato")
_THERAPY = HandoutId("h.therapy")

FOR_VISIT_TYPE: Mapping[ServiceTypeId, tuple[HandoutId, ...]] = {
    ServiceTypeId("intake-evaluation"): (FIRST_VISIT,),
    ServiceTypeId("spravato-consult"): (_SPRAVATO, FIRST_VISIT),
    ServiceTypeId("spravato-treatment"): (_SPRAVATO,),
    ServiceTypeId("spravato-series"): (_SPRAVATO,),
    ServiceTypeId("therapy-intake"): (FIRST_VISIT, _THERAPY),
    ServiceTypeId("therapy-session"): (_THERAPY,),
    ServiceTypeId("medication-visit"): (HandoutId("h.medication"),),
    ServiceTypeId("group-session"): (HandoutId("h.group"),),
}
"""The handouts of each shipped visit type; one that the clinic adds has none of its own."""


def packet(
    order: Sequence[HandoutId],
    *,
    topics: Iterable[Topic] = (),
    visit_type: ServiceTypeId | None = None,
    telehealth: bool = False,
    first: bool = False,
) -> tuple[HandoutId, ...]:
    """The handouts to offer, each once; only those in `order`, which is the handouts' own.

    Help in a crisis comes first. What was booked comes before what was only spoken of; to a visit
    that is the `first` belongs what everybody gets before one.
    """
    booked = set(FOR_VISIT_TYPE.get(visit_type, ())) if visit_type else set()
    if telehealth:
        booked.add(TELEHEALTH)
    if first and booked:
        booked.add(FIRST_VISIT)
    spoken = {handout for topic in topics for handout in topic.handouts}
    rank = {handout: place for place, handout in enumerate(order)}
    wanted = (booked | spoken) & rank.keys()
    return tuple(sorted(wanted, key=lambda each: (each != CRISIS, each not in booked, rank[each])))
