"""What is wrong with a tagged PDF by two judges: our own walk of its tree, the rules of PDF/UA-1.

The file does not claim PDF/UA, since no program can tell whether order and alternative texts make
sense; the two rules that ask for the claim are left out.
"""

from __future__ import annotations

import page

from tests.documents.structure import findings

_CLAIM = frozenset(["PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"])
RULES = 104


def faults(pdf: bytes) -> list[str]:
    """What either judge found; empty where nothing is wrong."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.rules.total == RULES
    broken = [
        f"{one.rule_id}: {one.message}" for one in report.failures if one.rule_id not in _CLAIM
    ]
    return [*findings(pdf), *broken]
