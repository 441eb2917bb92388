"""A clinic's logo: judged before it is taken, made small enough for the head of a page."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PIL.Image import DecompressionBombError, DecompressionBombWarning, Resampling
from reportlab.lib.utils import ImageReader

from frontdesk.documents.model import LogoUnusable

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 4_000_000
MOST_PIXELS = 25_000_000
_WIDEST, _HIGHEST = 1_000, 150  # dots that the head of a page shows: 360 to the inch


def read_small(path: Path) -> bytes:
    """A picture's file as a clinic's logo is kept; LogoUnusable for what cannot be read, too."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise LogoUnusable("no-picture") from error
    return made_small(content)


def made_small(content: bytes) -> bytes:
    """A picture as a clinic's logo is kept: a PNG on white ground in few enough dots.

    Raises LogoUnusable for what is no PNG or JPEG picture, or is huge.
    """
    out = BytesIO()
    _on_white(content).save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=4)
def picture(content: bytes, *, is_grey: bool) -> ImageReader:
    """The logo as ReportLab takes it, with or without its colours; raises LogoUnusable."""
    image = _on_white(content)
    return ImageReader(image.convert("L") if is_grey else image)


def _on_white(content: bytes) -> Image.Image:
    image = _picture(content)
    image.thumbnail((_WIDEST, _HIGHEST), Resampling.LANCZOS)
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _picture(content: bytes) -> Image.Image:
    if len(content) > MOST_BYTES:
        raise LogoUnusable("too-large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise LogoUnusable("too-large")
                return image.convert("RGBA")
    except (DecompressionBombError, DecompressionBombWarning) as error:
        raise LogoUnusable("too-large") from error
    # Pillow answers damaged files with any of these.
    except (OSError, SyntaxError, ValueError) as error:
        raise LogoUnusable("no-picture") from error
