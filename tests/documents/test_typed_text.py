from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from frontdesk.documents.fonts import missing_letters
from frontdesk.documents.model import LettersMissing
from frontdesk.documents.text import letter_names, printable
from frontdesk.handouts.model import (
    Block,
    BlockKind,
    Handout,
    Letterhead,
    PacketOptions,
    Section,
    TypeSize,
)
from frontdesk.handouts.render import render
from frontdesk.identity import HandoutId
from tests.documents.conformance import faults
from tests.documents.pdf import pages, words

TODAY = date(2026, 11, 24)
HANDOUT = Handout(
    HandoutId("h.test"),
    "A test",
    "adults",
    "1",
    (Section("It", (Block(BlockKind.CLINIC, "offices"),)),),
)
_IMAGE = 3
NASTY = {
    "bold": "<b>bold</b>",
    "ampersand": "Smith & Sons",
    "comparison": "GAF < 40 and > 20",
    "unclosed": "hi <b>there",
    "unknown tag": "<script>x</script>",
    "entities": "&copy; &bogus; &#0;",
    "image of a file": '<img src="/etc/hostname" width="9" height="9"/>',
    "image of an address": '<img src="http://127.0.0.1:9/a.png" width="9" height="9"/>',
    "image of a file's address": '<img src="file:///etc/hostname" width="9" height="9"/>',
    "link": '<a href="http://127.0.0.1:9/x">click</a>',
    "huge type": '<font size="100000">x</font>',
    "expression": "<font color=\"[[[getattr(1,'__class__')]]]\">x</font>",
    "paragraph": '<para leftIndent="9999">x</para>',
    "null": "a\0b",
    "half a letter": "a\ud800b",
    "smiley": "ok \U0001f600",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "turned round": "abc\u202edef",
}


@pytest.mark.parametrize("name", NASTY, ids=str)
def test_whatever_is_typed_as_a_name_is_printed_as_it_stands_or_its_letters_are_named(
    name: str,
) -> None:
    typed = NASTY[name]
    lacking = missing_letters(printable(typed))
    if lacking:
        assert name in ("smiley", "right to left")
        assert letter_names(lacking)
        return

    packet = render(
        [HANDOUT],
        PacketOptions(first_name=typed),
        Letterhead(typed[:40], "425.800.5688"),
        {"offices": typed},
        TODAY,
    )

    printed = words(packet.pdf).replace(" ", "")
    assert printed.count(printable(typed).replace(" ", "")) >= 2
    assert "\u25a0" not in printed
    assert faults(packet.pdf) == []
    assert b"/URI" not in packet.pdf
    document = pypdfium2.PdfDocument(packet.pdf)
    kinds = [each.type for page in document for each in page.get_objects()]
    document.close()
    assert _IMAGE not in kinds


@pytest.mark.parametrize("name", NASTY, ids=str)
def test_whatever_a_handouts_own_text_holds_is_printed_as_it_stands_or_named_with_its_line(
    name: str,
) -> None:
    typed = NASTY[name]
    blocks = (
        Block(BlockKind.PARAGRAPH, f"Before. {typed}", ("C32",)),
        Block(BlockKind.BULLET, typed, ("C32",)),
    )
    handout = replace(HANDOUT, title=f"{typed} title", sections=(Section(typed, blocks),))
    letterhead = Letterhead("Clinic", "425.800.5688")
    if missing_letters(printable(typed)):
        with pytest.raises(LettersMissing) as caught:
            render([handout], PacketOptions(), letterhead, {}, TODAY)
        assert caught.value.line == f"{printable(typed)} title"
        return

    packet = render([handout], PacketOptions(), letterhead, {}, TODAY)

    printed = words(packet.pdf).replace(" ", "")
    assert printed.count(printable(typed).replace(" ", "")) >= 4
    assert faults(packet.pdf) == []
    assert b"/URI" not in packet.pdf
    document = pypdfium2.PdfDocument(packet.pdf)
    kinds = [each.type for page in document for each in page.get_objects()]
    document.close()
    assert _IMAGE not in kinds


@pytest.mark.parametrize("size", TypeSize)
def test_a_name_of_two_hundred_letters_is_printed_to_its_end(size: TypeSize) -> None:
    name = "Maximiliana\u0301 " * 10 + "W" * 80

    packet = render([HANDOUT], PacketOptions(size, first_name=name), Letterhead("C", ""), {}, TODAY)

    printed = words(packet.pdf).replace(" ", "")
    assert printed.count("Maximilianá") == 10
    assert "W" * 80 in printed
    assert faults(packet.pdf) == []


@pytest.mark.parametrize("name", ["שרה", "\u202eסרה Cohen", "Mia 😀", "محمد"])
def test_a_name_in_letters_the_font_lacks_is_refused_without_telling_the_name(name: str) -> None:
    with pytest.raises(LettersMissing) as caught:
        render([HANDOUT], PacketOptions(first_name=name), Letterhead("C", ""), {}, TODAY)

    assert set(caught.value.letters) <= set(name)
    assert caught.value.line == ""
    assert not set(caught.value.letters) & set(str(caught.value))
    assert "Cohen" not in f"{caught.value!s}{caught.value!r}"


def test_fifty_thousand_letters_in_one_line_are_printed_over_pages() -> None:
    texts = {"offices": "W" * 50_000}

    packet = render([HANDOUT], PacketOptions(), Letterhead("C", "425.800.5688"), texts, TODAY)

    assert sum(page.count("W") for page in pages(packet.pdf)) == 50_000 + 1  # and one of "Where"
    assert faults(packet.pdf) == []


def test_a_name_without_end_is_printed_to_its_end() -> None:
    options = PacketOptions(first_name="W" * 10_000)

    packet = render([HANDOUT], options, Letterhead("V" * 10_000, "425.800.5688"), {}, TODAY)

    found = pages(packet.pdf)
    assert sum(page.count("W") for page in found) == 10_000 + words(packet.pdf).count("Where")
    # The clinic's name is shortened, so that its telephone number stays beside it.
    assert all("V\u2026" in page and "425.800.5688" in page for page in found)


@pytest.mark.parametrize(
    "name", ["José", "Łukasz", "Nguyễn", "Иван", "O\u2019Neil", "Ελένη", "Zażółć"]
)
def test_names_in_the_scripts_of_the_font_lack_nothing(name: str) -> None:
    assert missing_letters(name) == []


@pytest.mark.parametrize(("name", "lacking"), [("张伟", ["张", "伟"]), ("Ok 😀😀", ["😀"])])
def test_other_scripts_are_named_letter_by_letter(name: str, lacking: list[str]) -> None:
    assert missing_letters(name) == lacking


def test_a_missing_letter_is_named_in_words_that_can_be_printed() -> None:
    assert letter_names(["ש", "\ue000"]) == "hebrew letter shin, u+e000"
