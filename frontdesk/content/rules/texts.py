"""How texts are told apart: the same words give the same hash on every computer."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from frontdesk.content.model import TextHash

if TYPE_CHECKING:
    from frontdesk.content.model import Body


def text_hash(body: Body) -> TextHash:
    """The SHA-256 of a text's JSON, its keys sorted, as 64 hexadecimal digits."""
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return TextHash(hashlib.sha256(canonical.encode()).hexdigest())
