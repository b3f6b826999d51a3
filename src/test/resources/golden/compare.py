"""Compares two folders of golden files: compare.py OLD NEW. Says for every file how well the new one agrees with the old.

Bytes where the numbers are exact or correctly rounded whatever the library; else every number within the tolerances below,
which allow for other versions of libm, BLAS and LAPACK, and everything that is no number alike.
"""
import gzip
import json
import os
import re
import sys
import zipfile

# file: (relative, absolute) tolerance of each number; a regular expression of keys may have its own
ULPS = (1e-14, 1e-14)
DIGITS = (1e-24, 1e-60)  # of 25 digits shown; what is below 1e-60 is an error of the differences
TOLERANCES = {
    "make_moons.json": {"": ULPS, "sum": (1e-12, 1e-12)},
    "make_moons_arguments.json": {"": ULPS, "sum": (1e-12, 1e-12)},
    "make_circles.json": {"": ULPS, "sum": (1e-12, 1e-12)},
    "numpy_random.json": {"": ULPS},
    "numpy_initial_weights.json": {"": ULPS},
    "numpy_initial_weights_deep.json": {"": ULPS},
    "train_test_split.json": {"": (0, 0)},
    "clipped-cross-entropy.json": {"": (1e-13, 0)},
    "elementary_functions.json": {"": (0, 0)},
    "one_hidden_layer.json": {"": ULPS},
    "balls.json": {"": (1e-68, 0)},
    "activations.json": {"": DIGITS},
    "rounding.json": {"": DIGITS},
    "minima-high-precision.json": {"": DIGITS},
    "saddles.json": {"": DIGITS},
    "one-unit.json": {"": DIGITS},
    "kinked-networks.json": {"": DIGITS},
    "judged.json": {"": (1e-12, 0)},
    "limit-models.json": {"": (1e-28, 1e-50)},  # 30 digits shown
    "certificates.json": {"": (0, 0)},
    "kinks.json": {"": (1e-9, 1e-9), "slopes": (1e-6, 1e-6)},
    "gated-units.json": {"": (1e-13, 0), "network": (1e-9, 1e-9)},
    "derivatives.json": {"": (1e-12, 1e-14)},
    "teacher.json": {"": (1e-13, 1e-13)},
    "trust-region.json": {"": (1e-13, 0)},
    "activation_jets.json": {"": (0, 0)},
    "remainders.json": {"": (1e-9, 1e-12)},
    "outputs.json": {"": (1e-12, 1e-13), "minimum|eigenvalues": (1e-5, 1e-6)},
    "gradient_descent.json": {"": (1e-12, 1e-12)},
}


def tolerance(rules, key):
    return next((rule for pattern, rule in rules.items() if pattern and re.search(pattern, key)), rules[""])


def number(value):
    from mpmath import mp, mpf
    mp.dps = 60
    try:
        return mpf(value)
    except (TypeError, ValueError):
        return None


def differences(old, new, rules, key=""):
    """The paths at which the two documents do not agree."""
    if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        return [d for k in old for d in differences(old[k], new[k], rules, key + "/" + k)]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [d for k in range(len(old)) for d in differences(old[k], new[k], rules, key + "/" + str(k))]
    if old == new and type(old) is type(new):
        return []
    labels = "label" in key or isinstance(old, (bool, int))
    a, b = (None, None) if labels else (number(old), number(new))
    if a is None or b is None:
        return ["%s: %.40s is now %.40s" % (key, old, new)]
    relative, absolute = tolerance(rules, key)
    return [] if abs(a - b) <= max(absolute, relative * abs(a)) else ["%s: %s is now %s" % (key, old, new)]


def minima(old, new):
    """minima.json was made by Newton steps in doubles: each point is known as well as rounding over curvature allows."""
    found = []
    for case, again in zip(old["cases"], new["cases"]):
        for a, b in zip(case["minima"], again["minima"]):
            where = "/%d units, l2 %g" % (case["hidden"], case["l2"])
            reach = 1e-13 + 20 * a["gradient_max_abs"] / a["hessian_min_eigenvalue"]
            rules = {"": (reach, reach), "cost": (1e-14, 0), "eigenvalue": (10 * reach, 0), "accuracy": (0, 0),
                     "gradient": (0, 1e-13)}
            found += differences(a, b, rules, where)
    shape = {"": (float("inf"), 0)}
    return found + [d for d in differences(old, new, shape)]


def packed(path):
    with open(path, "rb") as file:
        content = file.read()
    if path.endswith(".gz"):
        return gzip.decompress(content)
    if path.endswith(".npz"):
        with zipfile.ZipFile(path) as arrays:
            return [(name, arrays.read(name)) for name in arrays.namelist()]
    return content


def compare(name, old, new):
    with open(old, "rb") as a, open(new, "rb") as b:
        if a.read() == b.read():
            return "same bytes", []
    if not name.endswith(".json"):
        same = packed(old) == packed(new)
        return "same content, packed differently" if same else "", [] if same else ["the contents differ"]
    with open(old) as a, open(new) as b:
        documents = json.load(a), json.load(b)
    found = minima(*documents) if name == "minima.json" else differences(*documents, TOLERANCES[name])
    return "within its tolerance", found


def main():
    old, new = sys.argv[1:]
    failed = False
    for name in sorted(os.listdir(new)):
        how, found = compare(name, os.path.join(old, name), os.path.join(new, name))
        print("%-34s %s" % (name, how if not found else "DIFFERS in %d places" % len(found)))
        for difference in found[:5]:
            print("    " + difference)
        failed |= bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
