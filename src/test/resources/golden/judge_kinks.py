"""Judges a census of a relu or leakyrelu network with weight decay by a program of other make:

    judge_kinks.py census.json data.csv LEAK L2 [TRIALS]

data.csv as the command data writes it (features and a label in the last column, one header line); LEAK is f' left of the kink, 0
or 0.01. For every end state that is called a minimum: (1) the slopes f' at samples on kinks, between LEAK and 1, that make the
gradient vanish best, by bounded least squares (SciPy): what is left of it must be nothing; (2) TRIALS descents by subgradients with
shrinking steps from points close by, which must not come below. Prints what it refutes, and exits with 1 if there is any.
"""
import json
import sys

import numpy as np
from scipy.optimize import lsq_linear
from scipy.special import expit

ON_KINK = 1e-9  # of the terms of w.x + b
GRADIENT = 1e-9
LOWER = 1e-13


class Network:
    def __init__(self, x, y, leak, l2):
        self.x, self.y, self.leak, self.l2 = x, y, leak, l2

    def split(self, p):
        d = self.x.shape[1]
        h = (len(p) - 1) // (d + 2)
        return p[:h * d].reshape(h, d), p[h * d:h * d + h], p[h * d + h:-1], p[-1]

    def loss(self, p):
        w, b, v, c = self.split(p)
        t = self.x @ w.T + b
        z = np.where(t > 0, t, self.leak * t) @ v + c
        return np.mean(np.logaddexp(0, z) - self.y * z) + self.l2 / 2 * (np.sum(w * w) + v @ v)

    def gradient(self, p, held=None):
        """With f' = LEAK where held, beside a matrix whose columns are what a unit more of f' there adds."""
        w, b, v, c = self.split(p)
        t = self.x @ w.T + b
        t = np.where(held, 0, t) if held is not None else t
        z = np.where(t > 0, t, self.leak * t) @ v + c
        r = np.where(self.y == 1, -expit(-z), expit(z)) / len(self.y)
        slope = np.where(t > 0, 1.0, self.leak)
        outer = r[:, None] * slope * v
        gradient = np.concatenate([(outer.T @ self.x + self.l2 * w).ravel(), outer.sum(0),
                                   r @ np.where(t > 0, t, self.leak * t) + self.l2 * v, [r.sum()]])
        columns = []
        for i, j in zip(*np.nonzero(held)) if held is not None else []:
            column = np.zeros_like(p)
            d = self.x.shape[1]
            column[j * d:(j + 1) * d] = r[i] * v[j] * self.x[i]
            column[len(v) * d + j] = r[i] * v[j]
            columns.append(column)
        return gradient, np.array(columns).T

    def held(self, p):
        w, b, v, c = self.split(p)
        size = np.abs(self.x) @ np.abs(w).T + np.abs(b)
        return (np.abs(self.x @ w.T + b) <= ON_KINK * size) & (v != 0)


def first_order(net, p):
    gradient, columns = net.gradient(p, net.held(p))
    if columns.size:
        scale = np.linalg.norm(columns, axis=0)
        slopes = lsq_linear(columns / scale, -gradient, bounds=(0, (1 - net.leak) * scale), tol=1e-15, max_iter=1000)
        gradient = gradient + columns / scale @ slopes.x
    return np.max(np.abs(gradient))


def lowest_close_by(net, p, trials, random):
    lowest = np.inf
    for _ in range(trials):
        size = 10 ** random.uniform(-7, -4)
        q = p + size * random.randn(len(p)) * np.maximum(np.abs(p), 1e-3)
        for k in range(30):
            g = net.gradient(q)[0]
            norm = np.linalg.norm(g)
            q = q - 0.3 * size * 0.85 ** k * g / norm if norm > 0 else q
            lowest = min(lowest, net.loss(q))
    return lowest


def main():
    census = json.load(open(sys.argv[1]))
    rows = np.genfromtxt(sys.argv[2], delimiter=",", skip_header=1)
    net = Network(rows[:, :-1], rows[:, -1], float(sys.argv[3]), float(sys.argv[4]))
    trials = int(sys.argv[5]) if len(sys.argv) > 5 else 200
    random = np.random.RandomState(0)
    judged = refuted = 0
    for state in census.get("census", census)["end_states"]:
        if state["kind"] not in ("strict_minimum", "flat_minimum"):
            continue
        p = np.array(state["parameters"])
        judged += 1
        cost = net.loss(p)
        rest = first_order(net, p)
        below = cost - lowest_close_by(net, p, trials, random)
        if abs(cost - state["cost"]) > 1e-11 or rest > GRADIENT or below > LOWER:
            refuted += 1
            print("refuted: seed %d, cost %.12g (computed %.12g), gradient left %.2g, found lower by %.2g"
                  % (state["seeds"][0], state["cost"], cost, rest, below))
    print("%d end states judged, %d refuted" % (judged, refuted))
    sys.exit(1 if refuted else 0)


if __name__ == "__main__":
    main()
