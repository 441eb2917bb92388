"""The program as it is started: one process for each command, its streams and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
INTAKE = ("--type", "intake-evaluation")
SIZE = ("--people", "30", "--calls", "40", "--appointments", "60", "--seed", "5")


def start(*words: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(env or {})},
    )


def run(*words: str, typed: str = "", env: dict[str, str] | None = None) -> tuple[int, str, str]:
    process = start(*words, env=env)
    out, err = process.communicate(typed.encode(), timeout=50)
    return process.returncode, out.decode(), err.decode()


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("program") / "data"
    code, _, err = run("--data", str(folder), "sample", *SIZE)
    assert code == 0, err
    return folder


def test_a_look_up_is_one_object_and_loads_no_database() -> None:
    script = (
        "import sys; from main import main; code = main(['lookup', 'spravto', '--json']);"
        "sys.exit(9 if {'sqlalchemy', 'reportlab', 'PySide6'} & set(sys.modules) else code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=50, check=False
    )

    assert done.returncode == 0
    assert json.loads(done.stdout)["results"]


def test_text_is_utf_8_whatever_the_locale() -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}

    code, out, _ = run("lookup", "--stdin", "--json", typed="Zoë spravato\n", env=env)

    assert code == 0
    assert json.loads(out)["query"] == "Zoë spravato"


def test_two_programs_at_once_both_add_their_person(clinic: Path) -> None:
    both = [
        start("--data", str(clinic), "people", "add", "--name", name, "--json")
        for name in ("Twin One", "Twin Two")
    ]
    answers = [process.communicate(timeout=50) for process in both]

    assert [process.returncode for process in both] == [0, 0]
    keys = {json.loads(out)["person"]["id"] for out, _ in answers}
    assert len(keys) == 2


def test_of_several_programs_that_go_for_one_time_one_gets_it(clinic: Path) -> None:
    _, out, _ = run("--data", str(clinic), "openings", *INTAKE, "--limit", "1", "--json")
    one = json.loads(out)["openings"][0]
    words = ("book", *INTAKE, "--start", one["start"], "--provider", one["provider"]["id"])
    rivals = [
        start("--data", str(clinic), *words, "--person", str(person)) for person in range(20, 23)
    ]
    errors = [process.communicate(timeout=50)[1].decode() for process in rivals]

    assert sorted(process.returncode for process in rivals) == [0, 3, 3]
    assert sum("The next free times are" in error for error in errors) == 2
    assert run("--data", str(clinic), "verify")[0] == 0


@pytest.mark.slow
def test_a_store_that_stays_locked_is_busy_and_nothing_changed(clinic: Path) -> None:
    with closing(driver.connect(str(clinic / "frontdesk.db"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        code, out, err = run("--data", str(clinic), "people", "add", "--name", "Late Comer")
        other.execute("ROLLBACK")

    assert (code, out) == (7, "")
    assert "Try again" in err
    assert (
        json.loads(run("--data", str(clinic), "people", "find", "late comer", "--json")[1])[
            "people"
        ]
        == []
    )


def test_an_unforeseen_failure_says_so_and_logs_nothing_personal(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    run("--data", str(folder), "people", "add", "--name", "Pat Sample")
    with closing(driver.connect(str(folder / "frontdesk.db"))) as raw:
        raw.execute("DROP TABLE name_key")
        raw.commit()

    code, out, err = run(
        "--data", str(folder), "people", "find", "-", typed="Wilhelmina Secretname\n", env=env
    )

    logs = [path for path in tmp_path.rglob("*.log") if path.is_file()]
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert len(logs) == 1
    text = logs[0].read_text()
    assert "OperationalError" in text
    for word in ("secretname", "wilhelmina"):
        assert word not in (text + err).lower()


def test_refusals_repeat_no_personal_value(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    commands = (
        ("people", "add", "--name", "Secretname", "--phone", "555-0199"),
        ("people", "add", "--name", "Secretname", "Secondname"),
        ("calls", "log", "--number", "555-0199", "--reason", "book", "--outcome", "informed"),
        ("people", "show", "Secretname"),
    )

    for words in commands:
        code, out, err = run(*data, *words)
        assert code in (2, 4)
        assert out == ""
        for value in ("Secret", "Second", "0199"):
            assert value not in err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a display")
def test_without_a_display_the_window_says_so_in_one_line(tmp_path: Path) -> None:
    env = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}

    code, out, err = run("--data", str(tmp_path / "data"), env=env)

    assert (code, out) == (2, "")
    assert err.startswith("There is no display")
    assert err.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_reader_that_went_away_is_no_failure(clinic: Path) -> None:
    process = start("--data", str(clinic), "calls", "--json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    error = process.stderr.read().decode()
    process.stderr.close()
    assert process.stdin is not None
    process.stdin.close()

    assert process.wait(timeout=50) == 0
    assert error == ""


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """A folder that nobody but its owner may enter, and where its owner may not write."""
    with tempfile.TemporaryDirectory(dir="/tmp" if os.name == "posix" else None) as name:  # noqa: S108
        outer = Path(name)
        outer.chmod(0o755)
        folder = outer / "data"
        folder.mkdir(mode=0o500)
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        yield folder
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are POSIX's")
def test_a_read_only_folder_is_refused_and_named(unwritable: Path) -> None:
    script = (
        "import os, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from main import main\n"
        # Loaded before the rights are given up: Python itself may lie in root's own folder.
        "import frontdesk.commands.people, frontdesk.commands.run, frontdesk.commands.output\n"
        "import frontdesk.commands.failure, frontdesk.commands.sentences, encodings.idna\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "sys.exit(main(sys.argv[2:]))"
    )
    words = ("--data", str(unwritable), "people", "add", "--name", "Pat Sample")

    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(ROOT), *words],
        capture_output=True,
        timeout=50,
        check=False,
        env={**os.environ, "HOME": str(unwritable.parent)},
    )

    assert (done.returncode, done.stdout) == (5, b""), done.stderr
    assert str(unwritable) in done.stderr.decode()
    assert list(unwritable.iterdir()) == []


def test_the_environment_says_where_the_data_is_unless_the_command_line_does(
    tmp_path: Path,
) -> None:
    env = {"FRONTDESK_DATA": str(tmp_path / "env")}

    by_environment = json.loads(run("about", "--json", env=env)[1])
    by_option = json.loads(run("--data", str(tmp_path / "own"), "about", "--json", env=env)[1])

    assert by_environment["data"] == str(tmp_path / "env")
    assert by_option["data"] == str(tmp_path / "own")


def test_the_demo_lies_in_a_folder_of_its_own_and_never_meets_real_data(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "share")}

    code, out, err = run("--demo", "people", "find", "sample", "--limit", "1", "--json", env=env)

    assert code == 0, err
    assert json.loads(out)["people"]
    assert (tmp_path / "share" / "frontdesk-demo" / "frontdesk.db").exists()
    assert not (tmp_path / "share" / "frontdesk").exists()

    run("people", "add", "--name", "Pat Real", env=env)
    real = str(tmp_path / "share" / "frontdesk")
    assert run("--data", real, "--demo", "people", "find", "pat", env=env)[0] == 3
    assert run("sample", *SIZE, env=env)[0] == 3
    assert json.loads(run("people", "find", "pat", "--json", env=env)[1])["people"]
