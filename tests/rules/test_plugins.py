"""The plugins that every run loads do what they say."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.no_network import NetworkUsed
from tests.rules.house import ROOT

HANGS = """
import threading

def test_that_waits_for_ever():
    threading.Event().wait()

def test_of_another_matter():
    pass
"""


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_a_test_cannot_reach_another_machine(address: tuple[str, int]) -> None:
    with pytest.raises(NetworkUsed):
        socket.create_connection(address, timeout=1)


def test_a_test_cannot_look_up_a_name() -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("example.org", 443)


def test_a_datagram_goes_nowhere_either() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(NetworkUsed):
        sender.sendto(b"hello", ("192.0.2.1", 9))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.slow
def test_a_test_that_hangs_fails_by_name_and_the_others_go_on(tmp_path: Path) -> None:
    """Without this a run would say nothing until somebody ends it."""
    (tmp_path / "test_hangs.py").write_text(HANGS)
    wait = re.search(r"^(faulthandler_exit_on_timeout = true)$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert wait
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nfaulthandler_timeout = 1\n{wait[1]}\n")
    plugins = ["-p", "no:django", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "1", *plugins, "--rootdir", str(tmp_path), str(tmp_path)]
    ran = subprocess.run(
        command, cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False, timeout=120
    )
    assert "FAILED test_hangs.py::test_that_waits_for_ever" in ran.stdout, ran.stdout + ran.stderr
    assert ran.stdout.splitlines()[-1].startswith("1 failed, 1 passed")
