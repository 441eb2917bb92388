"""What is typed on a text and not saved yet, kept beside the store through a crash."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.content.model import DocumentKey, DocumentKind, Review, VersionId
from frontdesk.handouts.model import Handout
from frontdesk.handouts.rules.body import handout_body, handout_of
from frontdesk.treatments.rules.body import topic_body, topic_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.desk.drafts import Draft
    from ui.content.lines import Content

WHAT = "content"
_ELSE = re.compile(r"[^0-9a-z]+")
_LONGEST, _MARK = 80, 12


def draft_key(key: DocumentKey) -> str:
    """The key of a document's draft; a long one ends in what tells it from others like it."""
    parts = (WHAT, str(key.kind), key.language, key.id)
    whole = _ELSE.sub("-", "-".join(parts).lower())
    if len(whole) <= _LONGEST:
        return whole
    mark = hashlib.sha256(str(key).encode()).hexdigest()[:_MARK]
    return f"{whole[: _LONGEST - _MARK - 1]}-{mark}"


def payload(key: DocumentKey, content: Content, base: VersionId | None) -> Mapping[str, Any]:
    """What is kept: whose text it is, on which version it was typed, and the text."""
    return {
        "kind": str(key.kind),
        "id": key.id,
        "language": key.language,
        "base": base,
        "body": handout_body(content) if isinstance(content, Handout) else topic_body(content),
    }


def read(draft: Draft) -> tuple[DocumentKey, Content, VersionId | None] | None:
    """What was typed, as a draft; None where the file cannot be read as a text."""
    found = draft.payload
    try:
        key = DocumentKey(DocumentKind(found["kind"]), str(found["id"]), str(found["language"]))
        base = None if found["base"] is None else VersionId(int(found["base"]))
        body = found["body"]
        if key.kind is DocumentKind.TOPIC:
            return key, topic_of(body, Review()), base
        return key, handout_of(body, Review(), ""), base
    except (KeyError, TypeError, ValueError):
        return None


def fitted(content: Content, stored: Content) -> Content:
    """What was typed, as far in its review as the text it was typed on, to be compared with it."""
    if isinstance(content, Handout):
        version = stored.version if isinstance(stored, Handout) else content.version
        return replace(content, review=stored.review, version=version)
    return replace(content, review=stored.review)
