"""Writes gated-units.json: the least squared error that gated linear units (Martinelli et al. 2025) have on noisy numbers.

v tanh(z) + (r.x + s) tanh'(z) + c with z = w.x + b is what two tanh units that merge tend to, v exp(w.x) + c what one that
saturates tends to. SciPy's least squares, then Newton steps in mpmath. `network` is some way before the limit, noticeably above it.
"""
import numpy as np
from mpmath import mp, mpf
from scipy.optimize import least_squares

import common

mp.dps = 40


def merged(p, X, tanh):
    z = X @ p[:2] + p[2]
    t = tanh(z)
    return p[3] * t + (X @ p[4:6] + p[6]) * (1 - t * t) + p[7]


def saturated(p, X, exp):
    return -exp(X @ p[:2] + p[2]) + p[3]


def newton(model, p, X, y):
    """Newton steps by differences of the exact gradient's parts, in 40 digits."""
    X = np.array([[mpf(x) for x in row] for row in X])
    y = np.array([mpf(v) for v in y])
    f = np.vectorize(mp.tanh if model is merged else mp.exp, otypes=[object])
    p = np.array([mpf(v) for v in p])
    h = mpf(10) ** -12

    def loss(q):
        e = model(q, X, f) - y
        return (e @ e) / len(y)

    def gradient(q):
        g = []
        for k in range(len(q)):
            e = np.array([mpf(0)] * len(q))
            e[k] = h
            near = loss(q + e) - loss(q - e)
            far = loss(q + 2 * e) - loss(q - 2 * e)
            g.append((8 * near - far) / (12 * h))
        return mp.matrix(g)

    for _ in range(4):
        H = mp.matrix(len(p), len(p))
        for k in range(len(p)):
            e = np.array([mpf(0)] * len(p))
            e[k] = mpf(10) ** -8
            column = (gradient(p + e) - gradient(p - e)) / (2 * e[k])
            for j in range(len(p)):
                H[j, k] = column[j]
        step = mp.lu_solve(H, -gradient(p))
        p = p + np.array(list(step))
    return p, loss(p)


cases = []
for seed in (1, 2, 3, 4):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(60, 2))
    if seed < 3:
        truth, model, function = np.array([1.0, -0.6, 0.2, 0.8, 1.5, 0.7, -0.4, 0.1]), merged, np.tanh
    else:
        truth, model, function = np.array([0.7, -0.5, 0.2, 0.4]), saturated, np.exp
    y = model(truth, X, function) + 0.05 * rng.normal(size=60)
    p = least_squares(lambda q: model(q, X, function) - y, truth, xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    p, loss = newton(model, p, X, y)
    q = p.astype(float)
    if model is merged:  # (v/2 + 1/2e) tanh(z + e u) + (v/2 - 1/2e) tanh(z - e u)
        e = 0.02
        start = [*(q[:2] + e * q[4:6]), *(q[:2] - e * q[4:6]), q[2] + e * q[6], q[2] - e * q[6], q[3] / 2 + 0.5 / e, q[3] / 2 - 0.5 / e, q[7]]
    else:  # tanh(z) = 1 - 2 exp(-2 z) + ... with z = 2 - (w.x + b)/2
        a, v = 3.0, -np.exp(6.0) / 2
        start = [-q[0] / 2, -q[1] / 2, a - q[2] / 2, -v, q[3] + v]
    cases.append({"units": 2 if model is merged else 1, "way": "merge" if model is merged else "saturate",
                  "x": X.tolist(), "y": y.tolist(), "limit": mp.nstr(loss, 25), "network": [float(v) for v in start]})
common.write("gated-units.json", {"made_with": "gated_units.py; mpmath", "cases": cases}, indent=0)
