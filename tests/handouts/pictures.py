"""Small pictures that tests hand over as a clinic's logo."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def png(size: tuple[int, int] = (400, 100), colour: str = "teal", *, kind: str = "PNG") -> bytes:
    """A picture of one colour as a file of that kind."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()
