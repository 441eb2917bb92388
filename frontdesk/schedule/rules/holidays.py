"""The federal holidays of the United States, each of which the clinic can open or close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OBSERVED = " (observed)"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday's day; `name` is the one by which it is opened, also on the day it is observed."""

    day: date
    name: str
    open: bool = False


@lru_cache(maxsize=64)
def federal(year: int) -> Mapping[date, str]:
    """The names by day, observed days under the holiday's own name.

    The package is imported here because it takes longer than all else in this context together.
    """
    import holidays

    found = holidays.country_holidays("US", years=year)
    return {day: _name(name) for day, name in sorted(found.items())}


def _name(name: str) -> str:
    """The first of the names of a day, without the word that tells an observed day."""
    return name.split("; ", maxsplit=1)[0].removesuffix(_OBSERVED)
