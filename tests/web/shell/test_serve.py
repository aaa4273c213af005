"""The real thing: `securebase serve` as people start it, and what they read when it cannot start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the command with its own data folder; what is left of it ends with the test."""
    with ExitStack() as ends:

        def start(*words: str, code: str = "", **variables: str) -> subprocess.Popen[str]:
            clean = {
                name: value for name, value in os.environ.items() if not name.startswith(("SECUREBASE_", "DJANGO_"))
            }
            process = subprocess.Popen(
                [sys.executable, *(["-c", code] if code else ["-m", "securebase", *words])],
                env={**clean, "SECUREBASE_DATA": str(tmp_path / "data"), **variables},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            ends.enter_context(process)
            ends.callback(process.kill)
            return process

        yield start


def refused(process: subprocess.Popen[str]) -> str:
    """What a start that could not be told; it is one line, and the status is 2."""
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.count("\n") == 1
    return err


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as answer:
            code: int = answer.status
            return code
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_says_where_it_is_answers_and_stops_cleanly(
    start: Start, port: int, tmp_path: Path, number: signal.Signals
) -> None:
    process = start("serve", "--port", str(port))
    assert told(process) == f"Secure Base is at http://127.0.0.1:{port}\n"
    assert status(f"http://127.0.0.1:{port}/no-such-page/") == 404
    assert status(f"http://127.0.0.1:{port}/doorbell") == 204
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "data").iterdir()}
    assert modes == {
        "secret": "0o600",
        "db.sqlite3": "0o600",
        "lock": "0o600",
    }  # the log is gone: all is in the database


SIGN_UP = """
from datetime import UTC, datetime
from securebase import boot
boot.boot()
from securebase.web.accounts import actions
signed_in = actions.sign_up(name="Alice", passphrase="seven boats at noon", zone="UTC", now=datetime.now(tz=UTC))
print(signed_in.token.hex())
"""


def test_it_stops_at_once_although_a_tab_listens_at_the_doorbell(start: Start, port: int) -> None:
    token = start(code=SIGN_UP).communicate(timeout=60)[0].strip()
    process = start("serve", "--port", str(port))
    told(process)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as tab:
        tab.sendall(f"GET /doorbell HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sid={token}\r\n\r\n".encode())
        stream = tab.makefile("rb")
        assert stream.readline() == b"HTTP/1.1 200 OK\r\n"
        process.terminate()
        assert stream.read().endswith(b"0\r\n\r\n")  # the stream is ended properly, not torn
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")


def test_two_servers_on_one_data_folder_are_refused(start: Start, port: int) -> None:
    first = start("serve", "--port", str(port))
    told(first)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        other = probe.getsockname()[1]
    assert "Another Secure Base is at work" in refused(start("serve", "--port", str(other)))


def test_a_port_in_use_is_one_sentence(start: Start) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert f"Port {number} on 127.0.0.1 is in use" in refused(start("serve", "--port", str(number)))


BAD = [
    ({"SECUREBASE_COLOUR": "blue"}, "SECUREBASE_COLOUR is not a setting"),
    ({"SECUREBASE_URL": "http://192.168.1.5:8000"}, "must begin with https://"),
    ({"SECUREBASE_DATA": "/proc/secure-base"}, "cannot be written to"),
]


@pytest.mark.parametrize(("variables", "sentence"), BAD)
@pytest.mark.parametrize("command", ["serve", "check"])
def test_what_cannot_be_used_is_one_sentence(
    start: Start, command: str, variables: dict[str, str], sentence: str
) -> None:
    assert sentence in refused(start(command, **variables))


def test_a_broken_database_is_one_sentence(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "db.sqlite3").write_bytes(b"this is no database" * 100)
    assert "cannot be opened or brought up to date" in refused(start("serve"))


def test_check_is_content_with_a_fresh_instance(start: Start) -> None:
    process = start("check")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert all(line.startswith("good  ") for line in out.splitlines())


def test_check_says_who_else_can_read_the_secret(start: Start, tmp_path: Path) -> None:
    start("check").communicate(timeout=60)
    (tmp_path / "data" / "secret").chmod(0o644)
    process = start("check")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"LOOK  {tmp_path / 'data' / 'secret'} can be read by others: run chmod 600 on it." in out
