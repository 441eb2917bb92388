"""Days and times of day as people read them, in the language of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

_SPANISH = "es"
_NOON = 12
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_DIAS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]


def spelled_day(day: date, language: str = "en") -> str:
    """A day without its weekday: `July 7, 2025`, `7 de julio de 2025`; on every computer."""
    if language == _SPANISH:
        return f"{day.day} de {_MESES[day.month - 1]} de {day.year}"
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def spelled_weekday(day: date, language: str = "en") -> str:
    """A day with its weekday: `Monday, July 7, 2025`, `lunes, 7 de julio de 2025`."""
    names = _DIAS if language == _SPANISH else _DAYS
    return f"{names[day.weekday()]}, {spelled_day(day, language)}"


def spelled_time(moment: time, language: str = "en") -> str:
    """A time of day by twelve hours: `9:30 AM`, `9:30 a. m.`, on one line."""
    is_morning = moment.hour < _NOON
    half = ("a.\u00a0m.", "p.\u00a0m.") if language == _SPANISH else ("AM", "PM")
    return f"{(moment.hour - 1) % _NOON + 1}:{moment.minute:02}\u00a0{half[not is_morning]}"
