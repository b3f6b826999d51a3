"""Ambiguity, discrepancy, viable ranges, Brier scores, reliability curves and the gain of averaging, by NumPy, scikit-learn,
SciPy and mpmath."""
import numpy as np
import scipy.stats
from mpmath import mp, mpf
from sklearn.calibration import calibration_curve
from sklearn.metrics import accuracy_score, brier_score_loss

import common

BINS = 10


def wilson(ones, n):
    """Wilson (1927), equation for the limits, at 95 %."""
    z = scipy.stats.norm.ppf(0.975)
    p = ones / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [max(0.0, float(middle - half)), min(1.0, float(middle + half))]


def reliability(p, y):
    shares, means = calibration_curve(y, p, n_bins=BINS)
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    counts = [int(np.sum(bins == k)) for k in range(BINS) if np.any(bins == k)]
    return [dict(samples=n, mean_probability=float(m), share=float(s), interval=wilson(s * n, n))
            for n, m, s in zip(counts, means, shares)]


def score(p, y):
    return dict(accuracy=float(accuracy_score(y, p > 0.5)), brier=float(brier_score_loss(y, p)), reliability=reliability(p, y))


def quantile(df):
    """0.975 of Student's t; SciPy 1.10's has nine digits only."""
    return float(mp.findroot(lambda t: mp.betainc(mpf(df) / 2, 0.5, 0, df / (df + t * t), regularized=True) - mpf("0.05"), 2))


def gain(differences):
    mean, half = np.mean(differences), quantile(len(differences) - 1) * scipy.stats.sem(differences)
    return dict(mean=float(mean), interval=[float(mean - half), float(mean + half)])


def case(seed, networks, samples, baseline):
    r = np.random.RandomState(seed)
    y = r.randint(0, 2, samples)
    centre = np.where(y == 1, 1.2, -1.2) + r.normal(0, 1.5, samples)
    p = 1 / (1 + np.exp(-(centre + r.normal(0, 0.7, (networks, samples)))))
    classes = p > 0.5
    differs = classes != classes[baseline]
    mean = p.mean(axis=0)
    right = classes == (y == 1)
    return dict(
        probabilities=p.tolist(), labels=y.tolist(), baseline=baseline,
        ambiguity=float(differs.any(axis=0).mean()), discrepancy=float(differs.mean(axis=1).max()),
        median_width=float(np.median(p.max(axis=0) - p.min(axis=0))),
        low=p.min(axis=0).tolist(), high=p.max(axis=0).tolist(),
        low_network=p.argmin(axis=0).tolist(), high_network=p.argmax(axis=0).tolist(),
        scores=[score(row, y) for row in p], averaged=score(mean, y),
        accuracy_gain=gain(((mean > 0.5) == (y == 1)).astype(float) - right.mean(axis=0)),
        brier_gain=gain(((p - y) ** 2).mean(axis=0) - (mean - y) ** 2))


common.write("predictions.json", dict(
    made_with=common.NUMPY + "; SciPy 1.10.1; mpmath 1.2.1",
    note="probabilities: a row for each network; low_network and high_network: which network attains the ends of the viable range",
    cases=[case(1, 2, 30, 0), case(2, 4, 50, 2), case(3, 7, 41, 6)]), indent=0)
