"""Certificates by other means: critical points of tiny networks and limit models by Newton steps on differences in 80 digits, and
statements about them that hold and that do not. The text of each is what a file of that certificate would be."""
import hashlib
import json
import random
import struct
from collections import Counter

import numpy as np
from mpmath import cosh, exp, fp, log, matrix, mp, mpf, tanh
from scipy import optimize

import common

GRID = [-2.0, -1.0, 0.0, 1.0, 2.0]
COPIES = 20


def samples(share, grid=GRID):
    """COPIES samples at each place, so many of them with label 1 as the share says."""
    x, y = [], []
    for place in grid:
        ones = int(round(COPIES * float(share(place))))
        x += [[place]] * COPIES
        y += [1.0] * ones + [0.0] * (COPIES - ones)
    return x, y


def sha256(x, y):
    rows = b"".join(struct.pack("<%dd" % len(numbers), *numbers) for numbers in x + [y])
    return hashlib.sha256(struct.pack("<qq", len(x), len(x[0])) + rows).hexdigest()


def network(units, l2, data):
    """Loss of 1 input and so many tanh units; parameters w, b, v of all units, then c."""
    h = units
    logit = lambda p, x, m=mp: p[3 * h] + sum(p[2 * h + i] * m.tanh(p[i] * x + p[h + i]) for i in range(h))
    return limit(logit, data, lambda p, m: m.mpf(l2) / 2 * sum(p[i] ** 2 + p[2 * h + i] ** 2 for i in range(h)))


def limit(logit, data, penalty=lambda p, m: 0):
    counts = Counter((x, y) for (x,), y in zip(*data))

    def loss(p, m=mp):
        total = m.mpf(0)
        for (x, y), count in counts.items():
            z = logit(p, x, m)
            total += count * (m.log(1 + m.exp(z)) - y * z)
        return total / len(data[0]) + penalty(p, m)
    return loss


def derivatives(f, p):
    n, e = len(p), mpf(10) ** -20
    at = lambda *moves: f([v + sum(s * e for k, s in moves if k == j) for j, v in enumerate(p)])
    g = [(at((k, 1)) - at((k, -1))) / (2 * e) for k in range(n)]
    h = matrix(n, n)
    for k in range(n):
        for j in range(k + 1):
            h[k, j] = h[j, k] = (at((k, 1), (j, 1)) - at((k, 1), (j, -1)) - at((k, -1), (j, 1)) + at((k, -1), (j, -1))) / (4 * e * e)
    return matrix(g), h


def newton(f, start, downhill=True):
    slope = lambda p: optimize.approx_fprime(p, lambda q: float(f([float(v) for v in q], fp)), 1e-7)
    found = optimize.minimize(lambda q: float(f([float(v) for v in q], fp)), start, method="BFGS", options=dict(gtol=1e-9)).x if downhill else start
    p = [mpf(float(v)) for v in optimize.root(slope, found, method="hybr").x]
    if max(abs(v) for v in p) > 50 or max(abs(slope(np.array([float(v) for v in p])))) > 1e-5:
        raise ValueError("no critical point from " + str(start))
    for _ in range(6):
        g, h = derivatives(f, p)
        step = mp.lu_solve(h, -g)
        size = max(abs(s) for s in step)
        p = [a + s * min(1, 1 / size) for a, s in zip(p, step)]
        if size < mpf(10) ** -30:
            return p, h
    raise ValueError("no critical point from " + str(start))


def index(h):
    return sum(1 for e in mp.eigsy(h, eigvals_only=True) if e < 0)


def text(claim, data, hidden, p, loss, radius, **more):
    keys = dict(claim=claim, network=dict(inputs=1, hidden=hidden, activation="tanh"), loss="binary_cross_entropy",
                data=dict(sha256=sha256(*data), samples=len(data[0]), source="certificates.py"))
    head = json.dumps(keys)[:-1]
    box = '"midpoint": [%s], "radius": [%s]' % (", ".join(mp.nstr(v, 32, min_fixed=-100, max_fixed=100) for v in p), ", ".join([radius] * len(p)))
    wide = mpf(radius) * 10
    interval = '"loss_interval": [%s, %s]' % tuple(mp.nstr(v, 30, min_fixed=-100, max_fixed=100) for v in (loss - wide, loss + wide))
    return head + ", " + ", ".join([box, interval] + ['"%s": %s' % (k, v) for k, v in more.items()]) + "}"


def excess(h, logit, p, data):
    """Mean of (s - y) h."""
    return sum((1 / (1 + exp(-logit(p, x))) - y) * h(p, x) for (x,), y in zip(*data)) / len(data[0])


def certificates():
    mp.dps = 80
    cases = []

    def case(name, data, holds, certificate):
        cases.append(dict(name=name, x=data[0], y=data[1], holds=holds, certificate=certificate))

    tame = samples(lambda x: 1 / (1 + exp(-2 * tanh(x) - 0.2)))
    one = network(1, "0", tame)
    p, h = newton(one, [1, 0, 2, 0.2])
    assert index(h) == 0
    point = lambda where, radius="1e-12", k=0, l2="0": text("critical_point", tame, len(where) // 3, where,
                                                            network(len(where) // 3, l2, tame)(where), radius, l2=l2, index=k)
    case("a minimum", tame, True, point(p))
    case("a minimum with another index", tame, False, point(p, k=1))
    case("a minimum, another decay", tame, False, point(p, l2="1e-6"))
    for k in range(len(p)):
        aside = list(p)
        aside[k] += mpf("1e-6")
        case("parameter %d 1e-6 aside" % (k + 1), tame, False, point(aside, "1e-7"))
    case("a valley of equal units", tame, False, point([p[0], p[0], p[1], p[1], p[2] * mpf("0.3"), p[2] * mpf("0.7"), p[3]]))

    # two equal units are a critical point where the half of them is one of both in step; here parting them lowers the loss
    units = samples(lambda x: 1 / (1 + exp(2 * x / cosh(x) ** 2 - 0.3)))
    decayed = network(2, "0.001", units)
    equal = lambda p: [p[0], p[0], p[1], p[1], p[2], p[2], p[3]]
    q = equal(newton(lambda p, m=mp: decayed(equal(p), m), [0.5, 0.1, -0.5, 0.2])[0])
    h = derivatives(decayed, q)[1]
    assert index(h) > 0, mp.eigsy(h, eigvals_only=True)
    point = lambda k: text("critical_point", units, 2, q, decayed(q), "1e-14", l2="0.001", index=k)
    case("a saddle", units, True, point(index(h)))
    case("a saddle claimed as a minimum", units, False, point(0))

    rng, sides = random.Random(3), {}
    logit = lambda p, x, m=mp: p[2] - m.exp(p[0] * x + p[1])  # minus an exponential: a unit with v < 0 and b to minus infinity
    while len(sides) < 2:
        noise = {place: rng.uniform(-0.15, 0.15) for place in GRID}
        data = samples(lambda x: noise[x] + 1 / (1 + exp(exp(0.7 * x - 1) - 1)))
        try:
            q, h = newton(limit(logit, data), [0.7, -1.0, 1.0])
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
        e = excess(lambda p, x: exp(2 * (p[0] * x + p[1])), logit, q, data)
        if index(h) == 0:
            sides.setdefault("above" if e > 0 else "below", (data, q, e))
    for name, (data, q, e) in sorted(sides.items()):
        model = limit(logit, data)
        width = abs(e) / 1000
        claimed = '[[%s, %s]]' % tuple(mp.nstr(v, 20) for v in (abs(e) - width, abs(e) + width))
        terms = '[{"shape": "exponential", "sign": -1}]'
        case("a limit with networks " + name, data, name == "above", text("channel", data, 1, q, model(q), "1e-12", terms=terms, excess=claimed))
        if name == "above":
            wrong = '[[%s, %s]]' % tuple(mp.nstr(v, 20) for v in (2 * e - width, 2 * e + width))
            case("a limit with another excess", data, False, text("channel", data, 1, q, model(q), "1e-12", terms=terms, excess=wrong))
            case("a limit with the other sign", data, False,
                 text("channel", data, 1, q, model(q), "1e-12", terms=terms.replace("-1", "1"), excess=claimed))
            # the unit on its way: -v (tanh(y) + 1) = -2 v (e^(2 y) - e^(4 y) + ...), 2 y = q0 x + q1 - log(2 v)
            v = mpf(10) ** 4
            finite = [q[0] / 2, (q[1] - log(2 * v)) / 2, -v, q[2] - v]
            case("a channel claimed as a minimum", data, False,
                 text("critical_point", data, 1, finite, network(1, "0", data)(finite), "1e-6", l2="0", index=0))

    sides = {}
    logit = lambda p, x, m=mp: p[5] + p[2] * m.tanh(p[0] * x + p[1]) + (p[3] * x + p[4]) / m.cosh(p[0] * x + p[1]) ** 2
    while len(sides) < 2:
        p = [0.8, rng.uniform(-0.5, 0.5), rng.uniform(-1, 1), rng.uniform(0.5, 2), rng.uniform(-1, 1), 0.2]
        data = samples(lambda x: 1 / (1 + exp(-logit(p, x))), [k - 3.5 for k in range(8)])
        try:
            q, h = newton(limit(logit, data), p)
        except (ValueError, ZeroDivisionError, OverflowError):
            continue

        def third(p, x):
            t = tanh(p[0] * x + p[1])
            d, r = 1 - t * t, p[3] * x + p[4]
            return r ** 3 * d * (4 - 6 * d) / 6 + p[2] * r ** 2 * (-2 * t * d) / 2
        e = excess(third, logit, q, data)
        if index(h) == 0:
            sides.setdefault("above" if e > 0 else "below", (data, q, e))
    for name, (data, q, e) in sorted(sides.items()):
        claimed = '[[%s, %s]]' % tuple(mp.nstr(v, 20) for v in (abs(e) * mpf("0.999"), abs(e) * mpf("1.001")))
        case("two units that merge, networks " + name, data, name == "above",
             text("channel", data, 2, q, limit(logit, data)(q), "1e-14", terms='[{"shape": "dipole", "sign": 1}]', excess=claimed))
    common.write("certificates.json", dict(description="statements about critical points and limits; holds: whether they are true", cases=cases))


if __name__ == "__main__":
    certificates()
