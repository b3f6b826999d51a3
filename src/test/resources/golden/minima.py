"""Strict minima on the moons, by Newton steps in extended precision from rough starts; and their figures with 25 digits.

Writes minima.json, and minima-high-precision.json, which is about the doubles of the minima.json that stands beside this
program. The starts are what training from a few seeds led to, with three digits.
"""
from multiprocessing import Pool

import numpy as np
from mpmath import mp, mpf

import common
import descent

STARTS = [
    (3, 0.0, [
        [-1.4, -0.602, 1.78, -0.163, 2.01, -0.499, 0.699, 0.52, -2.58, 20.0, 16.2, 12.6, 0.383]]),
    (4, 0.0, [
        [-2.14, 0.542, 0.442, -0.76, 1.93, 1.53, 2.59, 2.08, 0.957, -0.0809, -3.92, 2.75, 16.7, 30.0, 15.2, 118, -102]]),
    (4, 1e-4, [
        [-3.38, -1.01, -2.3, -2.64, 2.66, -0.714, 2.79, -0.976, 2.05, 1.68, 1.21, -3.57, 2.96, 4.07, 6.56, 6.66, 0.0997],
        [-2.44, -1.79, 2.85, -1.02, 3.09, -0.189, 3.28, -1.97, 1.61, 1.34, -4.65, -3.92, 6.57, 6.3, 3.31, 3.81, 0.94],
        [-2.38, -1.81, 2.54, -0.282, 3.09, -1.21, 3.16, -1.32, 1.57, 1.51, -3.99, 1.34, 6.62, 3.16, 6.25, 3.96, -0.543]]),
    (3, 1e-4, [
        [-2.47, -1.91, 2.92, -0.994, 3.11, -1.22, 1.66, 1.37, -4.01, 6.37, 6.21, 6.21, 0.162]]),
    (4, 1e-3, [
        [0.212, -0.801] * 4 + [0.0795] * 4 + [1.54] * 4 + [0.0971]]),
]


def polished(start, l2):
    """The minimum near the start: Newton steps, shortened by a multiple of the identity while they do not go down."""
    p = np.array(start, dtype=np.longdouble)
    loss, g = descent.gradient(p, l2)
    damping = 1e-3
    for _ in range(300):
        h = descent.hessian(p.astype(float), l2)
        step = np.linalg.solve(h + damping * np.eye(len(p)), -g.astype(float))
        next_loss, next_g = descent.gradient(p + step, l2)
        if next_loss < loss or np.abs(next_g).max() < np.abs(g).max():
            p, loss, g = p + step, next_loss, next_g
            damping = damping / 10 if damping > 1e-16 else 0
        elif np.abs(g).max() < 1e-14:
            break
        else:
            damping = max(10 * damping, 1e-15)
    return p.astype(float)


def minimum(job):
    start, l2 = job
    p = polished(start, l2)
    cost, g = descent.gradient(p, l2)
    eigenvalues = np.linalg.eigvalsh(descent.hessian(p, l2))
    w1, b1, w2, b2 = descent.unpacked(p)
    right = (descent.forward(p)[1] > 0) == (descent.Y == 1)
    return dict(
        cost=float(cost), gradient_max_abs=float(np.abs(g).max()), hessian_min_eigenvalue=float(eigenvalues[0]),
        hessian_max_eigenvalue=float(eigenvalues[-1]), training_accuracy=float(right.mean()),
        units=[dict(w1=float(w[0]), w2=float(w[1]), bias=float(b), output=float(v)) for w, b, v in zip(w1, b1, w2)],
        output_bias=float(b2))


def minima(pool):
    jobs = [(start, l2) for _, l2, starts in STARTS for start in starts]
    found = iter(pool.map(minimum, jobs, 1))
    common.write("minima.json", dict(
        made_with=common.NUMPY,
        note="Strict local minima on make_moons(5000, noise=0.2, random_state=0), polished by Newton steps with the exact"
             " Hessian. Each is one representative of its orbit under signed permutations of the hidden units (units written"
             " with output weight >= 0). The cost includes 0.5*l2*(sum W1^2 + sum W2^2), biases not penalised, as DL4J's l2"
             " does. A list holds what was found from a few seeds and need not be complete.",
        cases=[dict(hidden=h, l2=l2, minima=[next(found) for _ in starts]) for h, l2, starts in STARTS]), indent=1)


def figures(case):
    """The derivatives written out, sample by sample, in mpmath."""
    mp.dps = 60
    hidden, l2, p = case["hidden"][0], mpf(case["l2"]), common.exact(case["parameters"])
    n = len(p)
    w1, b1 = [p[2 * i:2 * i + 2] for i in range(hidden)], p[2 * hidden:3 * hidden]
    w2, b2 = p[3 * hidden:4 * hidden], p[4 * hidden]
    loss, gradient, hessian = mpf(0), [mpf(0)] * n, [[mpf(0)] * n for _ in range(n)]
    for x, y in zip(common.exact(descent.X), descent.Y.tolist()):
        t = [mp.tanh(w[0] * x[0] + w[1] * x[1] + b) for w, b in zip(w1, b1)]
        first = [1 - v * v for v in t]
        e = mp.exp(sum(v * w for v, w in zip(t, w2)) + b2)
        s = e / (1 + e)
        loss += mp.log(1 + e) - (mp.log(e) if y else 0)
        back = [f * w for f, w in zip(first, w2)]
        dz = [b * v for b in back for v in x] + back + t + [mpf(1)]
        weighted = [s * (1 - s) * d for d in dz]
        for i in range(n):
            gradient[i] += (s - y) * dz[i]
            row = hessian[i]
            for j in range(i + 1):
                row[j] += weighted[i] * dz[j]
        for i in range(hidden):
            own = [(2 * i, x[0]), (2 * i + 1, x[1]), (2 * hidden + i, mpf(1))]
            bend = -2 * (s - y) * t[i] * back[i]
            for k, (a, u) in enumerate(own):
                for b, v in own[:k + 1]:
                    hessian[a][b] += bend * u * v
                hessian[3 * hidden + i][a] += (s - y) * first[i] * u
    samples = len(descent.Y)
    decay = [l2 * int(d) for d in descent.decayed(np.zeros(n))]
    matrix = mp.matrix(n)
    for i in range(n):
        gradient[i] = gradient[i] / samples + decay[i] * p[i]
        for j in range(i + 1):
            hessian[i][j] = hessian[i][j] / samples + (decay[i] if i == j else 0)
            matrix[i, j] = matrix[j, i] = hessian[i][j]
    loss = loss / samples + sum(d * v * v for d, v in zip(decay, p)) / 2
    eigenvalues = mp.eigsy(matrix, eigvals_only=True)
    return dict(
        **case, loss=mp.nstr(loss, 25), gradient=[mp.nstr(g, 25) for g in gradient],
        hessian_lower=[mp.nstr(hessian[i][j], 25) for i in range(n) for j in range(i + 1)],
        eigenvalues=[mp.nstr(eigenvalues[k], 25) for k in range(n)])


def high_precision(pool):
    cases = []
    for case in common.read("minima.json")["cases"]:
        for minimum in case["minima"]:
            units = minimum["units"]
            parameters = [u[w] for u in units for w in ("w1", "w2")] + [u["bias"] for u in units]
            parameters += [u["output"] for u in units] + [minimum["output_bias"]]
            cases.append(dict(inputs=2, hidden=[case["hidden"]], activation="tanh", l2=case["l2"], parameters=parameters))
    common.write("minima-high-precision.json", dict(
        made_with="mpmath 1.2.1, 60 digits",
        note="Loss, gradient, Hessian (lower triangle, row by row) and eigenvalues (ascending) at the minima of minima.json on"
             " make_moons(5000, noise=0.2, random_state=0), exact for those doubles to the 25 digits shown. Parameters in the"
             " order W1 row by row, b1, W2, b2; one hidden tanh layer.",
        cases=pool.map(figures, cases, 1)), indent=0)


if __name__ == "__main__":
    with Pool(2) as workers:
        minima(workers)
        high_precision(workers)
