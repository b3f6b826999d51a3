#!/usr/bin/env python3
"""Proves the certificate of a channel's limit again: check_channel.py CERTIFICATE DATA, exit status 0 if it holds, 3 if that could
not be shown. check.py must lie beside it: the box is tested as there.

The logit of the limit model is a constant plus terms g(a_1, a_2, ...) of linear forms a_i of the sample x, f the activation:
    unit              v f(z)                     z = w.x + b, v
    dipole            v f(z) + r f'(z)           z = w.x + b, v, r = u.x + c
    exponential       s exp(z)                   z = w.x + b
    saturated_dipole  r exp(z) + k exp(2 z)      z = w.x, r = u.x + c, k
Units on their way there add e h(x) + o(e) to the logit, e > 0 going to 0, with h as in term(); by Taylor's theorem the loss exceeds the
limit by e mean((s - y) h) + o(e), so that there are networks above it where that mean is positive.
"""
import json
import sys

from mpmath import iv

import check

DEPARTING = {"dipole": 2, "exponential": 1, "saturated_dipole": 2}  # units each stands for


def activation(z, is_tanh):
    f = check.tanh(z) if is_tanh else check.increasing(check.logistic, z)
    d = 1 - f * f if is_tanh else f * (1 - f)
    return (f, d, -2 * f * d, d * (4 - 6 * d)) if is_tanh else (f, d, d * (1 - 2 * f), d * (1 - 6 * d))


def forms(shape, x):
    """What stands beside the parameters of each form."""
    one = [iv.mpf(1)]
    return {"unit": [x + one, one], "dipole": [x + one, one, x + one], "exponential": [x + one],
            "saturated_dipole": [x, x + one, one]}[shape]


def term(shape, sign, is_tanh, a):
    """g, its first derivatives by the forms, the lower triangle of the second ones, and h."""
    if shape == "exponential":
        g = sign * iv.exp(a[0])
        return g, [g], [[g]], -sign * g * g
    if shape == "saturated_dipole":
        e, r, k = iv.exp(a[0]), a[1], a[2]
        return (r * e + k * e * e, [r * e + 2 * k * e * e, e, e * e],
                [[r * e + 4 * k * e * e], [e, 0], [2 * e * e, 0, 0]], -2 * (r * e * e + k * e * e * e))
    f = activation(a[0], is_tanh)
    v = a[1]
    if shape == "unit":
        return v * f[0], [v * f[1], f[0]], [[v * f[2]], [f[1], 0]], iv.mpf(0)
    r = a[2]
    return (v * f[0] + r * f[1], [v * f[1] + r * f[2], f[0], f[1]],
            [[v * f[2] + r * f[3]], [f[1], 0], [f[2], 0, 0]], r * r * (r * f[3] / 6 + v * f[2] / 2))


def evaluate(c, p, x, y):
    """Mean loss, gradient, Hessian and the mean of (s - y) h of each term over the box p."""
    is_tanh, size, n = c["network"]["activation"] == "tanh", len(p), len(x)
    loss, g, excess = iv.mpf(0), [iv.mpf(0)] * size, [iv.mpf(0)] * len(c["terms"])
    hess = [[iv.mpf(0)] * size for _ in range(size)]
    for features, label in zip(x, y):
        z, dz, bends = p[-1], [iv.mpf(1)] * size, []
        numbers, at = [iv.mpf(v) for v in features], 0
        for t in c["terms"]:
            beside, a, places = forms(t["shape"], numbers), [], []
            for form in beside:
                a.append(sum((p[at + j] * u for j, u in enumerate(form)), iv.mpf(0)))
                places += [(at + j, len(a) - 1, u) for j, u in enumerate(form)]
                at += len(form)
            value, first, second, h = term(t["shape"], int(t["sign"]), is_tanh, a)
            z += value
            for k, i, u in places:
                dz[k] = first[i] * u
            bends.append((places, second, h))
        s = check.increasing(check.logistic, z)
        r = s - iv.mpf(label)
        loss += check.increasing(check.softplus, z) - iv.mpf(label) * z
        for k in range(size):
            g[k] += r * dz[k]
            scaled = s * (1 - s) * dz[k]
            for j in range(k + 1):
                hess[k][j] += scaled * dz[j]
        for m, (places, second, h) in enumerate(bends):
            excess[m] += r * h
            for k, i, u in places:
                for j, l, w in places:
                    if j <= k:
                        hess[k][j] += r * second[i][l] * u * w
    for k in range(size):
        for j in range(k + 1):
            hess[k][j] = hess[j][k] = hess[k][j] / n
    return loss / n, [v / n for v in g], hess, [v / n for v in excess]


def check_channel(c, x, y):
    d, shapes = c["network"]["inputs"], [t["shape"] for t in c["terms"]]
    if c["claim"] != "channel":
        raise ValueError("this program knows no such claim")
    check.check_names(c, x, y)
    if not all(t["sign"] == 1 or (t["sign"] == -1 and t["shape"] == "exponential") for t in c["terms"]):
        raise ValueError("it is malformed")
    if sum(DEPARTING.get(shape, 1) for shape in shapes) != c["network"]["hidden"] or not set(shapes) & set(DEPARTING):
        raise ValueError("the terms do not stand for the network's units")
    m, away = check.box(c, 1 + sum(len(form) for shape in shapes for form in forms(shape, [iv.mpf(0)] * d)))
    loss, gm, _, _ = evaluate(c, m, x, y)
    _, gx, hx, excess = evaluate(c, [a + b for a, b in zip(m, away)], x, y)
    negative = check.negative_eigenvalues(gm, hx, [float(r) for r in c["radius"]])
    if negative:
        raise ValueError("the limit model's Hessian has %d negative eigenvalues" % negative)
    check.require_loss(c, loss, gx, away)
    found = [e for e, shape in zip(excess, shapes) if shape in DEPARTING]
    if len(found) != len(c["excess"]):
        raise ValueError("it is malformed")
    for e, (low, high) in zip(found, c["excess"]):
        if not (e.a > 0 and e.a >= check.exactly(low).b and e.b <= check.exactly(high).a):
            raise ValueError("an excess is not shown to be in its interval and above 0")


if __name__ == "__main__":
    certificate = json.load(open(sys.argv[1]), parse_float=str, parse_int=int)
    try:
        check_channel(certificate, *check.samples(sys.argv[2]))
    except (ValueError, ArithmeticError, KeyError, TypeError) as refusal:
        print("not proven: %s" % refusal)
        sys.exit(3)
    print("proven: a limit at infinity (%s), a strict minimum of its model, loss from %s to %s; there are networks above it, as near as"
          " one likes" % (", ".join(t["shape"] for t in certificate["terms"]), *certificate["loss_interval"]))
