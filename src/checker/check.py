#!/usr/bin/env python3
"""Proves a certificate of manymoons again: check.py CERTIFICATE DATA, exit status 0 if it holds, 3 if that could not be shown.

DATA is what `manymoons data -o FILE` writes, .csv or .npz. Needs mpmath; shares nothing with the program. With Y near the inverse
of the Hessian at the midpoint m of the box X, gradient g and Hessian H over boxes by interval arithmetic:
    K = m - Y g(m) + (I - Y H(X)) (X - m) inside X  =>  exactly one critical point in X, and every matrix in H(X) is regular
(Krawczyk 1969; Rump 2010). So all Hessians on X have as many negative eigenvalues as the middle of H(X): the negative pivots of
its L D L^T (Sylvester). The critical point's loss is within |g(X)| (X - m) of that at m.
"""
import csv, hashlib, json, struct, sys
from decimal import Decimal
from mpmath import iv, mp

iv.prec = mp.prec = 200

def samples(file):
    if file.endswith(".npz"):
        import numpy as np
        arrays = {name.lower(): array for name, array in np.load(file).items()}
        x, y = arrays.get("x", arrays.get("x_train")), arrays.get("y", arrays.get("y_train"))
        return [[float(v) for v in row] for row in x], [float(v) for v in np.ravel(y)]
    with open(file, newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return [[float(v) for v in row[:-1]] for row in rows], [float(row[-1]) for row in rows]

def checksum(x, y):
    bits = b"".join(struct.pack("<%dd" % len(numbers), *numbers) for numbers in x + [y])
    return hashlib.sha256(struct.pack("<qq", len(x), len(x[0])) + bits).hexdigest()

def exactly(number):
    return iv.mpf(Decimal(number).as_integer_ratio()[0]) / iv.mpf(Decimal(number).as_integer_ratio()[1])

def increasing(f, x):
    return iv.mpf([f(iv.mpf(x.a)).a, f(iv.mpf(x.b)).b])

def logistic(x):
    return (1 if x.a >= 0 else iv.exp(-abs(x))) / (1 + iv.exp(-abs(x)))

def softplus(x):
    return (x if x.a >= 0 else 0) + iv.log(1 + iv.exp(-abs(x)))

def tanh(x):
    return 2 * increasing(logistic, 2 * x) - 1

def evaluate(c, p, x, y, with_hessian):
    """Loss (without the Hessian only), gradient, Hessian of the mean of log(1 + e^z) - y z plus l2/2 sum W^2 over the box p."""
    d, h = c["network"]["inputs"], c["network"]["hidden"]
    is_tanh, l2, size = c["network"]["activation"] == "tanh", iv.mpf(float(c["l2"])), len(p)
    loss, g = iv.mpf(0), [iv.mpf(0)] * size
    hess = [[iv.mpf(0)] * size for _ in range(size)]
    for features, label in zip(x, y):
        dz, second, z = [iv.mpf(1)] * size, [], p[-1]
        xs = [iv.mpf(v) for v in features] + [iv.mpf(1)]
        for i in range(h):
            at = list(range(i * d, (i + 1) * d)) + [h * d + i]
            v = h * (d + 1) + i
            s = sum((p[k] * u for k, u in zip(at[:-1], xs)), p[at[-1]])
            a = tanh(s) if is_tanh else increasing(logistic, s)
            first = 1 - a * a if is_tanh else a * (1 - a)
            slope, z, dz[v] = p[v] * first, z + p[v] * a, a
            for k, u in zip(at, xs):
                dz[k] = slope * u
            second.append((at, v, first, slope * (-2 * a if is_tanh else 1 - 2 * a)))
        s = increasing(logistic, z)
        r = s - iv.mpf(label)
        g = [total + r * part for total, part in zip(g, dz)]
        if not with_hessian:
            loss += increasing(softplus, z) - iv.mpf(label) * z
            continue
        for k in range(size):
            scaled = s * (1 - s) * dz[k]
            for j in range(k + 1):
                hess[k][j] += scaled * dz[j]
        for at, v, first, bend in second:
            for m, k in enumerate(at):
                hess[v][k] += r * first * xs[m]
                for n in range(m + 1):
                    hess[k][at[n]] += r * bend * xs[m] * xs[n]
    loss = loss / len(x)
    for k in range(size):
        g[k] = g[k] / len(x)
        for j in range(k + 1):
            hess[k][j] = hess[j][k] = hess[k][j] / len(x)
        if k < h * d or h * (d + 1) <= k < size - 1:
            g[k] += l2 * p[k]
            hess[k][k] += l2
            loss += l2 * p[k] ** 2 / 2
    return loss, g, hess

def check_names(c, x, y):
    if c["loss"] != "binary_cross_entropy" or c["network"]["activation"] not in ("tanh", "sigmoid"):
        raise ValueError("this program knows no such network")
    same = c["data"]["samples"] == len(x) and c["data"]["sha256"] == checksum(x, y)
    if not same or not set(y) <= {0, 1} or len(x[0]) != c["network"]["inputs"]:
        raise ValueError("the data are others than those it was made for")

def box(c, size):
    radius = [float(r) for r in c["radius"]]
    if not (len(c["midpoint"]) == len(radius) == size and all(0 < r <= 1 for r in radius)):
        raise ValueError("it is malformed")
    return [exactly(k) for k in c["midpoint"]], [iv.mpf([-r, r]) for r in radius]

def negative_eigenvalues(gm, hx, radius):
    """Of all Hessians on the box, if it passes Krawczyk's test."""
    size, middle = len(gm), mp.matrix([[mp.mpf(e.mid) for e in row] for row in hx])
    inverse = mp.inverse(middle)
    for k in range(size):
        reach = abs(sum(iv.mpf(inverse[k, j]) * gm[j] for j in range(size)))  # intervals, upwards
        for n in range(size):
            entry = (1 if k == n else 0) - sum(iv.mpf(inverse[k, j]) * hx[j][n] for j in range(size))
            reach += abs(entry) * radius[n]
        if not reach.b < radius[k]:
            raise ValueError("parameter %d of the box is not mapped into it" % (k + 1))
    a, left, negative = [[iv.mpf(middle[k, j]) for j in range(size)] for k in range(size)], set(range(size)), 0
    while left:
        q = max(left, key=lambda k: abs(a[k][k]).a)
        left.remove(q)
        if 0 in a[q][q]:
            raise ValueError("a pivot cannot be told from 0")
        negative += a[q][q].b < 0
        for k in left:
            for j in left:
                a[k][j] = a[k][j] - a[k][q] * a[q][j] / a[q][q]
    return negative

def require_loss(c, loss, gx, away):
    loss += sum(g * r for g, r in zip(gx, away))  # [-r, r] is symmetric
    if not (loss.a >= exactly(c["loss_interval"][0]).b and loss.b <= exactly(c["loss_interval"][1]).a):
        raise ValueError("the loss is not shown to be in the interval")

def check(c, x, y):
    if c["claim"] != "critical_point" or not float(c["l2"]) >= 0:
        raise ValueError("this program knows no such claim (of a channel: check_channel.py)")
    check_names(c, x, y)
    m, away = box(c, c["network"]["hidden"] * (c["network"]["inputs"] + 2) + 1)
    _, gx, hx = evaluate(c, [a + b for a, b in zip(m, away)], x, y, True)
    loss, gm, _ = evaluate(c, m, x, y, False)
    if negative_eigenvalues(gm, hx, [float(r) for r in c["radius"]]) != c["index"]:
        raise ValueError("the Hessian has not %s negative eigenvalues" % c["index"])
    require_loss(c, loss, gx, away)

if __name__ == "__main__":
    try:
        certificate = json.load(open(sys.argv[1]), parse_float=str)
        check(certificate, *samples(sys.argv[2]))
    except (ValueError, ArithmeticError, KeyError, TypeError) as refusal:
        print("not proven: %s" % refusal)
        sys.exit(3)
    print("proven: exactly one critical point within %s of the midpoint, %s negative eigenvalues, loss from %s to %s"
          % (max(certificate["radius"], key=float), certificate["index"], *certificate["loss_interval"]))
