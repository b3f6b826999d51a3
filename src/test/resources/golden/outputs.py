"""Teacher data, and networks with a softmax or a number as output: losses, gradients and minima by SciPy."""
import json
import os

import numpy as np
from numpy.random import RandomState
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

import common

TEACHERS = [
    dict(size=5, features=2, width=4, noise=None, teacher_state=0, random_state=0),
    dict(size=4, features=1, width=1, noise=0.0, teacher_state=7, random_state=7),
    dict(size=7, features=5, width=3, noise=0.25, teacher_state=4294967295, random_state=12),
]


def teacher(size, features, width, noise, teacher_state, random_state):
    r = RandomState(teacher_state)
    W, b, v = r.randn(width, features), r.randn(width), r.randn(width)
    r = RandomState(random_state)
    X = r.randn(size, features)
    y = np.tanh(X @ W.T + b) @ v
    if noise is not None:
        y = y + noise * r.randn(size)
    return dict(
        size=size, features=features, width=width, noise=noise, teacher_state=teacher_state, random_state=random_state,
        X=X.tolist(), y=y.tolist(), parameters=np.concatenate([W.ravel(), b, v, [0.0]]).tolist(),
    )


class Network:
    """One hidden tanh layer; parameters W1, b1, W2, b2, each unit's incoming weights together."""

    def __init__(self, kind, X, y, hidden, outputs, l2):
        self.kind, self.X, self.y, self.h, self.k, self.l2 = kind, X, y, hidden, outputs, l2
        self.n, self.d = X.shape

    def split(self, p):
        sizes = np.cumsum([self.h * self.d, self.h, self.k * self.h])
        W1, b1, W2, b2 = np.split(p, sizes)
        return W1.reshape(self.h, self.d), b1, W2.reshape(self.k, self.h), b2

    def loss(self, p):
        W1, b1, W2, b2 = self.split(p)
        Z = np.tanh(self.X @ W1.T + b1) @ W2.T + b2
        if self.kind == "softmax":
            data = -log_softmax(Z, axis=1)[np.arange(self.n), self.y].mean()
        else:
            data = ((Z[:, 0] - self.y) ** 2).mean()
        return data + 0.5 * self.l2 * ((W1**2).sum() + (W2**2).sum())

    def gradient(self, p):
        W1, b1, W2, b2 = self.split(p)
        A = np.tanh(self.X @ W1.T + b1)
        Z = A @ W2.T + b2
        if self.kind == "softmax":
            E = softmax(Z, axis=1)
            E[np.arange(self.n), self.y] -= 1
        else:
            E = 2 * (Z - self.y[:, None])
        E = E / self.n
        D = (E @ W2) * (1 - A**2)
        return np.concatenate([
            (D.T @ self.X + self.l2 * W1).ravel(), D.sum(0), (E.T @ A + self.l2 * W2).ravel(), E.sum(0)])

    def hessian(self, p):
        """By central differences of the gradient."""
        rows = []
        for k in range(len(p)):
            e = np.zeros(len(p))
            e[k] = 1e-5
            rows.append((self.gradient(p + e) - self.gradient(p - e)) / 2e-5)
        H = np.array(rows)
        return (H + H.T) / 2


def case(seed):
    r = RandomState(seed)
    kind = "softmax" if seed % 2 == 0 else "identity"
    n, d, h = 25 + r.randint(20), 1 + r.randint(4), 1 + r.randint(3)
    k = 3 + r.randint(2) if kind == "softmax" else 1
    X = r.randn(n, d)
    y = np.concatenate([np.arange(k), r.randint(0, k, n - k)]) if kind == "softmax" else np.sin(2 * X[:, 0]) + 0.3 * r.randn(n)
    network = Network(kind, X, y, h, k, 10.0 ** -(1 + r.randint(3)))
    start = r.randn(h * (d + 1) + k * (h + 1))
    end = minimize(network.loss, start, jac=network.gradient, hess=network.hessian, method="trust-exact",
                   options=dict(gtol=1e-9, maxiter=3000))
    assert np.abs(network.gradient(end.x)).max() < 1e-7, end
    return dict(
        kind=kind, hidden=h, outputs=k, l2=network.l2, X=X.tolist(), y=[float(v) for v in y], start=start.tolist(),
        loss=network.loss(start), gradient=network.gradient(start).tolist(), minimum=end.x.tolist(),
        minimum_loss=network.loss(end.x), eigenvalues=np.linalg.eigvalsh(network.hessian(end.x)).tolist(),
    )


def main():
    here = common.folder()
    for name, content in (("teacher", [teacher(**t) for t in TEACHERS]), ("outputs", [case(seed) for seed in range(20)])):
        with open(os.path.join(here, name + ".json"), "w") as out:
            json.dump(dict(made_by="outputs.py, " + common.NUMPY, cases=content), out, indent=None)
            out.write("\n")


main()
