#!/usr/bin/env python3
"""mutate.py CERTIFICATE DATA N: changes one digit in each of N copies of a certificate, and fails if check.py accepts one that is
not true any more, given that the original is: its point must lie in the box, its index and data be the same, its loss in the
interval. Small data make it quick."""
import json
import random
import sys

from mpmath import mp, mpf

import check


def mutated(text, rng):
    places = [k for k, character in enumerate(text) if character.isdigit() and k > text.index('"l2"')]
    k = rng.choice(places)
    return text[:k] + rng.choice([d for d in "0123456789" if d != text[k]]) + text[k + 1:]


def is_true(new, old):
    """Whether a changed certificate still says something true of the original's point, whose loss is in the narrow interval."""
    low, high = (mpf(end) for end in new["loss_interval"])
    true_low, true_high = (mpf(end) for end in old["loss_interval"])
    inside = all(abs(mpf(a) - mpf(b)) <= mpf(float(r)) for a, b, r in zip(new["midpoint"], old["midpoint"], new["radius"]))
    same = all(new[key] == old[key] for key in ("index", "claim", "network", "loss")) and float(new["l2"]) == float(old["l2"])
    return inside and same and new["data"]["sha256"] == old["data"]["sha256"] and low <= true_high and high >= true_low


def main():
    mp.prec = 400
    text = open(sys.argv[1]).read()
    original = json.loads(text, parse_float=str)
    data = check.samples(sys.argv[2])
    check.check(original, *data)
    rng, accepted, wrong = random.Random(22), 0, 0
    for _ in range(int(sys.argv[3])):
        try:
            new = json.loads(mutated(text, rng), parse_float=str)
            check.check(new, *data)
        except (ValueError, ArithmeticError, KeyError, TypeError):
            continue
        accepted += 1
        wrong += not is_true(new, original)
    print("%s copies: %d accepted, %d of them wrongly" % (sys.argv[3], accepted, wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
