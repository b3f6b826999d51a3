"""Minima and saddles of index 1 of exclusive or, four samples and two tanh units with weight decay, by solving gradient = 0 from
random starts (Levenberg and Marquardt's steps, many starts at once in NumPy). Each is counted with its images by the symmetries of
exclusive or itself, up to order and signs of the units."""
import itertools
import json
import os
import sys

import numpy as np

X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([0.0, 1, 1, 0])
L2 = 1e-3
UNITS, STARTS = 2, 3000
STEPS = 400
SAME = 1e-6


def derivatives(p, units):
    """Of many parameter vectors, one a row: loss, gradient, Hessian."""
    m, n = p.shape
    w, b, v = p[:, :2 * units].reshape(m, units, 2), p[:, 2 * units:3 * units], p[:, 3 * units:4 * units]
    t = np.tanh(np.einsum("sj,mij->msi", X, w) + b[:, None])
    z = np.einsum("msi,mi->ms", t, v) + p[:, -1:]
    s = 0.5 + 0.5 * np.tanh(z / 2)
    first, second = 1 - t ** 2, -2 * t * (1 - t ** 2)
    inputs = np.c_[X, np.ones(4)]
    dz, hessian = np.zeros((m, 4, n)), np.zeros((m, n, n))
    for i in range(units):
        places = [2 * i, 2 * i + 1, 2 * units + i]
        dz[:, :, places] = (v[:, None, i] * first[:, :, i])[:, :, None] * inputs
        dz[:, :, 3 * units + i] = t[:, :, i]
        cross = np.einsum("ms,sj->mj", (s - Y) * first[:, :, i], inputs) / 4
        square = np.einsum("ms,sj,sk->mjk", (s - Y) * v[:, i, None] * second[:, :, i], inputs, inputs) / 4
        for j, place in enumerate(places):
            hessian[:, place, 3 * units + i] += cross[:, j]
            hessian[:, 3 * units + i, place] += cross[:, j]
            for k, other in enumerate(places):
                hessian[:, place, other] += square[:, j, k]
    dz[:, :, -1] = 1
    hessian += np.einsum("msj,ms,msk->mjk", dz, s * (1 - s), dz) / 4
    decayed = np.r_[:2 * units, 3 * units:4 * units]
    gradient = np.einsum("ms,msj->mj", s - Y, dz) / 4
    gradient[:, decayed] += L2 * p[:, decayed]
    hessian[:, decayed, decayed] += L2
    loss = np.mean(np.logaddexp(0, z) - Y * z, axis=1) + L2 / 2 * np.sum(p[:, decayed] ** 2, axis=1)
    return loss, gradient, hessian


def critical(p, units):
    """Where the gradient's square gets no smaller, from each row."""
    damping = np.full(len(p), 1e-2)
    _, g, h = derivatives(p, units)
    for _ in range(STEPS):
        normal = np.einsum("mij,mjk->mik", h, h)
        normal += (damping * (np.trace(normal, axis1=1, axis2=2) + 1e-30))[:, None, None] * np.eye(p.shape[1])
        step = np.linalg.solve(normal, -np.einsum("mij,mj->mi", h, g)[..., None])[..., 0]
        _, ng, nh = derivatives(p + step, units)
        better = (ng ** 2).sum(1) < (g ** 2).sum(1)
        p = np.where(better[:, None], p + step, p)
        g, h = np.where(better[:, None], ng, g), np.where(better[:, None, None], nh, h)
        damping = np.clip(np.where(better, damping / 5, damping * 4), 1e-13, 1e6)
    return p


def table(p):
    return np.c_[p[:2 * UNITS].reshape(UNITS, 2), p[2 * UNITS:3 * UNITS], p[3 * UNITS:4 * UNITS]], p[-1]


def vector(rows, c):
    return np.r_[rows[:, :2].ravel(), rows[:, 2], rows[:, 3], c]


def copies(p):
    """All that order and signs of the units make of it, as rows."""
    rows, c = table(p)
    return np.array([vector(rows[list(order)] * np.array(signs)[:, None], c)
                     for order in itertools.permutations(range(UNITS)) for signs in itertools.product((1, -1), repeat=UNITS)])


def relatives(p):
    """What exclusive or allows: the inputs exchanged, and x1 -> 1 - x1 with the labels exchanged; order and signs of units aside."""
    found = [p]
    for q in found:
        rows, c = table(q)
        exchanged = vector(rows[:, [1, 0, 2, 3]], c)
        mirrored = vector(np.c_[-rows[:, 0], rows[:, 1], rows[:, 2] + rows[:, 0], -rows[:, 3]], -c)
        for image in (exchanged, mirrored):
            if all(np.linalg.norm(copies(other) - image, axis=1).min() > SAME for other in found):
                found.append(image)
    return found


def points(units):
    random = np.random.RandomState(0)
    found = {0: [], 1: []}
    for _ in range(STARTS // 1000):
        starts = random.choice([0.3, 1.0, 3.0], (1000, 1)) * random.randn(1000, 4 * units + 1)
        reached = critical(starts, units)
        for p, loss, gradient, hessian in zip(reached, *derivatives(reached, units)):
            values = np.linalg.eigvalsh(hessian)
            index = int((values < -1e-7).sum())
            if np.abs(gradient).max() > 1e-11 or np.abs(p).max() > 100 or index > 1 or np.abs(values).min() < 1e-7:
                continue
            if not any(abs(loss - cost) < 1e-10 and min(np.linalg.norm(copies(q) - p, axis=1).min() for q in family) < SAME
                       for cost, family in found[index]):
                found[index].append((loss, relatives(p)))
    return found


def told(points):
    return [{"cost": round(cost, 12), "relatives": len(family)} for cost, family in sorted(points, key=lambda point: point[0])]


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    minima, saddles = points(UNITS).values()
    with open(os.path.join(sys.argv[1], "xor.json"), "w") as file:
        json.dump({"units": UNITS, "l2": L2, "minima": told(minima), "saddles": told(saddles)}, file, indent=1)
        file.write("\n")
