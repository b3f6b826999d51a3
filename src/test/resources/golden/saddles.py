"""Saddles of index 1 of a small network, by solving gradient = 0 from random starts, then to 50 digits."""
import json
import os
import sys

import numpy as np
from mpmath import mp, mpf
from scipy.optimize import root
from sklearn.datasets import make_moons

SAMPLES, NOISE, UNITS, L2, STARTS = 60, 0.3, 2, 3e-3, 3000
DIGITS, WRITTEN = 50, 25

X, Y = make_moons(SAMPLES, noise=NOISE, random_state=0)
Y = Y.astype(float)


def split(p, zero):
    """Incoming weights unit by unit, biases, outgoing weights, output bias."""
    w = [[p[2 * i + j] for j in range(2)] for i in range(UNITS)]
    return w, p[2 * UNITS:3 * UNITS], p[3 * UNITS:4 * UNITS], p[4 * UNITS]


def terms(p, tanh, exp, log1p, x, y):
    """Of one sample: its loss, and gradient and Hessian of it by the chain rule over logit z."""
    w, b, v, c = split(p, 0)
    t = [tanh(w[i][0] * x[0] + w[i][1] * x[1] + b[i]) for i in range(UNITS)]
    z = sum(v[i] * t[i] for i in range(UNITS)) + c
    loss = (log1p(exp(-z)) if z > 0 else log1p(exp(z)) - z) + (1 - y) * z
    s = 1 / (1 + exp(-z))
    n = len(p)
    dz = [0] * n
    ddz = {}
    inputs = (x[0], x[1], 1)
    for i in range(UNITS):
        first, second = 1 - t[i] * t[i], -2 * t[i] * (1 - t[i] * t[i])
        places = (2 * i, 2 * i + 1, 2 * UNITS + i)
        for j in range(3):
            dz[places[j]] = v[i] * first * inputs[j]
            ddz[places[j], 3 * UNITS + i] = ddz[3 * UNITS + i, places[j]] = first * inputs[j]
            for k in range(3):
                ddz[places[j], places[k]] = v[i] * second * inputs[j] * inputs[k]
        dz[3 * UNITS + i] = t[i]
    dz[4 * UNITS] = 1
    return loss, s - y, s * (1 - s), dz, ddz


def whole(p, tanh, exp, log1p, number):
    n = len(p)
    loss, gradient, hessian = number(0), [number(0)] * n, [[number(0)] * n for _ in range(n)]
    for x, y in zip(X, Y):
        x, y = [number(float(a)) for a in x], number(float(y))
        value, r, s, dz, ddz = terms(p, tanh, exp, log1p, x, y)
        loss += value / SAMPLES
        for i in range(n):
            gradient[i] += r * dz[i] / SAMPLES
            for j in range(n):
                hessian[i][j] += (s * dz[i] * dz[j] + r * ddz.get((i, j), 0)) / SAMPLES
    l2 = number(L2)
    for i in list(range(2 * UNITS)) + list(range(3 * UNITS, 4 * UNITS)):
        loss += l2 * p[i] * p[i] / 2
        gradient[i] += l2 * p[i]
        hessian[i][i] += l2
    return loss, gradient, hessian


def fast(p):
    """The same in NumPy."""
    w, b, v = p[:2 * UNITS].reshape(UNITS, 2), p[2 * UNITS:3 * UNITS], p[3 * UNITS:4 * UNITS]
    t = np.tanh(X @ w.T + b)
    z = t @ v + p[-1]
    s = 1 / (1 + np.exp(-np.clip(z, -700, 700)))
    first, second = 1 - t ** 2, -2 * t * (1 - t ** 2)
    inputs = np.c_[X, np.ones(SAMPLES)]
    dz = np.zeros((SAMPLES, len(p)))
    hessian = np.zeros((len(p), len(p)))
    for i in range(UNITS):
        places = [2 * i, 2 * i + 1, 2 * UNITS + i]
        dz[:, places] = (v[i] * first[:, i])[:, None] * inputs
        dz[:, 3 * UNITS + i] = t[:, i]
        cross = ((s - Y) * first[:, i]) @ inputs / SAMPLES
        hessian[places, 3 * UNITS + i] += cross
        hessian[3 * UNITS + i, places] += cross
        hessian[np.ix_(places, places)] += (inputs.T * ((s - Y) * v[i] * second[:, i])) @ inputs / SAMPLES
    dz[:, -1] = 1
    hessian += (dz.T * (s * (1 - s))) @ dz / SAMPLES
    decayed = np.r_[:2 * UNITS, 3 * UNITS:4 * UNITS]
    gradient = (s - Y) @ dz / SAMPLES
    gradient[decayed] += L2 * p[decayed]
    hessian[decayed, decayed] += L2
    return gradient, hessian


def starts():
    random = np.random.RandomState(0)
    for _ in range(STARTS):
        yield random.choice([0.3, 1.0, 3.0]) * random.randn(4 * UNITS + 1)


def rough():
    """One of each index-1 saddle, told apart by cost and eigenvalues."""
    found = {}
    for start in starts():
        solution = root(fast, start, jac=True, method="hybr", options={"xtol": 1e-12})
        gradient, hessian = fast(solution.x)
        if np.abs(gradient).max() > 1e-9 or np.abs(solution.x).max() > 100:
            continue
        values = np.linalg.eigvalsh(hessian)
        if (values < -1e-7).sum() == 1 and values[1] > 1e-7:
            found.setdefault(tuple(np.round(values[:3], 8)), solution.x)
    return list(found.values())


def exact(p):
    p = [mpf(float(a)) for a in p]
    for _ in range(6):
        _, gradient, hessian = whole(p, mp.tanh, mp.exp, mp.log1p, mpf)
        step = mp.lu_solve(mp.matrix(hessian), mp.matrix(gradient))
        p = [a - d for a, d in zip(p, step)]
    loss, gradient, hessian = whole(p, mp.tanh, mp.exp, mp.log1p, mpf)
    assert max(abs(g) for g in gradient) < mpf(10) ** (10 - DIGITS)
    values = sorted(mp.eigsy(mp.matrix(hessian), eigvals_only=True))
    assert values[0] < 0 < values[1]
    return {"cost": mp.nstr(loss, WRITTEN), "negative_eigenvalue": mp.nstr(values[0], WRITTEN),
            "second_eigenvalue": mp.nstr(values[1], WRITTEN)}


if __name__ == "__main__":
    mp.dps = DIGITS
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    saddles = sorted((exact(p) for p in rough()), key=lambda s: mpf(s["cost"]))
    with open(os.path.join(folder, "saddles.json"), "w") as file:
        json.dump({"samples": SAMPLES, "noise": NOISE, "units": UNITS, "l2": L2, "saddles": saddles}, file, indent=1)
        file.write("\n")
