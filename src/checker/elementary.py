#!/usr/bin/env python3
"""elementary.py N > FILE: N random and extreme arguments, a line each, with exp, tanh, the logistic function and softplus there to 60 digits by
mpmath. The interval functions of the proofs are held to them by

    mvn test -Dtest=ElementaryFunctionsTest -Delementary=FILE
"""
import random
import struct
import sys

from mpmath import exp, log1p, mp, mpf, nstr, tanh


def arguments(n):
    rng = random.Random(22)
    extreme = [s * v for v in (0.0, 5e-324, 2.2250738585072014e-308, 1e-300, 1e-17, 2.0 ** -53, 2.0 ** -26, 0.5, 1.0, 30.0, 36.7, 350.0, 449.0) for s in (1, -1)]
    for k in range(n):
        kind = k % 4
        if k < len(extreme):
            yield extreme[k]
        elif kind == 0:
            yield rng.uniform(-4, 4)
        elif kind == 1:
            yield rng.choice((-1, 1)) * 10 ** rng.uniform(-20, 2.6)
        elif kind == 2:  # near a multiple of log 2, where arguments are reduced
            x = rng.randint(-600, 600) * 0.6931471805599453 / rng.choice((1, 2, 32))
            yield struct.unpack("<d", struct.pack("<q", struct.unpack("<q", struct.pack("<d", x))[0] + rng.randint(-3, 3)))[0] if x else 0.0
        else:  # any double of moderate size
            while True:
                x = struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0]
                if abs(x) < 449:
                    break
            yield x


if __name__ == "__main__":
    mp.dps = 80
    for x in arguments(int(sys.argv[1])):
        t = mpf(x)
        e = exp(-abs(t))
        values = (exp(t), tanh(t), (1 if t >= 0 else e) / (1 + e), max(t, 0) + log1p(e))
        print(" ".join([float.hex(x)] + [nstr(v, 60) for v in values]))
