"""What an expansion of the gradient of one tanh unit with its best outputs leaves out at most, term by term, with NumPy, and what it does leave
out at the corners of the box, with mpmath.

z = v (f(u) - f0) + c on a sample, u = u0 + sum t_k g_k with |t_k| <= r_k, v and c moving by sum follow_k t_k and at most q beside it. Along the
way from the middle, a prime being the derivative by its share t in [0, 1]:
u' at most sum r |g|, |f'| at most 1 / cosh^2 of the least |u|, |f''| at most 2 |tanh| f' and 4 / (3 sqrt 3), f''' = 2 f' (3 f' - 2),
z'' = v f'' u'^2 + 2 v' f' u', and with r = s(z) - y: r' = s' z', r'' = s'' z'^2 + s' z''. The gradient by t_k is the mean of r dz_k with
dz_k = v f' g_k + (f - f0) follow_k + follow'_k, that by v of r (f - f0), that by c of r; half of their second derivatives is returned."""
import numpy as np
from mpmath import mp
from scipy.special import expit

import common


def best(f, y, l2):
    """v and c, by Newton's method."""
    v, c = 0.5, 0.0
    for _ in range(100):
        s = expit(v * f + c)
        b = s * (1 - s)
        g = np.array([np.mean((s - y) * f) + l2 * v, np.mean(s - y)])
        h = np.array([[np.mean(b * f * f) + l2, np.mean(b * f)], [np.mean(b * f), np.mean(b)]])
        step = np.linalg.solve(h, g)
        step *= min(1, 1 / np.abs(step).max()) if np.abs(step).max() > 0 else 1
        v, c = v - step[0], c - step[1]
    return v, c


def slope(z):
    return expit(z) * expit(-z)


def bounds(x, y, l2, middle, directions, radius, q):
    ones = np.column_stack([x, np.ones(len(x))])
    u, g = ones @ middle, ones @ directions.T
    f, d = np.tanh(u), 1 / np.cosh(u) ** 2
    v, c = best(f, y, l2)
    b = slope(v * f + c)
    f0 = (b @ f) / b.sum()
    own, z, res = f - f0, v * f + c, expit(v * f + c) - y
    hvv, hcc, hvc = np.mean(b * own ** 2) + l2, np.mean(b), np.mean(b * own)
    follow_v = -np.mean((b * v * d * own + res * d)[:, None] * g, 0) / hvv
    follow_c = -np.mean((b * v * d)[:, None] * g, 0) / hcc
    moves_v, moves_c = np.abs(follow_v) @ radius, np.abs(follow_c) @ radius
    reach_v, reach_c = moves_v + q[0], moves_c + q[1]
    top = abs(v) + reach_v

    reach = np.abs(g) @ radius
    f1 = 1 / np.cosh(np.maximum(0, np.abs(u) - reach)) ** 2
    f2 = np.minimum(4 / (3 * np.sqrt(3)), 2 * np.minimum(1, np.abs(u) + reach) * f1)
    grid = np.linspace(0, 1, 4001)[:, None] * f1
    f3 = np.max(np.abs(2 * grid * (3 * grid - 2)), 0)
    change = f1 * reach
    value = np.abs(own) + change
    bent = f2 * reach ** 2
    zeta = (v * d)[:, None] * g + own[:, None] * follow_v + follow_c
    direct = np.abs(zeta) @ radius
    curved = top * bent + 2 * reach_v * change
    speed = direct + np.abs(own) * q[0] + q[1] + curved
    wide = speed - curved / 2
    s1 = slope(np.maximum(0, np.abs(z) - wide))
    s2 = np.minimum(1 / (6 * np.sqrt(3)), s1 * np.minimum(1, (np.abs(z) + wide) / 2))
    r = np.minimum(1, np.abs(res) + s1 * wide)
    r2 = s2 * speed ** 2 + s1 * curved
    once = np.abs(g) * (top * f2 * reach + reach_v * f1)[:, None] + np.abs(follow_v) * change[:, None]
    twice = np.abs(g) * (top * f3 * reach ** 2 + 2 * reach_v * f2 * reach)[:, None] + np.abs(follow_v) * bent[:, None]
    rest = np.mean(r2[:, None] * (np.abs(zeta) + once) + 2 * (s1 * speed)[:, None] * once + r[:, None] * twice, 0) / 2

    still = (abs(v) + moves_v) * bent + 2 * moves_v * change  # z'' with q = 0
    start = s2 * (direct + still) ** 2 + s1 * still
    low = slope(np.abs(z) + wide)
    inward = np.mean((res * d)[:, None] * g, 0)
    return dict(
        v=v, c=c + v * f0, outputReach=reach_v, biasReach=reach_c,
        rest=list(rest) + [np.mean(r2 * value + 2 * s1 * speed * change + r * bent) / 2, np.mean(r2) / 2],
        startV=np.mean(start * value + 2 * s1 * (direct + still) * change + r * bent) / 2, startC=np.mean(start) / 2,
        leastV=np.mean(low * np.maximum(0, np.abs(own) - change) ** 2) + l2, leastC=np.mean(low),
        mixed=np.mean(s2 * wide * value + s1 * change) + abs(hvc), bend=np.mean(r * bent) / 2, inward=list(inward),
        follow=[list(follow_v), list(follow_c)])


def missing(x, y, l2, middle, directions, radius, found):
    """How far the gradient along each direction with the best outputs, and these, are from linear at the corners; the largest of all."""
    mp.dps = 40
    n, units = len(x), len(middle)
    x, y, l2 = common.exact(x), common.exact(y), mp.mpf(l2)
    along, at = common.exact(directions), common.exact(middle)

    def outputs(f, v, c):
        for _ in range(12):
            s = [common.sigmoid(v * a + c) for a in f]
            gv, gc = mp.fsum((p - t) * a for p, t, a in zip(s, y, f)) / n + l2 * v, mp.fsum(p - t for p, t in zip(s, y)) / n
            b = [p * (1 - p) for p in s]
            vv, vc, cc = mp.fsum(p * a * a for p, a in zip(b, f)) / n + l2, mp.fsum(p * a for p, a in zip(b, f)) / n, mp.fsum(b) / n
            det = vv * cc - vc * vc
            v, c = v - (cc * gv - vc * gc) / det, c - (vv * gc - vc * gv) / det
        return v, c

    def gradient(unit):
        f = [mp.tanh(mp.fdot(unit[:-1], a) + unit[-1]) for a in x]
        v, c = outputs(f, mp.mpf(found["v"]), mp.mpf(found["c"]) - mp.mpf(found["v"]) * mp.fsum(f) / n)
        back = [(common.sigmoid(v * a + c) - t) * v * (1 - a * a) / n for a, t in zip(f, y)]
        by = [mp.fsum(p * a[j] for p, a in zip(back, x)) + l2 * unit[j] for j in range(units - 1)] + [mp.fsum(back)]
        return [mp.fdot(d, by) for d in along]

    moved = lambda t: [at[j] + mp.fsum(t[k] * along[k][j] for k in range(units)) for j in range(units)]
    step = mp.mpf(10) ** -12
    here = gradient(at)
    slopes = []
    for k in range(units):
        up, down = [gradient(moved([e * step if l == k else mp.mpf(0) for l in range(units)])) for e in (1, -1)]
        slopes.append([(a - b) / (2 * step) for a, b in zip(up, down)])
    most = [mp.mpf(0)] * units
    for corner in range(1 << units):
        t = [mp.mpf(float(radius[k])) * (1 if corner >> k & 1 else -1) for k in range(units)]
        there = gradient(moved(t))
        for k in range(units):
            most[k] = max(most[k], abs(there[k] - here[k] - mp.fsum(t[l] * slopes[l][k] for l in range(units))))
    return [mp.nstr(m, 12) for m in most]


def cases():
    random = np.random.RandomState(12)
    for number in range(24):
        inputs = 1 + number % 3
        n = 6 + number % 4
        y = (np.arange(n) % 2).astype(float)
        given = np.round(random.randn(n, inputs) + 0.5 * y[:, None], 2)
        x = given - np.mean(given, 0).astype(np.float32).astype(float)
        l2 = (0.02, 0.1, 0.005)[number // 3 % 3]
        middle = np.round(random.randn(inputs + 1) * (0.3, 1.0, 3.0)[number // 4 % 3], 3)
        directions = np.round(random.uniform(-1, 1, (inputs + 1, inputs + 1)), 3)
        radius = 10.0 ** random.uniform(-4, -1, inputs + 1) * (1 if number % 5 else 3)
        q = 10.0 ** random.uniform(-4, -0.5, 2)
        found = bounds(x, y, l2, middle, directions, radius, q)
        if number < 9:
            found["missing"] = missing(x, y, l2, middle, directions, radius, found)
        yield dict(x=given.tolist(), y=y.tolist(), l2=l2, middle=middle.tolist(), directions=directions.tolist(),
                   radius=radius.tolist(), q=q.tolist(), **found)


if __name__ == "__main__":
    common.write("remainders.json", dict(source=common.NUMPY, cases=list(cases())), indent=1)
