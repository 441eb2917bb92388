from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.documents.printing import LpPrinter
from frontdesk.printer import PrinterInfo, PrinterState, PrintFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("cupsd") or os.geteuid() != 0,
        reason="a CUPS of one's own needs root, cups-daemon, cups-client and cups-core-drivers",
    ),
]
PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40
CONFIGURATION = """Listen {t}/cups.sock
ServerAlias *
DefaultAuthType None
WebInterface No
Browsing Off
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """FileDevice Yes
ServerRoot {t}/etc
RequestRoot {t}/spool
CacheDir {t}/cache
StateDir {t}/state
TempDir {t}/spool
DataDir /usr/share/cups
ServerBin {t}/bin
AccessLog {t}/access.log
ErrorLog {t}/error.log
PageLog {t}/page.log
User lp
Group lp
SystemGroup lpadmin
Sandboxing Relaxed
"""
# Takes the bytes of a job, and says through a pipe that it has them.
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && echo 'direct capture "Unknown" "capture"' && exit 0
out="${DEVICE_URI#capture:}"
cat "${6:--}" > "$out.pdf"
echo done > "$out.pipe"
"""


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A print system of our own on a private socket, with a queue that keeps the bytes."""
    # A socket's path must be short, and the backend runs as another user.
    folder = Path("/tmp") / f"frontdesk-cups-{os.getpid()}"  # noqa: S108
    server = _server(folder)
    monkeypatch.setenv("CUPS_SERVER", str(folder / "cups.sock"))
    try:
        _wait_for(folder / "cups.sock", server)
        for name in ("Front", "Stopped"):
            device = f"capture:{folder}/out/{name}"
            _run("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")
        _run("lpadmin", "-d", "Front")
        _run("cupsdisable", "-r", "out of paper", "Stopped")
        yield folder
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def test_a_real_queue_gets_the_very_bytes_and_a_stopped_one_none(cups: Path) -> None:
    printer = LpPrinter()

    found = printer.printers()
    job = printer.submit(PDF, "Front", title="Handouts")
    with pytest.raises(PrintFailed) as caught:
        printer.submit(PDF, "Stopped", title="Handouts")

    (cups / "out" / "Front.pipe").read_text()  # opened once the backend has written
    assert (cups / "out" / "Front.pdf").read_bytes() == PDF
    assert job.reference == "Front-1"
    assert caught.value.reason == "stopped"
    assert found == [
        PrinterInfo("Front", is_default=True, state=PrinterState.READY),
        PrinterInfo("Stopped", state=PrinterState.STOPPED),
    ]


def _server(folder: Path) -> subprocess.Popen[bytes]:
    for name in ("etc/ppd", "spool", "cache", "state", "bin/backend", "out"):
        (folder / name).mkdir(parents=True)
    for name in ("filter", "daemon", "monitor", "notifier", "driver", "cgi-bin"):
        (folder / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    backend = folder / "bin" / "backend" / "capture"
    backend.write_text(BACKEND)
    (folder / "etc/cupsd.conf").write_text(CONFIGURATION.format(t=folder))
    (folder / "etc/cups-files.conf").write_text(FILES.format(t=folder))
    os.mkfifo(folder / "out" / "Front.pipe")
    _run("chown", "-R", "root:lp", str(folder))
    _run("chmod", "-R", "770", str(folder))
    folder.chmod(0o775)
    for path in (folder / "bin", backend.parent, backend):
        os.chown(path, 0, 0)
        path.chmod(0o755)
    configuration = [
        "-c",
        str(folder / "etc/cupsd.conf"),
        "-s",
        str(folder / "etc/cups-files.conf"),
    ]
    return subprocess.Popen(["cupsd", "-f", *configuration], stderr=subprocess.DEVNULL)  # noqa: S607


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    while not socket.exists():
        assert server.poll() is None


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=20)
