"""Trainings of PyTorch with something random in them, or with another loss, beside plain ones: parting-random.zip.

    /usr/bin/python3 parting_random.py FOLDER [SEED]

For each of three networks the data, a plain training a.npz and one for each cause, in the layout of formats.md.
"""

import io
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

ROWS = 30


def dump(rows):
    out = io.BytesIO()
    names = [f"{'Wb'[k % 2]}{k // 2 + 1}" for k in range(len(rows[0]))]
    np.savez(out, iteration=np.arange(len(rows)), **{n: np.array([r[k] for r in rows]) for k, n in enumerate(names)})
    return out.getvalue()


def build(sizes, activation, inputs, hidden):
    layers = [torch.nn.Dropout(inputs)]
    for a, b in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(a, b), activation(), torch.nn.Dropout(hidden)]
    return torch.nn.Sequential(*layers[:-2]).double()


def train(x, y, sizes, activation, seed, loss, inputs=0.0, hidden=0.0, batch=None, shuffled=False, noise=0.0, momentum=0.0):
    torch.manual_seed(seed)
    net = build(sizes, activation, inputs, hidden)
    torch.manual_seed(seed + 1)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=momentum)
    size, order, at = batch or len(x), torch.arange(len(x)), 0
    rows = [[p.detach().numpy().copy() for p in net.parameters()]]
    for _ in range(ROWS):
        if at == 0 and shuffled:
            order = torch.randperm(len(x))
        part = order[at : at + size]
        at = (at + size) % len(x) if at + size < len(x) else 0
        optimizer.zero_grad()
        loss(net(x[part]), y[part]).backward()
        for p in net.parameters():
            p.grad += noise * torch.randn(p.shape, dtype=torch.float64) if noise else 0
        optimizer.step()
        rows.append([p.detach().numpy().copy() for p in net.parameters()])
    return rows


def losses(classes):
    if classes == 1:
        bce = F.binary_cross_entropy_with_logits
        return {
            "plain": bce,
            "squared": lambda z, t: F.mse_loss(torch.sigmoid(z), t),
            "weighted": lambda z, t: bce(z, t, pos_weight=torch.tensor(2.5, dtype=torch.float64)),
            "smoothed": lambda z, t: bce(z, 0.9 * t + 0.05),
        }
    weights = torch.tensor([1.0, 2.0, 0.5], dtype=torch.float64)
    return {
        "plain": F.cross_entropy,
        "squared": lambda z, t: F.mse_loss(torch.softmax(z, 1), F.one_hot(t, classes).double()),
        "weighted": lambda z, t: F.cross_entropy(z, t, weight=weights),
        "smoothed": lambda z, t: F.cross_entropy(z, t, label_smoothing=0.1),
    }


def main():
    folder, seed = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    with zipfile.ZipFile(folder / "parting-random.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:

        def write(name, content):
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)

        networks = [
            ((2, 4, 1), torch.nn.Tanh, dict()),
            ((3, 3, 2, 1), torch.nn.Sigmoid, dict(momentum=0.5)),
            ((2, 4, 3), torch.nn.ReLU, dict(batch=30)),
        ]
        for number, (sizes, activation, settings) in enumerate(networks):
            r = np.random.RandomState(100 * seed + number)
            x = r.randn(60, sizes[0])
            total = x.sum(1) + 0.3 * r.randn(60)
            y = (np.sin(2 * total) > 0) * 1 if sizes[-1] == 1 else (total > -0.7) * 1 + (total > 0.7)
            data = io.BytesIO()
            np.savez(data, X=x, y=y)
            write(f"{number}/data.npz", data.getvalue())
            target = torch.tensor(y[:, None] * 1.0 if sizes[-1] == 1 else y)
            loss = losses(sizes[-1])
            run = lambda loss=loss["plain"], **changed: dump(
                train(torch.tensor(x), target, sizes, activation, 7 * seed + number, loss, **{**settings, **changed})
            )
            write(f"{number}/a.npz", run())
            for name in ("squared", "weighted", "smoothed"):
                write(f"{number}/{name}.npz", run(loss[name]))
            write(f"{number}/hidden.npz", run(hidden=0.2))
            write(f"{number}/inputs.npz", run(inputs=0.3))
            write(f"{number}/shuffled.npz", run(batch=6, shuffled=True))
            write(f"{number}/noise.npz", run(noise=0.02))


main()
