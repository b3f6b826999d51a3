"""Writes activation_jets.json: values, derivatives up to the fifth and conditions of the activations, by mpmath.

The same file with mpmath 1.2.1 and 1.3.0.

Per activation and argument z, written with 20 digits:
  jet        f(z), f'(z), ..., f^(5)(z), by numerical differentiation with more digits than exp(-2|z|) has zeros
  near       the same up to f^(4) at z - e and z + e for two distances e
  condition  by how much f^(0..4)(z) changes, relative to the error of exp(-2|z|) and the like, where it is computed as
             a polynomial in T = tanh(z) and D = 1 - T^2: the sum over its monomials c T^p D^k of k |c T^p D^k|; for the
             other formulas |f^(n)(z)|; for z s(rate z) what the product rule makes of those of s
  argument   for z s(rate z): what a change of rate z by |rate z| may make of it, |rate z| times the sum of the absolute
             terms with one more derivative of s
"""

import json
import os

import numpy
from mpmath import mp, mpf

import common

POINTS = [0, 2**-40, 2**-10, 0.28125, 0.3125, 0.75, 2, 8.5, 40, 290, 800]
DISTANCES = [2.0**-20, 2.0**-4]
GELU = mpf(float(numpy.float32(1.702)))


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


FUNCTIONS = {
    "IDENTITY": lambda z: z,
    "TANH": mp.tanh,
    "SIGMOID": sigmoid,
    "SOFTPLUS": lambda z: mp.log1p(mp.exp(z)) if z < 0 else z + mp.log1p(mp.exp(-z)),
    "SWISH": lambda z: z * sigmoid(z),
    "GELU": lambda z: z * sigmoid(GELU * z),
}


def elu(z, n):  # f^(n) at 0 is the one from below
    return mp.exp(z) - (n == 0) if z <= 0 else [z, mpf(1), mpf(0)][min(n, 2)]


def softsign(z, n):  # n > 0 at 0: the one from above, but f'' is 0 as everywhere in the project
    if z == 0 and n == 2:
        return mpf(0)
    r = 1 + abs(z)
    if n == 0:
        return z / r
    size = mp.factorial(n) / r ** (n + 1)
    return size if n % 2 else (size if z < 0 else -size)


def derivative(name, z, n):
    if name == "ELU":
        return elu(z, n)
    if name == "SOFTSIGN":
        return softsign(z, n)
    f = FUNCTIONS[name]
    return f(z) if n == 0 else mp.diff(f, z, n)


def polynomials(orders):
    """f^(n) of tanh as {(p, k): c} for c T^p D^k, with T' = D, D' = -2 T D and T^2 = 1 - D."""
    result = [{(1, 0): 1}]
    while len(result) < orders:
        derived = {}

        def add(p, k, c):
            if p >= 2:
                add(p - 2, k, c)
                add(p - 2, k + 1, -c)
            else:
                derived[p, k] = derived.get((p, k), 0) + c

        for (p, k), c in result[-1].items():
            if p:
                add(p - 1, k + 1, c * p)
            add(p + 1, k, -2 * k * c)
        result.append(derived)
    return result


TANH = polynomials(6)


def tanh_condition(z, n):
    t = abs(mp.tanh(z))
    d = 1 / mp.cosh(z) ** 2
    if n == 0:
        return t
    return sum(k * abs(c) * t**p * d**k for (p, k), c in TANH[n].items())


def sigmoid_condition(z, n):
    return sigmoid(z) if n == 0 else tanh_condition(z / 2, n) / 2 ** (n + 1)


def product(z, rate, n, s):
    return rate**n * abs(z) * s(n) + (n * rate ** (n - 1) * s(n - 1) if n else 0)


def condition(name, z, n):
    if name == "TANH":
        return tanh_condition(z, n)
    if name == "SIGMOID":
        return sigmoid_condition(z, n)
    if name == "SOFTPLUS":
        return derivative(name, z, 0) if n == 0 else sigmoid_condition(z, n - 1)
    if name in ("SWISH", "GELU"):
        rate = GELU if name == "GELU" else mpf(1)
        return product(z, rate, n, lambda m: sigmoid_condition(rate * z, m))
    return abs(derivative(name, z, n))


def argument(name, z, n):
    rate = {"SWISH": mpf(1), "GELU": GELU}.get(name, mpf(0))
    s = rate * z
    return abs(s) * product(z, rate, n, lambda m: abs(mp.diff(sigmoid, s, m + 1))) if rate else mpf(0)


def digits(x):
    x = mpf(0) if abs(x) < mpf(10) ** (20 - mp.dps) else x  # what differentiation leaves of a zero
    return mp.nstr(x, 20, strip_zeros=False, min_fixed=0, max_fixed=1)


cases = []
for name in ["IDENTITY", "TANH", "SIGMOID", "SOFTPLUS", "ELU", "SOFTSIGN", "SWISH", "GELU"]:
    for z in sorted({side * p for p in POINTS for side in (-1, 1)}):
        mp.dps = 60 + int(abs(z))
        x = mpf(z)
        case = {"activation": name, "z": z, "jet": [digits(derivative(name, x, n)) for n in range(6)]}
        case["near"] = [
            {
                "distance": e,
                "below": [digits(derivative(name, x - e, n)) for n in range(5)],
                "above": [digits(derivative(name, x + e, n)) for n in range(5)],
            }
            for e in DISTANCES
        ]
        case["condition"] = [digits(condition(name, x, n)) for n in range(5)]
        case["argument"] = [digits(argument(name, x, n)) for n in range(5)]
        cases.append(case)

lines = ",\n".join(json.dumps(case) for case in cases)
with open(os.path.join(common.folder(), "activation_jets.json"), "w") as out:
    out.write('{"source": "mpmath 1.3.0, activation_jets.py", "cases": [\n' + lines + "\n]}\n")
