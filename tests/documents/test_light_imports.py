from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "frontdesk.documents.model",
        "frontdesk.documents.printing",
        "frontdesk.documents.preview",
        "frontdesk.handouts.rules.phrases",
        "frontdesk.handouts.rules.sources",
    ],
)
def test_what_a_starting_window_may_import_leaves_reportlab_alone(module: str) -> None:
    asked = f"import sys, {module}; sys.exit('reportlab' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], check=False)

    assert done.returncode == 0
