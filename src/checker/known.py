#!/usr/bin/env python3
"""known.py: both checkers on statements made by other means, of which it is known whether they are true; exit status 1 if one errs."""
import json
import os
import sys

import check
import check_channel

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "resources", "golden", "certificates.json")


def holds(case):
    certificate = json.loads(case["certificate"], parse_float=str)
    try:
        (check_channel.check_channel if certificate["claim"] == "channel" else check.check)(certificate, case["x"], case["y"])
    except (ValueError, ArithmeticError) as refusal:
        return False, str(refusal)
    return True, "proven"


if __name__ == "__main__":
    wrong = 0
    for case in json.load(open(GOLDEN))["cases"]:
        found, why = holds(case)
        wrong += found != case["holds"]
        print("%-5s %-40s %s" % ("" if found == case["holds"] else "WRONG", case["name"], why))
    sys.exit(1 if wrong else 0)
