"""Random numbers, generators, splits and initial weights of NumPy and scikit-learn."""
import gzip
import os

import numpy as np
from numpy.random import RandomState
from sklearn.datasets import make_circles, make_moons
from sklearn.model_selection import train_test_split

import common

LAST = 4294967295
MOONS = [
    dict(n_samples=5000, noise=0.2, random_state=0),
    dict(n_samples=5000, noise=0.2, random_state=123),
    dict(n_samples=101, noise=0.1, random_state=7),
    dict(n_samples=10, noise=None, random_state=3, shuffle=False),
    dict(n_samples=8, noise=0.0, random_state=3, shuffle=True),
    dict(n_samples=[3, 5], noise=0.3, random_state=LAST),
]
MOONS_ARGUMENTS = [
    dict(n_samples=1, random_state=0),
    dict(n_samples=1, noise=0.3, random_state=LAST),
    dict(n_samples=2, noise=0.1, random_state=1),
    dict(n_samples=3, random_state=2),
    dict(n_samples=3, noise=0.0, random_state=2),
    dict(n_samples=3, noise=2.5, random_state=3, shuffle=False),
    dict(n_samples=7, shuffle=False, random_state=0),
    dict(n_samples=101, noise=0.2, random_state=LAST),
    dict(n_samples=[3, 8], noise=0.05, random_state=11),
    dict(n_samples=[0, 5], noise=0.1, random_state=4),
    dict(n_samples=[5, 0], random_state=4),
    dict(n_samples=[120, 37], noise=1e-9, random_state=2147483648),
    dict(n_samples=[1, 1], noise=1000.0, random_state=2147483647),
    dict(n_samples=999, noise=0.15, random_state=42, shuffle=False),
    dict(n_samples=20011, noise=0.2, random_state=99),
    dict(n_samples=257, random_state=5),
]
CIRCLES_ARGUMENTS = [
    dict(n_samples=1, random_state=0),
    dict(n_samples=2, noise=0.1, random_state=1, factor=0.5),
    dict(n_samples=3, random_state=2, factor=0.0),
    dict(n_samples=3, noise=0.5, random_state=3, shuffle=False),
    dict(n_samples=9, shuffle=False, random_state=0, factor=0.3),
    dict(n_samples=101, noise=0.1, random_state=LAST, factor=0.5),
    dict(n_samples=[3, 8], noise=0.05, random_state=11, factor=0.99),
    dict(n_samples=[0, 5], noise=0.1, random_state=4),
    dict(n_samples=[120, 37], noise=1e-9, random_state=2147483648, factor=0.123456789),
    dict(n_samples=5000, noise=0.2, random_state=0, factor=0.5),
    dict(n_samples=20011, noise=0.03, random_state=99, factor=0.8),
    dict(n_samples=257, random_state=5),
]


def generated(generator, arguments):
    """scikit-learn takes sizes per class as a tuple."""
    sizes = arguments["n_samples"]
    return generator(**{**arguments, "n_samples": tuple(sizes) if isinstance(sizes, list) else sizes})


def moons():
    cases = []
    for arguments in MOONS:
        x, y = generated(make_moons, arguments)
        n = len(x)
        rows = sorted(set([r for r in range(8) if r < n] + [n // 2, n - 1]))
        cases.append(dict(
            arguments=arguments, rows=n, sum_x1=float(x[:, 0].sum()), sum_x2=float(x[:, 1].sum()),
            sum_x1_times_row_index=float((x[:, 0] * np.arange(n)).sum()), ones=int(y.sum()),
            sample=[dict(row=r, x1=float(x[r, 0]), x2=float(x[r, 1]), label=int(y[r])) for r in rows],
            labels_first_64="".join(str(v) for v in y[:64])))
    common.write("make_moons.json", dict(
        made_with=common.NUMPY,
        note="sklearn.datasets.make_moons(**arguments). random_state goes to numpy.random.RandomState: MT19937 seeded by"
             " init_genrand, legacy polar Gaussians, Fisher-Yates with masked rejection. Coordinates may differ in the last"
             " bits (sin and cos differ between maths libraries); row order and labels may not.",
        cases=cases), indent=1)


def shapes(name, generator, all_arguments):
    cases = []
    for arguments in all_arguments:
        x, y = generated(generator, arguments)
        n = len(x)
        rows = range(n) if n <= 24 else [0, 1, 2, 3, n // 3, n // 2, n - 2, n - 1]
        cases.append(dict(
            arguments=arguments, rows=n, ones=int(y.sum()), sum_x1=float(x[:, 0].sum()), sum_x2=float(x[:, 1].sum()),
            labels="".join(str(v) for v in (y if n <= 400 else y[:200])),
            sample=[[r, float(x[r, 0]), float(x[r, 1])] for r in rows]))
    common.write(name, dict(
        made_with=common.NUMPY,
        note="sklearn.datasets.%s(**arguments), factor 0.8 and shuffle true where not given. labels: the first 200 if there"
             " are more than 400 rows. sample: [row, x1, x2], all rows up to 24. Sums in NumPy's order of addition."
             % generator.__name__,
        cases=cases), compact=True)


def splits():
    cases = []
    for n, fraction, seed in [(10, 0.25, 0), (10, 0.3, 1), (7, 0.5, LAST), (100, 0.07, 3), (33, 0.9, 5), (2000, 0.2, 42)]:
        training, test = train_test_split(np.arange(n), test_size=fraction, random_state=seed)
        cases.append(dict(
            n=n, fraction=fraction, random_state=seed, training=training[:200].tolist(), training_size=len(training),
            test=test[:200].tolist(), test_size=len(test)))
    common.write("train_test_split.json", dict(
        made_with=common.NUMPY,
        note="sklearn.model_selection.train_test_split(numpy.arange(n), test_size=fraction, random_state=random_state); at"
             " most the first 200 of each part.",
        cases=cases), compact=True)


def random():
    cases = []
    for seed in (0, 1, 17, 2147483647, 2147483648, LAST):
        uniform = RandomState(seed).random_sample(1000)
        r = RandomState(seed)
        gauss = [r.standard_normal() for _ in range(9)]
        r = RandomState(seed)
        permutations = [r.permutation(n).tolist() for n in (1, 2, 3, 5, 16, 17, 33)]
        after = r.random_sample()
        r = RandomState(seed)
        r.standard_normal()
        shuffled = np.arange(10)
        r.shuffle(shuffled)
        cases.append(dict(
            seed=seed, random_sample=[float(uniform[k]) for k in (0, 1, 2, 311, 312, 623, 624, 999)], gauss=gauss,
            permutations=permutations, after_permutations=after,
            gauss_shuffle_gauss=[shuffled.tolist(), r.standard_normal(), r.standard_normal()]))
    common.write("numpy_random.json", dict(
        made_with=common.NUMPY,
        note="r = numpy.random.RandomState(seed), fresh for each key. random_sample: numbers 0, 1, 2, 311, 312, 623, 624, 999"
             " of random_sample(1000). gauss: nine standard_normal(). permutations: permutation(n) for n = 1, 2, 3, 5, 16, 17,"
             " 33, then after_permutations = random_sample(). gauss_shuffle_gauss: standard_normal(), then"
             " shuffle(arange(10)), then two standard_normal().",
        cases=cases), compact=True)


def initial_weights():
    cases = []
    for seed in (0, 1, 2, 12345, LAST):
        r = RandomState(seed)
        cases.append(dict(
            seed=seed, random_sample=RandomState(seed).random_sample(4).tolist(),
            W1=(r.randn(4, 2) * 0.01).tolist(), W2=(r.randn(1, 4) * 0.01).tolist()))
    common.write("numpy_initial_weights.json", dict(
        made_with=common.NUMPY,
        note="r = numpy.random.RandomState(seed); W1 = r.randn(4, 2) * 0.01 (hidden x inputs); then, from the same r,"
             " W2 = r.randn(1, 4) * 0.01; b1 and b2 are zero. random_sample is the first four of a fresh RandomState(seed).",
        cases=cases), indent=1)
    cases = []
    for sizes, seed, scale in [
            ([2, 4, 1], 7, 0.5), ([2, 5, 3, 1], 0, 0.01), ([3, 1, 1], 123, 1.0), ([6, 3, 4, 2, 1], LAST, 0.3),
            ([1, 1], 9, 0.01)]:
        r = RandomState(seed)
        cases.append(dict(
            sizes=sizes, seed=seed, scale=scale,
            W=[(r.randn(units, inputs) * scale).tolist() for inputs, units in zip(sizes, sizes[1:])]))
    common.write("numpy_initial_weights_deep.json", dict(
        made_with=common.NUMPY,
        note="r = numpy.random.RandomState(seed); W = [r.randn(units, inputs) * scale for each layer]; sizes = [features,"
             " hidden..., 1]. Biases are zero.",
        cases=cases), compact=True)


def moons_5000():
    x, y = common.moons()
    rows = "".join("%r,%r,%d\n" % (float(a), float(b), c) for (a, b), c in zip(x, y))
    with open(os.path.join(common.folder(), "moons-5000.csv.gz"), "wb") as out:
        with gzip.GzipFile("moons-5000.csv", "wb", 9, out, mtime=0) as packed:
            packed.write(rows.encode())


moons()
shapes("make_moons_arguments.json", make_moons, MOONS_ARGUMENTS)
shapes("make_circles.json", make_circles, CIRCLES_ARGUMENTS)
splits()
random()
initial_weights()
moons_5000()
