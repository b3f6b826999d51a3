"""Tries to refute the end states of censuses, harder than the census looked for them; nothing of the project's code is used.

    python3 judge_ends.py [--restarts 6] [--steps 300] FOLDER...   # each with census.json and config.resolved.yaml of a census
    python3 judge_ends.py --soak 60 --program bin/manymoons [--out target/soak] [--seed 1]   # makes random censuses first

Networks of any depth with tanh, sigmoid, softplus, identity, elu, swish or gelu units and one sigmoid or one number, in long doubles, with the
Hessian column by column (Pearlmutter 1994). A descent is damped Newton with absolute eigenvalues in scaled parameters, each step
at most a tenth of a parameter's size and downhill; then the same without that limit.
  strict_minimum  refuted where the cost is another, the Hessian in long doubles is not positive definite, the Newton step is
                  not small, or a descent from within 1e-6 of it ends lower by more than 1e-12.
  channel_to_infinity  refuted where a descent from the network shown, or from one near it that lies no higher above the limit
                  than ten times as far, ends more than 1e-9 below the limit.
  flat_minimum    refuted where a descent from within 1e-6 of it ends lower by more than 1e-9.
Prints a line for each end state and a table of configurations; exit status 1 where anything was refuted.
"""
import argparse
import json
import pathlib
import random
import shlex
import subprocess
import sys

import numpy as np
import yaml
from scipy.special import erf
from sklearn.datasets import make_circles, make_moons

LD = np.longdouble


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * LD(np.pi))
    big = np.array(0.5 * (1 + erf((z / np.sqrt(LD(2))).astype(float))), LD)
    return z * big, big + z * phi, (2 - z * z) * phi


def unit(name, z):
    """Value, first and second derivative."""
    if name == "tanh":
        a = np.tanh(z)
        return a, 1 - a * a, -2 * a * (1 - a * a)
    s = (1 + np.tanh(z / 2)) / 2
    if name == "sigmoid":
        return s, s * (1 - s), s * (1 - s) * (1 - 2 * s)
    if name == "softplus":
        return np.logaddexp(LD(0), z), s, s * (1 - s)
    if name == "swish":
        d = s * (1 - s)
        return z * s, s + z * d, 2 * d + z * d * (1 - 2 * s)
    if name == "elu":
        e = np.exp(np.minimum(z, 0))
        return np.where(z > 0, z, e - 1), np.where(z > 0, 1, e), np.where(z > 0, 0, e)
    if name == "gelu":
        return gelu(z)
    if name == "identity":
        return z, np.ones_like(z), np.zeros_like(z)
    raise SystemExit(f"judge_ends.py knows no activation {name}")


class Loss:
    """Mean cross-entropy, or squared error of a number, + l2 / 2 of the squared weights; parameters layer by layer, W by rows (units x inputs), then b."""

    def __init__(self, X, y, hidden, name, l2, number=False):
        self.X, self.y, self.number = X.astype(LD), y, number
        self.name, self.l2 = name, LD(l2)
        self.sizes = [X.shape[1], *hidden, 1]
        self.count = sum(a * b + b for a, b in zip(self.sizes, self.sizes[1:]))
        self.weights = np.zeros(self.count, bool)
        at = 0
        for a, b in zip(self.sizes, self.sizes[1:]):
            self.weights[at : at + a * b] = True
            at += a * b + b

    def layers(self, t):
        at, found = 0, []
        for a, b in zip(self.sizes, self.sizes[1:]):
            found.append((t[at : at + a * b].reshape(b, a), t[at + a * b : at + a * b + b]))
            at += a * b + b
        return found

    def of(self, z):
        """Mean loss, its first and second derivatives by each z."""
        n = len(self.y)
        if self.number:
            error = z - self.y.astype(LD)
            return np.mean(error**2), 2 * error / n, np.full(n, LD(2) / n)
        margin = np.where(self.y == 1, z, -z)
        q = 1 / (1 + np.exp(np.minimum(margin, LD(11000))))
        return np.mean(np.logaddexp(LD(0), -margin)), np.where(self.y == 1, -q, q) / n, q * (1 - q) / n

    def value(self, t):
        a = self.X
        layers = self.layers(t)
        for k, (W, b) in enumerate(layers):
            z = a @ W.T + b
            a = z if k == len(layers) - 1 else unit(self.name, z)[0]
        return self.of(a[:, 0])[0] + self.l2 / 2 * np.sum(t[self.weights] ** 2)

    def derivatives(self, t):
        """Loss, gradient and Hessian."""
        layers = self.layers(t)
        inputs, first, second = [self.X], [], []
        for W, b in layers[:-1]:
            a, d, dd = unit(self.name, inputs[-1] @ W.T + b)
            inputs.append(a)
            first.append(d)
            second.append(dd)
        W, b = layers[-1]
        z = inputs[-1] @ W.T + b
        mean, delta, weight = self.of(z[:, 0])
        loss = mean + self.l2 / 2 * np.sum(t[self.weights] ** 2)
        delta, weight = delta[:, None], weight[:, None]
        deltas = [delta]
        for k in range(len(layers) - 1, 0, -1):
            deltas.append((deltas[-1] @ layers[k][0]) * first[k - 1])
        deltas.reverse()
        gradient = self.join([(d.T @ a, d.sum(0)) for d, a in zip(deltas, inputs)]) + self.l2 * np.where(self.weights, t, 0)
        hessian = np.empty((self.count, self.count), LD)
        for k in range(self.count):
            e = np.zeros(self.count, LD)
            e[k] = 1
            hessian[:, k] = self.times(layers, self.layers(e), inputs, first, second, deltas, weight)
        hessian = (hessian + hessian.T) / 2
        hessian[np.diag_indices(self.count)] += self.l2 * self.weights
        return loss, gradient, hessian

    def join(self, parts):
        return np.concatenate([np.concatenate([W.ravel(), b]) for W, b in parts])

    def times(self, layers, along, inputs, first, second, deltas, weight):
        da, dz = [np.zeros_like(inputs[0])], []
        for k, ((W, _), (V, c)) in enumerate(zip(layers, along)):
            dz.append(da[-1] @ W.T + inputs[k] @ V.T + c)
            if k < len(layers) - 1:
                da.append(first[k] * dz[-1])
        ddelta = [weight * dz[-1]]
        for k in range(len(layers) - 1, 0, -1):
            W, V = layers[k][0], along[k][0]
            ddelta.append(
                (ddelta[-1] @ W + deltas[k] @ V) * first[k - 1] + (deltas[k] @ W) * second[k - 1] * dz[k - 1]
            )
        ddelta.reverse()
        return self.join([(dd.T @ a + d.T @ b, dd.sum(0)) for dd, d, a, b in zip(ddelta, deltas, inputs, da)])


def descend(loss, t, steps, farthest):
    """Damped Newton with absolute eigenvalues, downhill; no parameter moves by more than farthest of 1 + its size."""
    t, damping = np.asarray(t, LD).copy(), 1e-2
    f, g, H = loss.derivatives(t)
    for _ in range(steps):
        scale = 1 / np.sqrt(np.maximum(np.abs(np.diag(H)), LD(1e-300)))
        values, vectors = np.linalg.eigh((H * scale[:, None] * scale).astype(float))
        along = vectors.T.astype(LD) @ (g * scale)
        for _ in range(30):
            step = -scale * (vectors.astype(LD) @ (along / (np.abs(values) + damping)))
            most = farthest * (1 + np.abs(t))
            new = t + np.clip(step, -most, most)
            lower = loss.value(new)
            if lower < f:
                break
            damping = max(damping * 5, 1e-18)
        else:
            break
        gain, t, damping = f - lower, new, max(damping / 6, 1e-18)
        if gain < 1e-19 * f:
            f = lower
            break
        f, g, H = loss.derivatives(t)
    return t, f


def lowest(loss, t, steps):
    there, f = descend(loss, t, steps, LD(0.1))
    return min(f, descend(loss, there, steps, LD(10))[1])


def judged(loss, end, steps, restarts, rng):
    t = np.array(end["parameters"], float).astype(LD)
    size = np.linalg.norm(t.astype(float))
    f = loss.value(t)
    if end["kind"] == "channel_to_infinity":
        limit, found = LD(end["limit"]), lowest(loss, t, steps)
        for k in range(restarts):
            near = t * (1 + rng.normal(size=t.size) * 10.0 ** (-6 + k % 4))
            if loss.value(near) - limit <= 10 * abs(f - limit) + 1e-12:
                found = min(found, lowest(loss, near, steps))
        below = float(limit - found)
        ways = "+".join(group["way"] for group in end["channel"]["groups"])
        return below > 1e-9, f"{ways}, limit {end['limit']:.12g}, lowest found {-below:+.1e} from it"
    found = min(
        (lowest(loss, t + rng.normal(size=t.size) * 1e-6 * size / np.sqrt(t.size), steps // 3) for _ in range(restarts)),
        default=f,
    )
    gain = float(f - found)
    if end["kind"] == "flat_minimum":
        return gain > 1e-9, f"cost {end['cost']:.12g}, lowest found nearby {-gain:+.1e} from it"
    _, g, H = loss.derivatives(t)
    least = np.linalg.eigvalsh(H.astype(float))[0]
    scale = 1 / np.sqrt(np.diag(H))
    definite = np.all(scale == scale) and np.linalg.eigvalsh((H * scale[:, None] * scale).astype(float))[0] > 0
    step = np.linalg.norm(np.linalg.solve(H.astype(float), g.astype(float))) / size
    bad = abs(float(f) - end["cost"]) > 1e-12 or not definite or step > 1e-5 or gain > 1e-12
    return bad, f"cost {end['cost']:.12g}, smallest eigenvalue {least:.3g}, Newton step {step:.0e}, nearby {-gain:+.1e}"


def teacher(data):
    r = np.random.RandomState(data["teacher_state"])
    W, b, v = r.randn(data["teacher"], data["features"]), r.randn(data["teacher"]), r.randn(data["teacher"])
    r = np.random.RandomState(data["random_state"])
    X = r.randn(data["n_samples"], data["features"])
    y = np.tanh(X @ W.T + b) @ v
    return X, y + (data["noise"] * r.randn(len(y)) if data["noise"] is not None else 0)


def judge(folder, steps, restarts):
    config = yaml.safe_load((folder / "config.resolved.yaml").read_text())
    census = json.loads((folder / "census.json").read_text())
    data, network = config["data"], config["network"]
    if data["source"] == "make_moons":
        X, y = make_moons(data["n_samples"], noise=data["noise"], random_state=data["random_state"])
    elif data["source"] == "make_circles":
        X, y = make_circles(
            data["n_samples"], noise=data["noise"], random_state=data["random_state"], factor=data.get("factor", 0.8)
        )
    elif data["source"] == "teacher":
        X, y = teacher(data)
    else:
        raise SystemExit(f"{folder}: judge_ends.py makes moons, circles and teachers' numbers, not {data['source']}")
    number = data["source"] == "teacher"
    loss = Loss(X, y, network["hidden"], network["activation"], config["training"]["l2"], number)
    rng = np.random.default_rng(1)
    refuted = looked = 0
    for number, end in enumerate(census["end_states"]):
        if end["kind"] not in ("strict_minimum", "channel_to_infinity", "flat_minimum"):
            continue
        bad, what = judged(loss, end, steps, restarts, rng)
        refuted, looked = refuted + bad, looked + 1
        print(f"{folder} {number} {end['kind']} ({end['hits']} hits): {what}{' REFUTED' if bad else ''}", flush=True)
    name = f"{data['source']} {data['random_state']} n {data['n_samples']} {network['activation']} {network['hidden']} l2 {config['training']['l2']}"
    return name, census["seeds"], census["not_converged"], looked, refuted


def soak(options):
    """Censuses of random configurations, as many as asked for."""
    choose, folders = random.Random(options.seed), []
    for k in range(options.soak):
        hidden = choose.choice([[1], [2], [3], [3], [4], [5]])
        settings = {
            "data.source": choose.choice(["make_moons", "make_circles"]),
            "data.random_state": choose.randrange(10000),
            "data.n_samples": choose.choice([150, 200, 300, 400]),
            "data.noise": choose.choice([0.15, 0.2, 0.25, 0.3]),
            "network.hidden": hidden,
            "network.activation": choose.choice(["tanh", "tanh", "tanh", "sigmoid", "softplus"]),
            "training.l2": choose.choice([0, 0, 0, 1e-4, 1e-3, 1e-2]),
            "training.iterations": choose.choice([1000, 3000]),
            "census.seeds": "1-25",
        }
        folder = pathlib.Path(options.out) / f"{options.seed}-{k}"
        if not (folder / "census.json").exists():
            command = [*shlex.split(options.program), "census", "config/quick.yaml", "--out", str(folder)]
            for key, value in settings.items():
                command += ["--set", f"{key}={value}"]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if (folder / "census.json").exists():
            folders.append(folder)
        else:
            print(f"{folder}: no census came of {settings}")
    return folders


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--restarts", type=int, default=6)
    parser.add_argument("--soak", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default="bin/manymoons")
    parser.add_argument("--out", default="target/soak")
    options = parser.parse_args()
    rows = [judge(folder, options.steps, options.restarts) for folder in [*options.folders, *soak(options)]]
    print(f"{'configuration':64} seeds  without a kind  judged  refuted")
    for name, seeds, without, looked, refuted in rows:
        print(f"{name:64} {seeds:5}  {without!s:>14}  {looked:6}  {refuted:7}")
    total = sum(row[4] for row in rows)
    print(f"{len(rows)} censuses, {sum(row[3] for row in rows)} end states judged, {total} refuted")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
