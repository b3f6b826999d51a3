"""Loss, gradient and Hessian of relu and leakyrelu networks some of whose samples lie exactly on kinks, with f' from the left there,
in mpmath. Numbers are short binary fractions, so that w.x + b is 0 in doubles too."""
import numpy as np
from mpmath import mp, mpf

import common

INPUTS, HIDDEN, SAMPLES = 2, 3, 7


def derivatives(p, x, y, left, l2):
    """By the formulas: r = s(z) - y, dz/dp = (v f' (x, 1), f, 1), d2z/dv d(w, b) = f' (x, 1)."""
    n = len(p)
    loss, gradient, hessian = mpf(0), [mpf(0)] * n, [[mpf(0)] * n for _ in range(n)]
    weight, bias, out = (lambda j, k: j * INPUTS + k), (lambda j: HIDDEN * INPUTS + j), (lambda j: HIDDEN * (INPUTS + 1) + j)
    for a, label in zip(x, y):
        row, bend, z = [mpf(0)] * n, {}, p[-1]
        for j in range(HIDDEN):
            u = mp.fdot([p[weight(j, k)] for k in range(INPUTS)], a) + p[bias(j)]
            slope = mpf(1) if u > 0 else left
            z += p[out(j)] * slope * u
            row[out(j)] = slope * u
            for k in range(INPUTS + 1):
                place = weight(j, k) if k < INPUTS else bias(j)
                part = slope * (a[k] if k < INPUTS else 1)
                row[place] = p[out(j)] * part
                bend[out(j), place] = bend[place, out(j)] = part
        row[-1] = mpf(1)
        s = common.sigmoid(z)
        loss += common.cross_entropy(z, label) / len(x)
        for i in range(n):
            gradient[i] += (s - label) * row[i] / len(x)
            for j in range(n):
                hessian[i][j] += (s * (1 - s) * row[i] * row[j] + (s - label) * bend.get((i, j), 0)) / len(x)
    for k in list(range(HIDDEN * INPUTS)) + [out(j) for j in range(HIDDEN)]:
        loss += l2 / 2 * p[k] ** 2
        gradient[k] += l2 * p[k]
        hessian[k][k] += l2
    return loss, gradient, hessian


def cases():
    random = np.random.RandomState(7)
    for number in range(6):
        left, l2 = (0.0, 0.01)[number % 2], (0.0, 0.125)[number // 2 % 2]
        x = random.randint(-16, 17, (SAMPLES, INPUTS)) / 8
        x[6] = x[0]  # two samples of different labels at one place
        w = random.randint(-16, 17, (HIDDEN, INPUTS)) / 8
        b = random.randint(-16, 17, HIDDEN) / 8
        for j in range(number % (HIDDEN + 1)):
            b[j] = -w[j] @ x[j]
        scale = 2.0 ** random.randint(-3, 9)  # of one unit, so that sizes differ
        p = np.concatenate([(w * [[scale], [1], [1]]).ravel(), b * [scale, 1, 1], random.randint(-16, 17, HIDDEN) / 8 + 1 / 16, [0.25]])
        y = np.arange(SAMPLES) % 2
        loss, gradient, hessian = derivatives(common.exact(p), common.exact(x), common.exact(y), common.exact([left])[0],
                                              common.exact([l2])[0])
        text = lambda value: mp.nstr(value, 25)
        yield dict(inputs=INPUTS, hidden=[HIDDEN], activation="leakyrelu" if left else "relu", l2=l2, x=x.tolist(), y=y.tolist(),
                   parameters=p.tolist(), loss=text(loss), gradient=[text(g) for g in gradient],
                   hessian=[[text(h) for h in row] for row in hessian])


if __name__ == "__main__":
    mp.dps = 60
    common.write("kinked-networks.json", dict(source="mpmath, 60 digits", cases=list(cases())), indent=1)
