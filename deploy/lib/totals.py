"""Adds up the reports of all rings and prints one closing line.

usage: totals.py NAME STATUS REPORT [NAME STATUS REPORT ...]

NAME is what the ring is called, STATUS the exit status of its runner, REPORT its JUnit XML. A runner that failed without
a failed test in its report (it crashed, or wrote none) counts as one failure.
"""

import sys
import xml.etree.ElementTree as ElementTree


def count(report):
    passed = failed = skipped = 0
    try:
        cases = ElementTree.parse(report).iter("testcase")
    except (OSError, ElementTree.ParseError):
        return 0, 0, 0
    for case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(arguments):
    totals = [0, 0, 0]
    for name, status, report in zip(arguments[0::3], arguments[1::3], arguments[2::3]):
        passed, failed, skipped = count(report)
        if status != "0" and failed == 0:
            failed = 1
        if passed + failed == 0:
            print(f"{name}: no test ran")
            failed = 1
        print(f"{name}: {passed} passed, {failed} failed, {skipped} skipped")
        totals = [total + more for total, more in zip(totals, (passed, failed, skipped))]
    print(f"\n{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return 1 if totals[1] or not totals[0] else 0


sys.exit(main(sys.argv[1:]))
