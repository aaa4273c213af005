"""The real server for a journey: `python -m tests.browser.journeys.site PORT HANDS`.

It is `securebase serve` with two changes that no setting of the app can make: its clock is moved by a file that the
test writes, and a sign-in does not cost a tenth of a second.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securebase import cli
from securebase.vault import keys
from securebase.vault.keys import Cost
from securebase.web.shell import clock


def main() -> int:
    """Serve until told to stop."""
    port, hands = sys.argv[1], Path(sys.argv[2])
    clock.read = lambda: datetime.now(tz=UTC) + timedelta(seconds=float(hands.read_text(encoding="ascii")))
    keys.COST = keys.FLOOR = Cost(passes=1, memory=8 * 1024)
    return cli.main(["serve", "--port", port])


if __name__ == "__main__":
    raise SystemExit(main())
