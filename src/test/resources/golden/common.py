"""What the programs that make the golden files share. None of it knows the project: only NumPy, mpmath and json."""
import json
import os
import sys

import numpy as np
from mpmath import mp, mpf

NUMPY = "NumPy 1.24.2, scikit-learn 1.2.1, CPython, x86-64; IEEE double"


def folder():
    """Where to write: the folder that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: %s FOLDER" % sys.argv[0])
    os.makedirs(sys.argv[1], exist_ok=True)
    return sys.argv[1]


def write(name, document, **style):
    """style: indent, or compact=True for one line that ends with a line break."""
    compact = style.pop("compact", False)
    with open(os.path.join(folder(), name), "w") as out:
        json.dump(document, out, **(dict(separators=(",", ":")) if compact else style))
        out.write("\n" if compact else "")


def read(name):
    """A golden file that another one is made from."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name)) as golden:
        return json.load(golden)


def moons():
    from sklearn.datasets import make_moons
    return make_moons(5000, noise=0.2, random_state=0)


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


ACTIVATIONS = {
    "identity": lambda z: z,
    "tanh": mp.tanh,
    "sigmoid": sigmoid,
    "softplus": lambda z: mp.log(1 + mp.exp(z)),
    "elu": lambda z: z if z > 0 else mp.exp(z) - 1,
    "softsign": lambda z: z / (1 + abs(z)),
    "swish": lambda z: z * sigmoid(z),
    "gelu": lambda z: z * sigmoid(mpf(float(np.float32(1.702))) * z),
}


def cross_entropy(z, y):
    """log(1 + exp(z)) - y z."""
    return mp.log(1 + mp.exp(z)) - y * z


def differences(f, p, h):
    """Value, gradient and lower triangle of the Hessian of f at p by central differences with step h; f may give a list."""
    n = len(p)

    def at(*steps):
        q = list(p)
        for k, step in steps:
            q[k] += step
        value = f(q)
        return value if isinstance(value, list) else [value]

    value = at()
    up = [at((k, h)) for k in range(n)]
    down = [at((k, -h)) for k in range(n)]
    parts = range(len(value))
    gradient = [[(up[k][s] - down[k][s]) / (2 * h) for s in parts] for k in range(n)]
    hessian = []
    for i in range(n):
        row = []
        for j in range(i):
            a, b, c, d = (at((i, e * h), (j, g * h)) for e, g in ((1, 1), (1, -1), (-1, 1), (-1, -1)))
            row.append([(a[s] - b[s] - c[s] + d[s]) / (4 * h * h) for s in parts])
        row.append([(up[i][s] - 2 * value[s] + down[i][s]) / (h * h) for s in parts])
        hessian.append(row)
    return value, gradient, hessian


class Layers:
    """A dense network with one sigmoid output in mpmath; parameters W1 row by row, b1, W2, b2, ..."""

    def __init__(self, inputs, hidden, activation, l2):
        self.sizes = [inputs] + list(hidden) + [1]
        self.f = ACTIVATIONS[activation]
        self.l2 = mpf(l2)

    def count(self):
        return sum(m * (n + 1) for n, m in zip(self.sizes, self.sizes[1:]))

    def logit(self, p, x):
        values, k = x, 0
        for layer, (n, m) in enumerate(zip(self.sizes, self.sizes[1:])):
            z = [mp.fdot(p[k + i * n:k + (i + 1) * n], values) + p[k + m * n + i] for i in range(m)]
            values = z if layer == len(self.sizes) - 2 else [self.f(v) for v in z]
            k += m * (n + 1)
        return values[0]

    def weights(self, p):
        k = 0
        for n, m in zip(self.sizes, self.sizes[1:]):
            yield from p[k:k + m * n]
            k += m * (n + 1)

    def penalty(self, p):
        return self.l2 / 2 * sum(w * w for w in self.weights(p))

    def loss(self, x, y):
        return lambda p: sum(cross_entropy(self.logit(p, a), b) for a, b in zip(x, y)) / len(x) + self.penalty(p)


def exact(values):
    """Doubles, taken for exactly what they are."""
    return [exact(v) for v in values] if isinstance(values, (list, np.ndarray)) else mpf(float(values))
