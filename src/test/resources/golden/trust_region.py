"""Writes trust-region.json: the least value of a quadratic model within a ball, by SciPy's root finder."""
import numpy as np
import scipy
from scipy.optimize import brentq

import common


def decrease(eigenvalues, gradient, radius):
    def norm(mu):
        return np.linalg.norm(gradient / (eigenvalues + mu))

    if eigenvalues[0] > 0 and norm(0) <= radius:
        y = -gradient / eigenvalues
    else:
        low = max(0, -eigenvalues[0])
        above = low + np.linalg.norm(gradient) / radius
        mu = brentq(lambda m: 1 / norm(m) - 1 / radius, low * (1 + 1e-15) + 1e-300, above, xtol=1e-300, rtol=1e-15)
        y = -gradient / (eigenvalues + mu)
    return -(gradient @ y + eigenvalues @ y**2 / 2)


rng = np.random.default_rng(1)
cases = []
for n in (1, 2, 2, 3, 3, 5, 5, 8, 8, 8, 12, 12):
    for radius in (0.01, 0.3, 3.0):
        eigenvalues = np.sort(rng.normal(size=n) * 10.0 ** rng.integers(-3, 3, size=n) + rng.choice([0, 2]))
        gradient = rng.normal(size=n) * 10.0 ** rng.integers(-2, 2, size=n)
        cases.append({
            "eigenvalues": eigenvalues.tolist(),
            "gradient": gradient.tolist(),
            "radius": radius,
            "decrease": float(decrease(eigenvalues, gradient, radius)),
        })
made = f"trust_region.py with NumPy {np.__version__} and SciPy {scipy.__version__}"
common.write("trust-region.json", {"made_with": made, "cases": cases}, indent=1)
