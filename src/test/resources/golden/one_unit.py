"""One tanh unit with weight decay on twelve points around a cloud: all critical points below the constant predictor that SciPy finds from
2,000 random starts, then Newton steps in mpmath, and the best outputs of given units."""
import numpy as np
from mpmath import matrix, mp
from scipy import optimize
from scipy.special import expit

import common

L2 = 0.03
STARTS = 2000


def data():
    rng = np.random.RandomState(3)
    y = np.arange(12) % 2
    x = (0.4 + 1.6 * y[:, None]) * rng.randn(12, 2)
    return np.round(x, 2), y.astype(float)


def gradient(p, x, y):
    w, b, v, c = p[:2], p[2], p[3], p[4]
    f = np.tanh(x @ w + b)
    r = (expit(v * f + c) - y) / len(y)
    back = r * v * (1 - f * f)
    return np.concatenate([x.T @ back + L2 * w, [back.sum(), r @ f + L2 * v, r.sum()]])


def newton(f, start):
    p = [mp.mpf(float(s)) for s in start]
    for _ in range(30):
        _, g, h = common.differences(f, p, mp.mpf(10) ** -20)
        n = len(p)
        full = matrix(n, n)
        for i in range(n):
            for j in range(i + 1):
                full[i, j] = full[j, i] = h[i][j][0]
        step = mp.lu_solve(full, -matrix([row[0] for row in g]))
        p = [a + s for a, s in zip(p, step)]
        if max(abs(s) for s in step) < mp.mpf(10) ** -28:
            return p, sum(1 for e in mp.eigsy(full, eigvals_only=True) if e < 0)
    raise ValueError("no critical point from %s" % start)


def digits(values):
    return [mp.nstr(v, 25) for v in values]


def one_unit():
    mp.dps = 60
    x, y = data()
    loss = common.Layers(2, [1], "tanh", L2).loss(common.exact(x), common.exact(y))
    share = mp.mpf(int(y.sum())) / len(y)
    constant = -share * mp.log(share) - (1 - share) * mp.log(1 - share)
    rng = np.random.RandomState(4)
    ends = []
    for _ in range(STARTS):
        start = rng.uniform(-4, 4, 5)
        found = optimize.root(gradient, start, args=(x, y), method="hybr", options=dict(xtol=1e-13))
        p = found.x
        if np.abs(gradient(p, x, y)).max() > 1e-10 or np.abs(p[3]) < 1e-3:  # a constant predictor, whatever the bias
            continue
        p = p if p[3] > 0 else np.concatenate([-p[:4], p[4:]])
        if not any(np.abs(p - q).max() < 1e-6 for q in ends):
            ends.append(p)
    critical = []
    for p in sorted(ends, key=lambda p: float(loss(common.exact(p)))):
        point, index = newton(loss, p)
        critical.append(dict(parameters=digits(point), loss=mp.nstr(loss(point), 25), index=index))
    units = []
    while len(units) < 12:
        unit = [round(u, 2) for u in rng.uniform(-2, 2, 3)]
        head = lambda q: loss(common.exact(unit) + list(q))
        best, _ = newton(head, [1, 0])
        units.append(dict(unit=unit, v=mp.nstr(best[0], 25), c=mp.nstr(best[1], 25), loss=mp.nstr(head(best), 25)))
    common.write("one-unit.json", dict(x=x.tolist(), y=y.tolist(), l2=L2, constant=mp.nstr(constant, 25), critical=critical, units=units), indent=1)


one_unit()
