"""What Us seals: that one may put what is common on a page for a professional."""

from __future__ import annotations

from securebase.vault.records import Ours


class MayShow(Ours, frozen=True, tag="us.may_show"):
    """That the other may put the loop, or what the opened days say, on their page. One a person; none is no."""

    loop: bool = False
    days: bool = False
    of: str = ""  # the loop that stood then: another one needs another tick
