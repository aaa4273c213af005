"""The `securebase` command. Each of its commands is a module in `securebase.commands` with `add_arguments` and `run`.

A command's module imports Django only inside `run`, so that `--help` and the science commands stay quick.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from securebase import __version__
from securebase.env import BadSetting

BAD = 2  # exit status for something that the person at the terminal can put right
COMMANDS = (
    *("serve", "sample", "check", "backup", "restore", "export"),
    *("coach", "mirror", "safety", "rehearse", "attachment", "cycle"),
)


def _modules() -> dict[str, ModuleType]:
    names = {name: f"securebase.commands.{name}" for name in COMMANDS}
    return {name: import_module(module) for name, module in names.items() if find_spec(module)}


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root = argparse.ArgumentParser(prog="securebase", description="Secure Base, a private place for two.")
    root.add_argument("--version", action="version", version=__version__)
    commands = root.add_subparsers(title="commands", metavar="command", required=True)
    for name, module in _modules().items():
        about = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=about, description=about)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status. A setting that cannot be used: one sentence on standard error, status 2."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except BadSetting as fault:
        print(fault, file=sys.stderr)
        return BAD
    except BrokenPipeError:  # the reader has seen enough
        return 0
    return status
