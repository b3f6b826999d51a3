#!/usr/bin/env python3
"""mutate.py CERTIFICATE DATA N [FOLDER]: changes one digit in each of N copies of a certificate, and fails if check.py or check_channel.py
accepts one that is not true any more, given that the original is. Small data make it quick.

With a FOLDER the copies are written there, for the check in Java: prove --check FOLDER --data DATA > FOLDER/java.txt; given once more, the
command judges what stands in java.txt, too.
"""
import json
import os
import random
import sys
from collections import Counter

from mpmath import mp, mpf

import check
import check_channel


def mutated(text, rng):
    """The copy, and the key whose value has another digit: any key, half of the times one of the first digits of a number."""
    places = {}
    for k in range(text.index('"loss"'), len(text)):
        if text[k].isdigit() and not text[k - 1].isalpha() and "\" :" not in text[k:k + 6]:
            leading = not any(c.isdigit() for c in text[k - 5:k - 2])
            places.setdefault(text[:k].rsplit('" :', 1)[0].rsplit('"', 1)[1], []).append((k, leading))
    key = rng.choice(sorted(set(places) - {"source"}))
    k = rng.choice([k for k, leading in places[key] if leading or rng.random() < 0.5] or [places[key][0][0]])
    return text[:k] + rng.choice([d for d in "0123456789" if d != text[k]]) + text[k + 1:], key


def is_true(new, old):
    """Whether a changed certificate still says something true of the original's point, of which the narrow intervals are known."""
    same = ("index", "claim", "network", "loss", "terms")
    meets = lambda a, b: mpf(a[0]) <= mpf(b[1]) and mpf(b[0]) <= mpf(a[1])
    return (all(abs(mpf(a) - mpf(b)) <= mpf(float(r)) for a, b, r in zip(new["midpoint"], old["midpoint"], new["radius"]))
            and all(new.get(key) == old.get(key) for key in same) and float(new.get("l2", 0)) == float(old.get("l2", 0))
            and (new["data"]["sha256"], new["data"]["samples"]) == (old["data"]["sha256"], old["data"]["samples"])
            and all(meets(a, b) for a, b in zip([new["loss_interval"]] + new.get("excess", []), [old["loss_interval"]] + old.get("excess", []))))


def accepts(certificate, data):
    try:
        (check_channel.check_channel if certificate["claim"] == "channel" else check.check)(certificate, *data)
    except (ValueError, ArithmeticError, KeyError, TypeError):
        return False
    return True


def main():
    mp.dps = 120
    text, n = open(sys.argv[1]).read(), int(sys.argv[3])
    folder = sys.argv[4] if len(sys.argv) > 4 else None
    original = json.loads(text, parse_float=str)
    data = check.samples(sys.argv[2])
    assert accepts(original, data), "the original is not proven"
    java = {}
    if folder:
        os.makedirs(folder, exist_ok=True)
        if os.path.exists(os.path.join(folder, "java.txt")):
            java = dict(line.split(": ", 1) for line in open(os.path.join(folder, "java.txt")) if line[4:9] == ".json")
    rng, table = random.Random(22), Counter()
    for k in range(n):
        copy, key = mutated(text, rng)
        name = "%04d.json" % k
        if folder:
            open(os.path.join(folder, name), "w").write(copy)
        try:
            new = json.loads(copy, parse_float=str)
            accepted, true = accepts(new, data), is_true(new, original)
        except ValueError:
            new, accepted, true = None, False, False
        table[key, "copies"] += 1
        for who, verdict in [("check.py", accepted)] + ([("Java", java[name].startswith("proven"))] if java else []):
            table[key, who + " refuses"] += not verdict
            table[key, who + " accepts, true"] += verdict and true
            table[key, who + " accepts, FALSE"] += verdict and not true
    columns = ["copies"] + [who + end for who in ["check.py"] + ["Java"] * bool(java) for end in (" refuses", " accepts, true", " accepts, FALSE")]
    print("| digit of | " + " | ".join(columns) + " |\n|" + " --- |" * (len(columns) + 1))
    for key in sorted({key for key, _ in table}) + ["all"]:
        print("| %s | %s |" % (key, " | ".join(str(sum(v for (k, c), v in table.items() if c == column and key in (k, "all"))) for column in columns)))
    sys.exit(1 if any(v for (_, c), v in table.items() if c.endswith("FALSE")) else 0)


if __name__ == "__main__":
    main()
