"""exp, tanh, logistic, softplus and log1p with 60 digits, for arithmetic of more than double precision."""
import numpy as np
from mpmath import mp, mpf

import common
import functions


def balls():
    mp.dps = 480
    r = np.random.RandomState(22)
    some = functions.arguments() + r.uniform(-120, 120, 60).tolist() + (np.log(2) * r.randint(-150, 150, 30)).tolist()

    def digits(f, x, allowed):
        return mp.nstr(f(mpf(x)), 70) if allowed else None
    rows = [[x, digits(mp.exp, x, x <= 700), digits(mp.tanh, x, True),
             digits(lambda z: 1 / (1 + mp.exp(-z)), x, True),
             digits(lambda z: max(z, mpf(0)) + mp.log1p(mp.exp(-abs(z))), x, True), digits(mp.log1p, x, 0 <= x <= 1)]
            for x in some if abs(x) < 1e6]
    common.write("balls.json", dict(
        made_with="mpmath 1.2.1 at 480 digits", note="70 digits; null where a function is not asked for.",
        columns=["x", "exp", "tanh", "logistic", "softplus", "log1p"], rows=rows), indent=0)


if __name__ == "__main__":
    balls()
