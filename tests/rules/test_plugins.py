"""The plugins that every run loads do what they say."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.no_network import NetworkUsed
from tests.rules.house import ROOT

TURNS = """
import os, pathlib, pytest
inside = pathlib.Path(os.environ["INSIDE"])

@pytest.mark.parametrize("number", range(40))
def test_together(number):
    mine = inside / f"{os.getpid()}"
    mine.touch()
    assert not (inside / "alone").exists()
    mine.unlink()

@pytest.mark.serial
@pytest.mark.parametrize("number", range(10))
def test_alone(number):
    assert not list(inside.iterdir())
    (inside / "alone").touch()
    sum(range(100_000))
    assert [each.name for each in inside.iterdir()] == ["alone"]
    (inside / "alone").unlink()
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
def test_a_serial_test_runs_alone(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "test_turns.py").write_text(TURNS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    serial: alone\n")
    plugins = ["-p", "tests.plugins.serial", "-p", "no:django", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "load", *plugins, "--rootdir", str(tmp_path)]
    ran = subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "INSIDE": str(tmp_path / "inside")},
        capture_output=True,
        text=True,
    )
    assert "50 passed" in ran.stdout.splitlines()[-1], ran.stdout + ran.stderr
