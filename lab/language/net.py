"""The net that is taught: the first layers of MiniLM, a short table of pieces, and heads. Torch, in the lab alone.

The same net runs in numpy in `securebase.core.language.encoder`; `packing.py` carries the weights over.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from securebase.core.language.dangers import KINDS as DANGERS
from securebase.core.language.echo import FIGURES
from securebase.core.language.encoder import ALONE
from securebase.core.language.keeping import FEELINGS, MARKS
from securebase.core.language.labels import LABELS, NEGATIVE
from securebase.core.language.mirroring import KINDS, OTHER

WIDTH, HEADS, UP = 384, 12, 1536
REPLIES: Final = (*KINDS, OTHER)
PLACES: Final = 144
DROP: Final = 0.1
FAR: Final = -1e9
STEP: Final = {
    4: 0.335,
    5: 0.188,
    6: 0.104,
}  # of a row's spread: the least error for what is spread normally (Max 1960)
RARE: Final = -2.5  # where a head begins: most labels are not there
BODY: Final = ("table", "places", "kinds", "norm", "layers")
THEIRS: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "out": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "n2": "output.LayerNorm",
}


def coarse(weights: Tensor, bits: int | None) -> Tensor:
    """The weights as they will be packed, a whole number of steps a row; the slope passes as if nothing were rounded.

    (Straight-through estimate: Bengio, Leonard and Courville 2013.)
    """
    if bits is None:
        return weights
    with torch.no_grad():
        step = STEP[bits] * weights.std(dim=-1, keepdim=True) + 1e-8
        most = 2 ** (bits - 1) - 1
        rounded = (weights / step).round().clamp(-most, most) * step
    return weights + (rounded - weights).detach()


class Layer(nn.Module):
    """One layer of a transformer, as MiniLM has it."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, UP), nn.Linear(UP, WIDTH)
        self.n1, self.n2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROP)

    def forward(self, rows: Tensor, seen: Tensor, bits: int | None) -> Tensor:
        """(batch, pieces, width) to the same. seen: (batch, pieces or 1, pieces), which pieces each may look at."""
        size, count, _ = rows.shape

        def through(part: nn.Linear, given: Tensor) -> Tensor:
            return functional.linear(given, coarse(part.weight, bits), part.bias)

        q, k, v = (
            through(each, rows).view(size, count, HEADS, WIDTH // HEADS).transpose(1, 2)
            for each in (self.q, self.k, self.v)
        )
        share = DROP if self.training else 0.0
        taken = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen[:, None], dropout_p=share)
        rows = self.n1(rows + self.drop(through(self.out, taken.transpose(1, 2).reshape(size, count, WIDTH))))
        step = through(self.down, functional.gelu(through(self.up, rows), approximate="tanh"))
        return self.n2(rows + self.drop(step))


class Head(nn.Module):
    """Looks for each output at the pieces that speak for it, and adds up what they say."""

    def __init__(self, outputs: int, begin: float = 0.0) -> None:
        super().__init__()
        self.look, self.say = nn.Linear(WIDTH, outputs), nn.Linear(WIDTH, outputs)
        nn.init.constant_(self.say.bias, begin)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """(batch, outputs)."""
        near = self.look(rows).masked_fill(~there[..., None], FAR).softmax(1)
        return (near * self.say(rows)).sum(1)

    def by_group(self, rows: Tensor, groups: Tensor) -> Tensor:
        """(batch, groups, outputs): the same for each group; far below zero for a group that is not there."""
        inside = groups[:, None, :] == torch.arange(int(groups.max()) + 1)[None, :, None]
        near = self.look(rows)[:, None].masked_fill(~inside[..., None], FAR).softmax(2)
        found = (near * self.say(rows)[:, None]).sum(2)
        return found.masked_fill(~inside.any(2)[..., None], FAR)


class Net(nn.Module):
    """Table, layers and heads; begins with what MiniLM knows of the pieces that are kept."""

    def __init__(self, weights: Path, keep: list[int], layers: int) -> None:
        super().__init__()
        self.bits: int | None = None
        theirs = load_file(weights)
        whole = theirs["embeddings.word_embeddings.weight"][keep]
        self.table = nn.Embedding.from_pretrained(whole.clone(), freeze=False)
        self.places = nn.Parameter(theirs["embeddings.position_embeddings.weight"][:PLACES].clone())
        self.kinds = nn.Parameter(theirs["embeddings.token_type_embeddings.weight"].clone())
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self._take(self.norm, theirs, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for at, layer in enumerate(self.layers):
            for mine, name in THEIRS.items():
                self._take(getattr(layer, mine), theirs, f"encoder.layer.{at}.{name}")
        self.drop = nn.Dropout(DROP)
        self.words = nn.Linear(WIDTH, len(NEGATIVE))
        nn.init.constant_(self.words.bias, RARE)
        self.marks = nn.Linear(WIDTH, MARKS)
        self.felt = nn.Linear(WIDTH, len(FEELINGS))
        self.labels = Head(len(LABELS) + 1, RARE)
        self.pair = Head(len(REPLIES))
        self.danger = Head(len(DANGERS))
        self.sound = Head(1)
        self.echo = nn.Linear(FIGURES, len(REPLIES), bias=False)

    def take(self, kept: Mapping[str, Any], known: Mapping[str, int]) -> None:
        """Go on with weights that were kept; pieces that they did not know stay as MiniLM has them."""
        table = self.table.weight.detach().clone()
        for at, piece in enumerate(kept["pieces"]):
            if piece in known:
                table[known[piece]] = kept["weights"]["table.weight"][at]
        begun = self.state_dict()  # a head that is new begins anew
        known_ = {name: each for name, each in kept["weights"].items() if name in begun}  # one that went is left
        self.load_state_dict(begun | known_ | {"table.weight": table})

    @staticmethod
    def _take(part: nn.Module, theirs: dict[str, Tensor], name: str) -> None:
        part.load_state_dict({kind: theirs[f"{name}.{kind}"] for kind in ("weight", "bias")})

    def rows(self, ids: Tensor, kinds: Tensor, there: Tensor, groups: Tensor | None = None) -> Tensor:
        """(batch, pieces, width). groups: (batch, pieces), -1 for what is not there; of messages alone."""
        every = there[:, None, :]
        if groups is None:
            near, places = every, self.places[: ids.shape[1]]
        else:
            last = groups.max(1, keepdim=True).values
            marks = (groups == 0) | (groups == last)
            near = ((groups[:, :, None] == groups[:, None, :]) | marks[:, None, :]) & every
            same = groups[:, :, None] == groups[:, None, :]
            before = torch.ones(ids.shape[1], ids.shape[1]).tril(-1).bool()
            place = (same & before).sum(2) + 1
            place[:, 0] = 0
            places = self.places[place]
        rows = coarse(self.table(ids), self.bits) + places + self.kinds[kinds]
        rows = self.drop(self.norm(rows))
        for layer in self.layers[:ALONE]:
            rows = layer(rows, near, self.bits)
        for layer in self.layers[ALONE:]:
            rows = layer(rows, every, self.bits)
        return self.drop(rows)
