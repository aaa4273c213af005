"""What a batch of cases costs: how far the net is from what is true of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from lab.language.cases import Case
from lab.language.net import Net

SMOOTH: Final = 0.02


def together(batch: Sequence[Case]) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
    """Pieces, kinds, which are there, and of messages the groups: (cases, most pieces)."""
    shape = (len(batch), max(len(case.ids) for case in batch))
    ids, kinds, there = (
        torch.zeros(shape, dtype=torch.long),
        torch.zeros(shape, dtype=torch.long),
        torch.zeros(shape, dtype=torch.bool),
    )
    for at, case in enumerate(batch):
        ids[at, : len(case.ids)] = torch.tensor(case.ids)
        kinds[at, : len(case.ids)] = torch.tensor(case.kinds)
        there[at, : len(case.ids)] = True
    groups = torch.full(shape, -1) if batch[0].groups else None
    for at, case in enumerate(batch):
        if groups is not None and case.groups:
            groups[at, : len(case.ids)] = torch.tensor(case.groups)
    return ids, kinds, there, groups


def cost(net: Net, batch: Sequence[Case]) -> Tensor:
    """One number for cases of one task."""
    ids, kinds, there, groups = together(batch)
    rows = net.rows(ids, kinds, there, groups)
    truth = torch.from_numpy(np.array([case.truth for case in batch]))
    if batch[0].task == "danger":
        return functional.cross_entropy(net.danger(rows, there), truth, label_smoothing=0.05)
    if batch[0].task == "sound":
        return functional.binary_cross_entropy_with_logits(net.sound(rows, there)[:, 0], truth)
    if batch[0].task == "marked":
        return _of_marks(net, batch, rows, there, truth)
    if batch[0].task == "message":
        by_group = net.labels.by_group(rows, groups)
        whole = functional.binary_cross_entropy_with_logits(
            by_group.max(1).values, truth * (1 - 2 * SMOOTH) + SMOOTH, reduction="none"
        )
        words = torch.zeros(*ids.shape, net.words.out_features)
        for at, case in enumerate(batch):
            words[at, : len(case.ids)] = torch.from_numpy(case.words)
        each = functional.binary_cross_entropy_with_logits(net.words(rows), words, reduction="none").sum(2)
        return whole.sum(1).mean() + (each * there).sum() / there.sum() + _by_sentence(by_group, words, groups)
    echo = net.echo(torch.from_numpy(np.array([case.figures for case in batch])))
    return 2 * functional.cross_entropy(net.pair(rows, there) + echo, truth, label_smoothing=0.05)


def _of_marks(net: Net, batch: Sequence[Case], rows: Tensor, there: Tensor, felt: Tensor) -> Tensor:
    """Of each piece its mark, and of the whole the feelings that may lie under it (of some none is told)."""
    marks = torch.full(there.shape, -100)
    for at, case in enumerate(batch):
        marks[at, 1 : len(case.ids) - 1] = torch.from_numpy(case.words)[1:-1].long()
    each = functional.cross_entropy(net.marks(rows).transpose(1, 2), marks, label_smoothing=SMOOTH)
    mean = (rows * there[..., None]).sum(1) / there.sum(1, keepdim=True)
    shares = net.felt(mean).log_softmax(1)
    return 4 * each - (shares * felt).sum(1).mean() / 2


def _by_sentence(found: Tensor, words: Tensor, groups: Tensor) -> Tensor:
    """What each sentence by itself should say of the negative labels: those that one of its pieces carries.

    found: (cases, groups, labels); words: (cases, pieces, negative labels), 0 or 1; groups: (cases, pieces).
    """
    inside = groups[:, None, :] == torch.arange(found.shape[1])[None, :, None]
    truth = torch.einsum("bgp,bpl->bgl", inside.float(), words).clamp(max=1)
    sentences = inside.any(2)
    each = functional.binary_cross_entropy_with_logits(
        found[..., : words.shape[2]], truth * (1 - 2 * SMOOTH) + SMOOTH, reduction="none"
    ).sum(2)
    return (each * sentences).sum() / len(found) / 2
