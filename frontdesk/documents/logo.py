"""A clinic's logo: judged before it is taken, made small enough for the head of a page."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO

from PIL import Image
from PIL.Image import DecompressionBombError, DecompressionBombWarning, Resampling
from reportlab.lib.utils import ImageReader

from frontdesk.documents.model import LogoUnusable

MOST_BYTES = 4_000_000
MOST_PIXELS = 25_000_000
_WIDEST, _HIGHEST = 1_000, 150  # dots that the head of a page shows: 360 to the inch


def check(content: bytes) -> None:
    """Raise LogoUnusable for what is no PNG or JPEG picture, or is huge."""
    _picture(content)


@lru_cache(maxsize=4)
def picture(content: bytes, *, is_grey: bool) -> ImageReader:
    """The logo on white ground, in few enough dots, as ReportLab takes it; raises LogoUnusable."""
    image = _picture(content)
    image.thumbnail((_WIDEST, _HIGHEST), Resampling.LANCZOS)
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ImageReader(ground.convert("L" if is_grey else "RGB"))


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
