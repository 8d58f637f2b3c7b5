"""Adds up ctest's JUnit reports: names what failed and why others were skipped, and ends with
"N passed, N failed[, N skipped]". The status is 0 only when something passed and nothing failed.

Usage: count_tests.py REPORT.xml...
"""

import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    """"passed", "failed" or "skipped" for one <testcase>."""
    if case.get("status") == "run":
        return "passed"
    skipped = case.find("skipped")
    # ctest also calls a test skipped whose program is missing or that is disabled; only the test's own word counts.
    if skipped is not None and (skipped.get("message") or "").startswith("SKIP_"):
        return "skipped"
    return "failed"


def count(paths):
    """Names by outcome; a report that is missing or cannot be read counts as one failure."""
    names = {"passed": [], "failed": [], "skipped": []}
    for path in paths:
        try:
            cases = list(ElementTree.parse(path).getroot().iter("testcase"))
        except (OSError, ElementTree.ParseError) as error:
            names["failed"].append(f"the report {path}: {error}")
            continue
        for case in cases:
            names[outcome(case)].append(case.get("name"))
    return names


def main(paths):
    names = count(paths)
    for kind in ("skipped", "failed"):
        for name in names[kind]:
            print(f"{kind}: {name}")
    summary = f"{len(names['passed'])} passed, {len(names['failed'])} failed"
    if names["skipped"]:
        summary += f", {len(names['skipped'])} skipped"
    print(summary)
    return 0 if names["passed"] and not names["failed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
