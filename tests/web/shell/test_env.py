"""Every variable is read strictly, and a bad one is one plain sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from securebase import cli, datafolder, env

HOME = {"HOME": "/home/alice"}


@pytest.fixture(autouse=True)
def _own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_without_variables_it_is_this_machine_and_the_usual_folder() -> None:
    values = env.read(HOME)
    assert (str(values.url), values.listen) == ("http://127.0.0.1:8000", env.Listen("127.0.0.1", 8000))
    assert values.data == Path("/home/alice/.local/share/secure-base")


def test_the_data_home_of_the_system_is_honoured() -> None:
    assert env.read({"XDG_DATA_HOME": "/srv"}).data == Path("/srv/secure-base")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"])
def test_this_machine_needs_no_https(url: str) -> None:
    values = env.read({**HOME, "SECUREBASE_URL": url})
    assert (values.url.secure, values.listen.port) == (False, 9000)


def test_behind_a_proxy_the_server_listens_on_this_machine() -> None:
    values = env.read({**HOME, "SECUREBASE_URL": "https://home.example.org/"})
    assert (str(values.url), values.listen) == ("https://home.example.org", env.Listen("127.0.0.1", 8000))


BAD = [
    ({"SECUREBASE_ULR": "x"}, "SECUREBASE_ULR is not a setting"),
    ({"SECUREBASE_URL": "http://192.168.1.5:8000"}, "must begin with https://"),
    ({"SECUREBASE_URL": "http://home.example.org"}, "must begin with https://"),
    ({"SECUREBASE_URL": "http://127.0.0.1.example.org"}, "must begin with https://"),
    ({"SECUREBASE_URL": "https://home.example.org/base"}, "without a path"),
    ({"SECUREBASE_URL": "ftp://home.example.org"}, "must be an address"),
    ({"SECUREBASE_URL": "https://a:b@home.example.org"}, "must be an address"),
    ({"SECUREBASE_URL": "https://home.example.org:99999"}, "must be an address"),
    ({"SECUREBASE_URL": "home"}, "must be an address"),
    ({"SECUREBASE_LISTEN": "8000"}, "must be an address and a port"),
    ({"SECUREBASE_LISTEN": "127.0.0.1:0"}, "must be an address and a port"),
    ({"SECUREBASE_LISTEN": "0.0.0.0:8000"}, "needs a SECUREBASE_URL with https"),
    ({"SECUREBASE_DATA": "here"}, "must be a full path"),
    ({"SECUREBASE_OPEN_SIGNUP": "maybe"}, "must be yes or no"),
    ({"SECUREBASE_OPERATOR": "a\nb"}, "must be a name"),
    ({"SECUREBASE_PROXIES": "-1"}, "must be a number"),
]


@pytest.mark.parametrize(("variables", "told"), BAD)
def test_a_bad_value_is_one_sentence(variables: dict[str, str], told: str) -> None:
    with pytest.raises(env.BadSetting) as fault:
        env.read({**HOME, **variables})
    text = str(fault.value)
    assert told in text
    assert "\n" not in text
    assert text.endswith(".")


def test_the_command_says_it_and_ends_with_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECUREBASE_COLOUR", "blue")
    assert cli.main(["serve"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "SECUREBASE_COLOUR is not a setting that Secure Base knows.\n")


def test_the_first_start_makes_a_closed_folder_and_a_secret(tmp_path: Path) -> None:
    data = tmp_path / "new" / "secure-base"
    datafolder.prepare(data)
    assert (data.stat().st_mode & 0o777, (data / "secret").stat().st_mode & 0o777) == (0o700, 0o600)
    assert len(env.read_secret(data)) >= 64
    assert [path.name for path in data.iterdir()] == ["secret"]


def test_a_later_start_keeps_the_secret(tmp_path: Path) -> None:
    datafolder.prepare(tmp_path)
    first = env.read_secret(tmp_path)
    datafolder.prepare(tmp_path)
    assert env.read_secret(tmp_path) == first


def test_two_machines_have_two_secrets(tmp_path: Path) -> None:
    for name in ("one", "two"):
        datafolder.prepare(tmp_path / name)
    assert env.read_secret(tmp_path / "one") != env.read_secret(tmp_path / "two")


def test_there_is_no_secret_without_a_start(tmp_path: Path) -> None:
    assert env.read_secret(tmp_path) == ""


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(env.BadSetting, match=r"^The data folder .* cannot be written to\.$"):
        datafolder.prepare(tmp_path / "file" / "data")


def test_two_servers_do_not_share_a_folder(tmp_path: Path) -> None:
    with datafolder.claim(tmp_path), pytest.raises(env.BadSetting, match="Another Secure Base"):
        datafolder.claim(tmp_path)


def test_help_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert "serve" in said
    assert "check" in said
