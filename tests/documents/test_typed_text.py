from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from frontdesk.documents.fonts import missing_letters
from frontdesk.documents.text import letter_names, printable
from frontdesk.handouts.model import Block, BlockKind, Handout, Letterhead, PacketOptions, Section
from frontdesk.handouts.render import render
from frontdesk.identity import HandoutId
from tests.documents.pdf import pages, words
from tests.documents.structure import findings

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
    assert findings(packet.pdf) == []
    assert b"/URI" not in packet.pdf
    document = pypdfium2.PdfDocument(packet.pdf)
    kinds = [each.type for page in document for each in page.get_objects()]
    document.close()
    assert _IMAGE not in kinds


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
