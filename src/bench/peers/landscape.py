"""A peer of the landscape command, and a judge of what it wrote.

    landscape.py peer FOLDER DATA.csv    saddles between its end states by a doubly nudged elastic band (Trygubenko and Wales
                                         2004) and hybrid eigenvector following with Rayleigh-Ritz minimisation (Munro and
                                         Wales 1999; the method of TopSearch), in NumPy and SciPy with gradients only
    landscape.py check FOLDER DATA.csv   every saddle of landscape.json again in 50 digits (mpmath): gradient, distance of
                                         the exact saddle, signs of all eigenvalues

FOLDER holds landscape.json of a tanh network of one hidden layer; DATA.csv is what `data CONFIG -o DATA.csv` writes.
"""
import json
import os
import sys
import time

import numpy as np
import yaml

IMAGES, BAND_STEPS, BAND_STEP = 20, 150, 0.1
CLIMBS, UPHILL, SUBSPACE = 120, 0.2, 20
LEVEL = 1e-7  # of the gradient's norm: a saddle
SAME = 1e-6   # of the cost: one end state, one saddle


class Network:
    def __init__(self, folder, data):
        config = yaml.safe_load(open(os.path.join(folder, "config.resolved.yaml")))
        (self.units,) = config["network"]["hidden"]
        assert config["network"]["activation"] == "tanh"
        self.l2 = config["training"]["l2"]
        table = np.genfromtxt(data, delimiter=",", skip_header=1)
        self.x, self.y = table[:, :-1], table[:, -1]
        self.calls = 0

    def split(self, p):
        h, d = self.units, self.x.shape[1]
        return p[:h * d].reshape(h, d), p[h * d:h * d + h], p[h * d + h:h * d + 2 * h], p[-1]

    def f(self, p):
        """Loss and gradient."""
        self.calls += 1
        w, b, v, c = self.split(p)
        t = np.tanh(self.x @ w.T + b)
        z = t @ v + c
        r = 1 / (1 + np.exp(-np.clip(z, -700, 700))) - self.y
        loss = np.mean(np.logaddexp(0, z) - self.y * z) + self.l2 / 2 * (np.sum(w * w) + np.sum(v * v))
        e = r[:, None] * (1 - t * t) * v / len(r)
        g = np.concatenate([(e.T @ self.x + self.l2 * w).ravel(), e.sum(0), t.T @ r / len(r) + self.l2 * v, [r.mean()]])
        return loss, g

    def copies(self, p):
        """The same network with its units one by one: rows (w, b, v)."""
        w, b, v, c = self.split(p)
        return np.c_[w, b, v], c

    def aligned(self, a, b):
        from scipy.optimize import linear_sum_assignment
        (ua, _), (ub, c) = self.copies(a), self.copies(b)
        plus = ((ua[:, None] - ub[None]) ** 2).sum(-1)
        minus = ((ua[:, None] + ub[None]) ** 2).sum(-1)
        _, columns = linear_sum_assignment(np.minimum(plus, minus))
        rows = np.arange(len(columns))
        moved = np.where(plus[rows, columns] <= minus[rows, columns], 1, -1)[:, None] * ub[columns]
        d = self.x.shape[1]
        return np.concatenate([moved[:, :d].ravel(), moved[:, d], moved[:, d + 1], [c]])


def lbfgs(force, x, steps, longest, tolerance=0.0, memory=8):
    """Steps along a force that need be no gradient: no line search, steps cut to a length (Wales)."""
    g = -force(x)
    pairs = []
    for _ in range(steps):
        if np.linalg.norm(g) < tolerance:
            break
        q, alphas = g.copy(), []
        for s, y, rho in reversed(pairs):
            alphas.append(rho * (s @ q))
            q -= alphas[-1] * y
        if pairs:
            s, y, _ = pairs[-1]
            q *= (s @ y) / (y @ y)
        else:
            q *= min(1, longest / np.linalg.norm(q))
        for (s, y, rho), alpha in zip(pairs, reversed(alphas)):
            q += (alpha - rho * (y @ q)) * s
        step = -q if q @ g > 0 else q
        step *= min(1, longest / max(np.linalg.norm(step), 1e-300))
        new = x + step
        ng = -force(new)
        s, y = step, ng - g
        if abs(s @ y) > 1e-300:
            pairs = (pairs + [(s, y, 1 / (s @ y))])[-memory:]
        x, g = new, ng
    return x


def band(net, a, b):
    inner = np.array([a + (b - a) * k / (IMAGES + 1) for k in range(1, IMAGES + 1)])

    def force(flat):
        path = np.vstack([a, flat.reshape(inner.shape), b])
        f = np.array([net.f(p) for p in path], dtype=object)
        losses, out = np.array([float(v) for v in f[:, 0]]), np.zeros_like(inner)
        stiffness = max(np.mean([np.linalg.norm(g) for g in f[1:-1, 1]]), 1e-6) / np.mean(np.linalg.norm(np.diff(path, axis=0), axis=1))
        for k in range(1, IMAGES + 1):
            up, down = path[k + 1] - path[k], path[k] - path[k - 1]
            tangent = up if losses[k + 1] > losses[k - 1] else down
            tangent = tangent / max(np.linalg.norm(tangent), 1e-300)
            g = f[k, 1]
            across = g - (g @ tangent) * tangent
            spring = stiffness * (up - down)
            along = stiffness * (np.linalg.norm(up) - np.linalg.norm(down)) * tangent
            sideways = spring - (spring @ tangent) * tangent
            unit = across / max(np.linalg.norm(across), 1e-300)
            out[k - 1] = -across + along + sideways - (sideways @ unit) * unit
        return out.ravel()

    flat = lbfgs(force, inner.ravel(), BAND_STEPS, BAND_STEP * np.sqrt(IMAGES))
    path = np.vstack([a, flat.reshape(inner.shape), b])
    losses = [net.f(p)[0] for p in path]
    tops = [k for k in range(1, IMAGES + 1) if losses[k] >= losses[k - 1] and losses[k] > losses[k + 1]]
    return [(path[k], path[k + 1] - path[k - 1]) for k in sorted(tops, key=lambda k: -losses[k])[:3]]


def softest(net, p, v):
    """Rayleigh-Ritz quotient minimised by L-BFGS; curvature by central differences of the gradient."""
    from scipy.optimize import minimize
    eps = 1e-5

    def quotient(u):
        n = np.linalg.norm(u)
        u = u / n
        hu = (net.f(p + eps * u)[1] - net.f(p - eps * u)[1]) / (2 * eps)
        return u @ hu, 2 * (hu - (u @ hu) * u) / n

    result = minimize(quotient, v, jac=True, method="L-BFGS-B", options={"maxiter": 40})
    return result.fun, result.x / np.linalg.norm(result.x)


def climb(net, p, v):
    for _ in range(CLIMBS):
        value, v = softest(net, p, v)
        g = net.f(p)[1]
        if np.linalg.norm(g) < LEVEL:
            return (p, v, value) if value < 0 else None
        along = g @ v
        step = 2 * along / (abs(value) + np.sqrt(value * value + 4 * along * along))
        p = p + np.clip(step, -UPHILL, UPHILL) * v
        p = lbfgs(lambda q: -(net.f(q)[1] - (net.f(q)[1] @ v) * v), p, SUBSPACE, UPHILL)
    return None


def down(net, p):
    from scipy.optimize import minimize
    return minimize(net.f, p, jac=True, method="L-BFGS-B", options={"maxiter": 5000, "maxfun": 20000, "ftol": 0, "gtol": 1e-9}).fun


def peer(net, land):
    ends = [np.array(e["parameters"]) for e in land["end_states"]]
    costs = [e["cost"] for e in land["end_states"]]
    which = lambda cost: next((k for k, c in enumerate(costs) if abs(c - cost) < SAME), None)
    start, found = time.time(), {}
    for a in range(len(ends)):
        for b in range(a + 1, len(ends)):
            for top, direction in band(net, ends[a], net.aligned(ends[a], ends[b])):
                saddle = climb(net, top, direction)
                if saddle is None:
                    continue
                p, v, value = saddle
                cost = net.f(p)[0]
                sides = tuple(sorted(str(which(down(net, p + s * 0.01 * v))) for s in (-1, 1)))
                found.setdefault(round(cost, 7), (cost, value, sides))
    joins = {}
    group = list(range(len(ends)))
    for cost, _, sides in sorted(found.values()):
        if "None" in sides:
            continue
        one, other = (group[int(s)] for s in sides)
        if one != other:
            for x in [k for k in range(len(ends)) if group[k] == one]:
                for y in [k for k in range(len(ends)) if group[k] == other]:
                    joins[min(x, y), max(x, y)] = cost
            group = [one if g == other else g for g in group]
    print("peer: %d saddles, %.0f s, %d gradients" % (len(found), time.time() - start, net.calls))
    for cost, value, sides in sorted(found.values()):
        print("  saddle %.10f  eigenvalue %.3g  joins %s" % (cost, value, ", ".join(str(int(s) + 1) if s != "None" else "?" for s in sides)))
    for join in land["joins"]:
        theirs = joins.get((join["a"], join["b"]))
        print("  ends %d, %d: landscape %s, peer %s" % (join["a"] + 1, join["b"] + 1,
              "none" if join["cost"] is None else "%.10f" % join["cost"], "none" if theirs is None else "%.10f" % theirs))
    lower = [j for j in land["joins"] if joins.get((j["a"], j["b"]), np.inf) < (j["cost"] if j["cost"] is not None else np.inf) - SAME]
    print("the peer is lower at %d of %d pairs" % (len(lower), len(land["joins"])))


def check(net, land):
    from mpmath import mp, mpf
    mp.dps = 50
    h, d = net.units, net.x.shape[1]
    n = h * (d + 2) + 1
    x, y = [[mpf(float(a)) for a in row] + [mpf(1)] for row in net.x], [mpf(float(a)) for a in net.y]
    decayed = set(range(h * d)) | set(range(h * d + h, h * d + 2 * h))
    places = [[i * d + j for j in range(d)] + [h * d + i] for i in range(h)]
    worst = 0
    for number, saddle in enumerate(land["saddles"]):
        p = [mpf(a) for a in saddle["parameters"]]
        loss, g, hess = mpf(0), [mpf(0)] * n, mp.zeros(n)
        for row, label in zip(x, y):
            t = [mp.tanh(sum(p[k] * a for k, a in zip(places[i], row))) for i in range(h)]
            z = sum(p[h * d + h + i] * t[i] for i in range(h)) + p[-1]
            s = 1 / (1 + mp.exp(-z))
            loss += mp.log(1 + mp.exp(z)) - label * z
            dz = [mpf(0)] * n
            for i in range(h):
                first, v = 1 - t[i] * t[i], h * d + h + i
                second = -2 * t[i] * first * p[v] * (s - label)
                dz[v] = t[i]
                for k, a in zip(places[i], row):
                    dz[k] = p[v] * first * a
                    hess[k, v] += (s - label) * first * a
                    for m, e in zip(places[i], row):
                        if m >= k:
                            hess[k, m] += second * a * e
            dz[-1] = mpf(1)
            for k in range(n):
                g[k] += (s - label) * dz[k]
                if dz[k]:
                    factor = s * (1 - s) * dz[k]
                    for m in range(k, n):
                        hess[k, m] += factor * dz[m]
        count = len(y)
        for k in range(n):
            decay = mpf(net.l2) if k in decayed else 0
            g[k] = g[k] / count + decay * p[k]
            loss += count * decay * p[k] ** 2 / 2
            for m in range(k, n):
                hess[k, m] = hess[k, m] / count + (decay if m == k else 0)
                hess[m, k] = hess[k, m]
        values = sorted(mp.eigsy(hess, eigvals_only=True))
        negative = sum(v < -mpf(10) ** -20 for v in values)
        flat = sum(abs(v) <= mpf(10) ** -12 for v in values)
        error = max(abs(a) for a in g)
        ok = (values[0] < 0 and sum(v < -mpf(10) ** -12 for v in values) == 1 and flat == saddle["flat_directions"]
              and abs(values[0] - saddle["negative_eigenvalue"]) <= saddle["eigenvalue_bound"]
              and error <= 10 * mpf(saddle["gradient_bound"]) + mpf(saddle["gradient_max_abs"]))
        worst += not ok
        print("saddle %d: cost %s, off by %s; gradient %s; eigenvalues %s, %s, %s; flat %d: %s" % (
            number + 1, mp.nstr(loss / count, 17), mp.nstr(loss / count - mpf(saddle["cost"]), 2), mp.nstr(error, 3),
            mp.nstr(values[0], 6), mp.nstr(values[1], 6), mp.nstr(values[2], 6), flat, "as said" if ok else "NOT AS SAID"))
    print("%d of %d saddles are what landscape.json says" % (len(land["saddles"]) - worst, len(land["saddles"])))
    return worst


if __name__ == "__main__":
    what, folder, data = sys.argv[1:]
    network = Network(folder, data)
    landscape = json.load(open(os.path.join(folder, "landscape.json")))
    sys.exit(1 if (check if what == "check" else peer)(network, landscape) else 0)
