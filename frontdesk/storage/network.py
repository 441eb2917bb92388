"""Whether a folder lies where SQLite loses data: on a network share or in a synchronised folder."""

from __future__ import annotations

import os
from pathlib import Path

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "9p", "fuse.sshfs", "davfs", "afs")
)
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "nextcloud")
_MOUNTS = Path("/proc/mounts")
_FIELDS = 3


def is_on_network_share(folder: Path, mounts: str | None = None) -> bool:
    """Judge a folder by its name and by the table of mounts (`mounts`: that table's text).

    A UNC path and the known folders of cloud services count as shares on every system, also where
    a link leads there.
    """
    return _is_shared(folder, mounts) or _is_shared(Path(os.path.realpath(folder)), mounts)


def _is_shared(folder: Path, mounts: str | None) -> bool:
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return True
    if any(word in part.lower() for part in folder.parts for word in _SYNCHRONISED):
        return True
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    return _kind_of(os.path.abspath(text), mounts) in _REMOTE  # noqa: PTH100 -- links stay as given


def _kind_of(path: str, mounts: str) -> str:
    """The file system of the longest mount point that the path lies under."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < _FIELDS:
            continue
        point = fields[1].replace("\\040", " ")
        under = path == point or path.startswith(point.rstrip("/") + "/")
        if under and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
