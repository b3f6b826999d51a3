"""Plants causes why two trainings part, with NumPy and PyTorch: parting.zip.

    /usr/bin/python3 parting.py FOLDER [SEED [NETWORKS]]

The zip has, for each of 20 random networks, the data and eleven trainings as dumps in the layout of formats.md, and cases.json: for
each of 200 pairs the files and what was planted. NumPy's loop is written as a course would; PyTorch's has autograd and torch.optim.
"""

import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch

ROWS = 24
LONG = 60


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train_numpy(X, y, start, activation, updates, lr, l2=0.0, momentum=0.0, nesterov=False, batch=None, dtype=np.float64):
    X, y = X.astype(dtype), y.astype(dtype)
    W1, b1, W2, b2 = [p.astype(dtype) for p in start]
    velocity = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    lr, l2, momentum = dtype(lr), dtype(l2), dtype(momentum)
    size = len(y) if batch is None else batch
    batches = [slice(k, k + size) for k in range(0, len(y), size)]
    rows = [[p.copy() for p in (W1, b1, W2, b2)]]
    for t in range(updates):
        part = batches[t % len(batches)]
        x, m = X[part].T, dtype(len(y[part]))
        Z = W1 @ x + b1
        A = np.tanh(Z) if activation == "tanh" else sigmoid(Z)
        d2 = (sigmoid(W2 @ A + b2) - y[part]) / m
        slope = 1 - A**2 if activation == "tanh" else A * (1 - A)
        d1 = W2.T @ d2 * slope
        gradients = [d1 @ x.T + l2 * W1, d1.sum(1, keepdims=True), d2 @ A.T + l2 * W2, d2.sum(1, keepdims=True)]
        for p, g, v in zip((W1, b1, W2, b2), gradients, velocity):
            before = v.copy()
            v *= momentum
            v -= lr * g
            p += (1 + momentum) * v - momentum * before if nesterov else v
        rows.append([p.copy() for p in (W1, b1, W2, b2)])
    return rows


def train_torch(X, y, start, activation, updates, lr, l2=0.0, momentum=0.0, nesterov=False, batch=None, dtype=np.float64, optimizer=None, decay=0.0):
    kind = torch.float64 if dtype == np.float64 else torch.float32
    X, y = torch.tensor(X, dtype=kind), torch.tensor(y, dtype=kind)
    units, inputs = start[0].shape
    net = torch.nn.Sequential(
        torch.nn.Linear(inputs, units), torch.nn.Tanh() if activation == "tanh" else torch.nn.Sigmoid(), torch.nn.Linear(units, 1)
    ).to(kind)
    with torch.no_grad():
        for p, value in zip(net.parameters(), start):
            p.copy_(torch.tensor(value, dtype=kind).reshape(p.shape))
    if optimizer is None:
        optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum, nesterov=nesterov, weight_decay=decay)
    else:
        optimizer = optimizer(net.parameters(), lr=lr)
    loss = torch.nn.BCEWithLogitsLoss()
    size = len(y) if batch is None else batch
    rows = [[p.detach().clone().numpy() for p in net.parameters()]]
    for t in range(updates):
        first = t % -(-len(y) // size) * size
        value = loss(net(X[first : first + size])[:, 0], y[first : first + size])
        if l2:
            value = value + 0.5 * l2 * (net[0].weight.square().sum() + net[2].weight.square().sum())
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        rows.append([p.detach().clone().numpy() for p in net.parameters()])
    return rows


def dump(rows):
    """The five lines of the documents."""
    out = io.BytesIO()
    np.savez(out, iteration=np.arange(len(rows)), **{n: np.array([r[k] for r in rows]) for k, n in enumerate(["W1", "b1", "W2", "b2"])})
    return out.getvalue()


def largest(a, b):
    return max(np.abs(np.ravel(p) - np.ravel(q)).max() for p, q in zip(a, b))


def moved(start, random, activation):
    """Units in another order; of tanh some with other signs."""
    W1, b1, W2, b2 = start
    order = random.permutation(len(W1))
    while (order == np.arange(len(W1))).all():
        order = random.permutation(len(W1))
    signs = random.choice([-1.0, 1.0], len(W1)) if activation == "tanh" else np.ones(len(W1))
    return [signs[:, None] * W1[order], signs[:, None] * b1[order], signs * W2[:, order], b2]


class Network:
    def __init__(self, number, random):
        self.number, self.random = number, random
        self.inputs = 1 + number % 3
        self.units = int(random.randint(2, 7))
        self.activation = ["tanh", "sigmoid"][number // 3 % 2]
        n = int(random.randint(20, 60))
        self.X = random.randn(n, self.inputs)
        self.y = 1.0 * (np.sin(2 * self.X.sum(1)) + 0.3 * random.randn(n) > 0)
        self.y[:2] = 0, 1
        self.start = self.weights(float(random.choice([0.1, 0.5, 1.0])))
        self.settings = dict(
            lr=float(random.choice([0.05, 0.1, 0.3, 1.0])),
            l2=[0.0, 1e-3][number // 2 % 2],
            **[{}, dict(momentum=0.9), dict(momentum=0.9, nesterov=True), dict(batch=5 + number % 7)][number % 4],
        )
        self.engines = [train_numpy, train_torch] if number % 2 else [train_torch, train_numpy]

    def weights(self, scale):
        r = self.random
        return [scale * r.randn(self.units, self.inputs), 0.1 * r.randn(self.units, 1), scale * r.randn(1, self.units), np.zeros((1, 1))]

    def train(self, engine=0, X=None, y=None, start=None, updates=ROWS, **changed):
        settings = {**self.settings, **changed}
        return self.engines[engine](
            self.X if X is None else X, self.y if y is None else y, start or self.start, self.activation, updates, **settings
        )

    def variants(self):
        """Names and dumps of trainings that differ from the first in one thing."""
        r, s, n, k = self.random, self.settings, len(self.y), self.number
        yield "initial_weights", "other seed", self.train(k % 2, start=self.weights(0.5))
        if k % 2:
            yield "initial_weights", "same function", self.train(1, start=moved(self.start, r, self.activation))
        else:
            start = [p.copy() for p in self.start]
            start[0][0, 0] += float(r.choice([1e-9, 1e-6, 1e-3]))
            yield "initial_weights", "one weight", self.train(1, start=start)
        i = int(r.randint(n))
        X, y = self.X.copy(), self.y.copy()
        X[i] += float(r.choice([1e-4, 1e-2, 1.0])) * r.randn(self.inputs)
        yield "data_or_order", f"features of sample {i}", self.train(k % 2, X=X)
        if k % 3 == 0:
            y[i] = 1 - y[i]
            yield "data_or_order", f"label of sample {i}", self.train(1, y=y)
        elif k % 3 == 1:
            yield "data_or_order", f"without sample {i}", self.train(1, X=np.delete(self.X, i, 0), y=np.delete(y, i))
        else:
            yield "data_or_order", f"sample {i} twice", self.train(1, X=np.r_[self.X, self.X[i : i + 1]], y=np.r_[y, y[i]])
        if "batch" in s:
            order = np.arange(n)
            i, j = int(r.randint(s["batch"])), int(r.randint(s["batch"], n))
            order[[i, j]] = order[[j, i]]
            yield "data_or_order", f"samples {i} and {j} exchanged", self.train(0, X=self.X[order], y=self.y[order])
        else:
            X = r.randn(n, self.inputs)
            yield "data_or_order", "another set", self.train(0, X=X, y=1.0 * (np.cos(X.sum(1)) > 0.3 * r.randn(n)))
        yield "hyperparameter", "learning rate", self.train(k // 2 % 2, lr=s["lr"] * (1 + float(r.choice([1e-6, 1e-4, 0.1]))))
        yield "hyperparameter", "l2", self.train(1, l2=s["l2"] + float(r.choice([1e-5, 1e-4, 1e-2])))
        if "batch" in s:
            yield "hyperparameter", "batch size", self.train(1, batch=s["batch"] + 1)
        elif k % 8 == 4:
            yield "hyperparameter", "weight decay of biases too", train_torch(
                self.X, self.y, self.start, self.activation, ROWS, decay=1e-3, **{**s, "l2": max(0.0, s["l2"] - 1e-3)}
            )
        else:
            yield "hyperparameter", "momentum", self.train(0, momentum=s.get("momentum", 0.0) + float(r.choice([1e-5, 0.05])))
        yield "precision", "float32", self.train(k // 2 % 2, dtype=np.float32)

    def rounding(self):
        """One recipe in two programs, at a learning rate at which the difference grows."""
        settings = dict(l2=self.settings["l2"], batch=None, momentum=0.0, nesterov=False)
        lr = 2.0
        while True:
            a, b = [self.train(e, lr=lr, updates=LONG, **settings) for e in (0, 1)]
            if np.isfinite(a[-1][0]).all() and largest(a[-1], b[-1]) > 1e-6 * max(np.abs(p).max() for row in a for p in row):
                return a, b
            lr *= 1.5
            if lr > 1e4:
                lr, self.start = 2.0, self.weights(2.0)


def main():
    folder, seed, networks = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, int(sys.argv[3]) if len(sys.argv) > 3 else 20
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    np.seterr(over="ignore")
    cases = []
    with zipfile.ZipFile(folder / "parting.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:

        def write(name, content):
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)

        for number in range(networks):
            network = Network(number, np.random.RandomState(1000 * seed + number))
            data = io.BytesIO()
            np.savez(data, X=network.X, y=network.y)
            write(f"{number}/data.npz", data.getvalue())
            write(f"{number}/a.npz", dump(network.train()))

            def case(a, b, truth, what):
                cases.append(dict(a=f"{number}/{a}", b=f"{number}/{b}", data=f"{number}/data.npz", activation=network.activation, truth=truth, what=what))

            for k, (truth, what, rows) in enumerate(network.variants()):
                write(f"{number}/b{k}.npz", dump(rows))
                case("a.npz", f"b{k}.npz", truth, what)
            a, b = network.rounding()
            write(f"{number}/c.npz", dump(a))
            write(f"{number}/d.npz", dump(b))
            case("c.npz", "d.npz", "amplified_rounding", "NumPy and PyTorch")
        write("cases.json", json.dumps(cases, indent=1).encode())


main()
