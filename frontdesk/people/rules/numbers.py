"""Telephone numbers as the desk types them: read once, stored as E.164, shown nationally."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from frontdesk.errors import Invalid

HOME = "US"
_WITHHELD = frozenset(
    (
        "withheld",
        "anonymous",
        "private",
        "blocked",
        "unknown",
        "unavailable",
        "restricted",
        "hidden",
    )
)
_DEMO_AREAS = frozenset(("206", "253", "360", "425", "564"))  # G36
_NATIONAL = 10
_EXTENSION = re.compile(r"(?<=\d)\s*(?:[x#;,]|ext)", re.IGNORECASE)
_LONGEST_TYPED = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A number in E.164 and the extension that was given with it."""

    value: str = field(repr=False)
    extension: str = field(default="", repr=False)


def is_withheld(text: str) -> bool:
    """Whether the words stand for a number that the telephone does not show."""
    return text.strip().strip("()").casefold() in _WITHHELD


def read_number(text: str) -> Number:
    """The number that was typed, with any punctuation, a leading 1 or +1, an extension (G38).

    Raises Invalid("number", …) with `empty`, `not-a-number`, `too-short`, `too-long` or
    `not-possible`, the last for digits that no number can have (G35).
    """
    import phonenumbers

    text = text.strip()
    if not text:
        raise Invalid("number", "empty")
    if len(text) > _LONGEST_TYPED:
        raise Invalid("number", "too-long")
    if not any(sign.isdigit() for sign in text):
        raise Invalid("number", "not-a-number", text)
    try:
        found = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException as error:
        kinds = {
            phonenumbers.NumberParseException.TOO_LONG: "too-long",
            phonenumbers.NumberParseException.TOO_SHORT_NSN: "too-short",
            phonenumbers.NumberParseException.TOO_SHORT_AFTER_IDD: "too-short",
        }
        raise Invalid("number", kinds.get(error.error_type, "not-a-number"), text) from None
    reason = phonenumbers.is_possible_number_with_reason(found)
    problems = {
        phonenumbers.ValidationResult.TOO_SHORT: "too-short",
        phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "too-short",
        phonenumbers.ValidationResult.TOO_LONG: "too-long",
    }
    if reason in problems:
        raise Invalid("number", problems[reason], text)
    value = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE or not _may_be(value):
        raise Invalid("number", "not-possible", text)
    return Number(value, found.extension or "")


def _may_be(value: str) -> bool:
    """Whether a number of the home plan has the form NXX-NXX-XXXX (G35)."""
    if not value.startswith("+1"):
        return True
    digits = value[2:]
    return len(digits) == _NATIONAL and digits[0] in "23456789" and digits[3] in "23456789"


def national(value: str) -> str:
    """A number as it is shown: `(425) 555-0142`, or internationally where it is from elsewhere."""
    if value.startswith("+1") and len(value) == len("+1") + _NATIONAL:
        return f"({value[2:5]}) {value[5:8]}-{value[8:]}"
    import phonenumbers

    try:
        found = phonenumbers.parse(value, HOME)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def shown(value: str, extension: str = "") -> str:
    """A number as it is shown, with its extension."""
    return f"{national(value)} ext. {extension}" if extension else national(value)


def is_fictional(value: str) -> bool:
    """Whether a number is one that demo data may hold: 555-0100 to 555-0199 (G37)."""
    return value[2:5] in _DEMO_AREAS and value.startswith("+1") and value[5:10] == "55501"


def digits_of(text: str) -> str:
    """The digits of a text, in any script's digits made plain."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def digits_typed(text: str) -> str:
    """The digits that a number typed so far is matched by: no home country, no extension."""
    text = _EXTENSION.split(text.strip(), maxsplit=1)[0]
    digits = digits_of(text)
    with_country = text.startswith("+1") or len(digits) > _NATIONAL
    return digits[1:] if with_country and digits.startswith("1") else digits


def parts(value: str, least: int = 4) -> list[str]:
    """The ends of a number's national digits, from every place that leaves `least` of them.

    Whatever part of a number is typed, of `least` digits or more, begins one of these.
    """
    digits = digits_of(value)
    if value.startswith("+1"):
        digits = digits[1:]
    return [digits[start:] for start in range(max(1, len(digits) - least + 1))]
