"""A two-page handout: ours beside WeasyPrint, typst and fpdf2, warm here and in fresh processes.

Needs: pip install -e ".[bench,test]"; WeasyPrint needs Pango from the system.
Run: python bench/handout.py

All four set the same words in the same shipped font; ours adds the crisis box, the code that dials
and the sources. Ours, WeasyPrint's and typst's (their PDF/UA variants) are tagged; fpdf2's is not.
Each round is for another visitor, whose name is printed: typst remembers what it set before, and
would otherwise hand out the same file. Warm: the median of `ROUNDS` taken in turn, by the
processor's time; fresh: from the start of the interpreter to its end by the clock, the records
given, the least of `STARTS`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from frontdesk.handouts.model import (
    Block,
    BlockKind,
    Handout,
    Letterhead,
    PacketOptions,
    Section,
    Tone,
    TypeSize,
)
from frontdesk.identity import HandoutId

if TYPE_CHECKING:
    from collections.abc import Callable

    from typst import Fonts

ROUNDS = 31
STARTS = 9
TODAY = date(2026, 11, 24)
LETTERHEAD = Letterhead("LightHeart Mental Health", "425.800.5688")
FONTS = Path(str(files("resources").joinpath("fonts")))
TITLE = "Spravato\u00ae: what to expect"
FOR = "For {}, from the front desk"
STYLE = f"""
@font-face {{ font-family: Inter; src: url(file://{FONTS}/Inter-Regular.ttf); }}
@font-face {{ font-family: Inter; font-weight: 600; src: url(file://{FONTS}/Inter-SemiBold.ttf); }}
@font-face {{ font-family: Inter; font-weight: 700; src: url(file://{FONTS}/Inter-Bold.ttf); }}
@page {{ size: letter; margin: 1.4in 1.25in 1in;
  @top-left {{ content: "LightHeart Mental Health"; font: 700 11pt Inter; }}
  @top-right {{ content: "425.800.5688"; font: 11pt Inter; }}
  @bottom-left {{ content: "h.spravato \u00b7 version 1"; font: 9pt Inter; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 9pt Inter; }} }}
body {{ font: 12pt/17pt Inter; }} h1 {{ font-size: 21pt; }} h2 {{ font: 600 13.5pt Inter; }}
"""


def handout() -> Handout:
    """A handout of two pages, written here so that no file is read in a fresh process."""
    paragraph = (
        "It is given in our office, with a provider beside you. Some clients notice a change "
        "within hours or days. Many medicines can take weeks to work."
    )
    blocks = (
        Block(BlockKind.PARAGRAPH, paragraph, ("C35",)),
        *(
            Block(BlockKind.BULLET, f"Please plan for {what}.", ("G3",))
            for what in ("the two hours of rest", "the ride home", "a quiet evening")
        ),
    )
    headings = "What it is|How it is given|Before your visit|At your visit|Going home|How soon"
    sections = tuple(Section(heading, blocks) for heading in headings.split("|"))
    return Handout(HandoutId("h.spravato"), TITLE, "adults", "1", sections)


def ours(
    name: str = "Jordan", size: TypeSize = TypeSize.STANDARD, tone: Tone = Tone.COLOUR
) -> bytes:
    """Our own rendering, tagged."""
    from frontdesk.handouts.render import render

    options = PacketOptions(size, first_name=name, tone=tone)
    return render([handout()], options, LETTERHEAD, {}, TODAY).pdf


def weasyprint(name: str = "Jordan") -> bytes:
    """The same words through HTML and WeasyPrint, tagged."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    body = [f"<h1>{TITLE}</h1><p>{FOR.format(name)}</p>"]
    for section in handout().sections:
        body.append(f"<h2>{escape(section.heading)}</h2>")
        texts = [escape(block.text) for block in section.blocks]
        body.append(
            f"<p>{texts[0]}</p><ul>{''.join(f'<li>{text}</li>' for text in texts[1:])}</ul>"
        )
    page = f"<html lang=en><title>{TITLE}</title><style>{STYLE}</style>{''.join(body)}</html>"
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


@cache
def _typst_fonts() -> Fonts:
    """The shipped fonts as typst knows them, read once."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typst(name: str = "Jordan") -> bytes:
    """The same words through typst, tagged."""
    from typst import Compiler

    head = (
        f'#set document(title: "{TITLE}")\n#set text(font: "Inter", size: 12pt, lang: "en")\n'
        '#set page(paper: "us-letter", margin: (x: 90pt, top: 100pt, bottom: 72pt), '
        "header: [*LightHeart Mental Health* #h(1fr) 425.800.5688], "
        "footer: context [h.spravato \u00b7 version 1 #h(1fr) Page "
        "#counter(page).get().first() of #counter(page).final().first()])\n"
    )
    body = [f"= {TITLE}", FOR.format(name)]
    for section in handout().sections:
        body.append(f"== {section.heading}")
        body += [
            f"{'- ' if block.kind is BlockKind.BULLET else ''}{block.text}\n"
            for block in section.blocks
        ]
    source = (head + "\n\n".join(body)).encode()
    compiler = Compiler(source, font_paths=_typst_fonts(), ignore_system_fonts=True)
    return bytes(compiler.compile(format="pdf", pdf_standards="ua-1"))


def fpdf2(name: str = "Jordan") -> bytes:
    """The same words through fpdf2, without tags."""
    from fpdf import FPDF

    class Page(FPDF):
        def header(self) -> None:
            self.set_font("Inter", "B", 11)
            self.cell(200, 12, "LightHeart Mental Health")
            self.set_font("Inter", "", 11)
            self.cell(0, 12, "425.800.5688", align="R", new_x="LMARGIN", new_y="NEXT")
            self.ln(24)

        def footer(self) -> None:
            self.set_y(-54)
            self.set_font("Inter", "", 9)
            self.cell(0, 10, f"h.spravato \u00b7 version 1    Page {self.page_no()} of {{nb}}")

    page = Page(unit="pt", format="letter")
    page.set_margins(90, 60)
    page.set_auto_page_break(auto=True, margin=72)
    page.add_font("Inter", "", FONTS / "Inter-Regular.ttf")
    page.add_font("Inter", "B", FONTS / "Inter-Bold.ttf")
    page.add_page()
    page.set_font("Inter", "B", 21)
    page.multi_cell(0, 26, TITLE, new_x="LMARGIN", new_y="NEXT")
    page.set_font("Inter", "", 12)
    page.multi_cell(0, 17, FOR.format(name), new_x="LMARGIN", new_y="NEXT")
    for section in handout().sections:
        page.set_font("Inter", "B", 13.5)
        page.multi_cell(0, 24, section.heading, new_x="LMARGIN", new_y="NEXT")
        page.set_font("Inter", "", 12)
        for block in section.blocks:
            dot = "\u2022 " if block.kind is BlockKind.BULLET else ""
            page.multi_cell(0, 17, dot + block.text, new_x="LMARGIN", new_y="NEXT", align="L")
    return bytes(page.output())


MAKERS: dict[str, Callable[[str], bytes]] = {
    "ours, tagged": ours,
    "WeasyPrint, tagged": weasyprint,
    "typst, tagged": typst,
    "fpdf2, untagged": fpdf2,
}


def warm() -> dict[str, float]:
    """The median time of each in milliseconds, taken in turn, after a first round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in MAKERS}
    for number in range(ROUNDS + 1):
        for name, make in MAKERS.items():
            began = time.process_time()
            make(f"visitor {number}")
            if number:
                times[name].append((time.process_time() - began) * 1_000)
    return {name: median(values) for name, values in times.items()}


def cold(make: Callable[[str], bytes]) -> float:
    """The least time in milliseconds of a fresh process that imports, makes one, and ends."""
    command = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from bench import handout; handout."
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"{command}{make.__name__}()"], check=True)
        times.append((time.perf_counter() - began) * 1_000)
    return min(times)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from frontdesk.documents.preview import page_sizes

    return len(page_sizes(pdf))


def looks(size: TypeSize = TypeSize.STANDARD, tone: Tone = Tone.COLOUR) -> float:
    """The median time a page of another look, in milliseconds, warm."""
    return _each(lambda number: ours(f"visitor {number}", size, tone))


def logo() -> float:
    """The median time a page under a clinic's logo, in milliseconds, warm."""
    from io import BytesIO

    from PIL import Image

    from frontdesk.handouts.render import render

    out = BytesIO()
    Image.linear_gradient("L").resize((1_800, 450)).convert("RGB").save(out, "PNG")
    letterhead = replace(LETTERHEAD, logo=out.getvalue())
    return _each(lambda _: render([handout()], PacketOptions(), letterhead, {}, TODAY).pdf)


def _each(make: Callable[[int], bytes]) -> float:
    times = []
    for number in range(ROUNDS + 1):
        began = time.process_time()
        pdf = make(number)
        if number:
            times.append((time.process_time() - began) * 1_000)
    return median(times) / pages(pdf)


def packet() -> tuple[float, int]:
    """A day's packet: 60 visitors with three handouts each, in seconds, and its pages."""
    from frontdesk.handouts.render import render

    began = time.process_time()
    made = render([handout()] * 180, PacketOptions(), LETTERHEAD, {}, TODAY)
    return time.process_time() - began, made.pages


def preview(pdf: bytes) -> float:
    """The median time of one page's picture at 1.5 pixels a point, in milliseconds."""
    from frontdesk.documents.preview import page_image

    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        page_image(pdf, 0, 1.5)
        times.append((time.process_time() - began) * 1_000)
    return median(times)


def main() -> None:
    """Print the table and the ratios, as they stand in RESULTS.md."""
    made = {name: make("Jordan") for name, make in MAKERS.items()}
    warm_ms = warm()
    cold_ms = {name: cold(make) for name, make in MAKERS.items()}
    own = "ours, tagged"
    lines = [
        "| a two-page handout | pages | kB | warm ms | a page | fresh ms | warm, ours = 1 | fresh |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {pages(made[name])} | {len(made[name]) / 1_000:.0f} | {warm_ms[name]:.1f} "
        f"| {warm_ms[name] / pages(made[name]):.1f} | {cold_ms[name]:.0f} | {warm_ms[name] / warm_ms[own]:.1f} "
        f"| {cold_ms[name] / cold_ms[own]:.1f} |"
        for name in MAKERS
    ]
    large = ours(size=TypeSize.LARGE)
    seconds, count = packet()
    lines += [
        "",
        "Bars: warm 20 ms a page, fresh 350 ms; a picture of a page once made 10 ms.",
        f"Large print: {pages(large)} pages, {looks(size=TypeSize.LARGE):.1f} ms a page.",
        f"High contrast {looks(tone=Tone.HIGH_CONTRAST):.1f}, with a logo {logo():.1f} ms a page.",
        f"Preview of a page: {preview(made[own]):.1f} ms.",
        f"180 handouts in one PDF ({count} pages): {seconds:.1f} s.",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
