"""The last line of ./test counts every case, and a report that says nothing is no success."""

import contextlib
import importlib.util
import io
import pathlib
import tempfile
import unittest

import tree

SPEC = importlib.util.spec_from_file_location("count_tests", tree.ROOT / "scripts/count_tests.py")
count_tests = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(count_tests)

PASSED = '<testcase name="a" status="run"/>'
FAILED = '<testcase name="b" status="fail"><failure message=""/></testcase>'
SKIPPED = '<testcase name="c" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/></testcase>'
MISSING = '<testcase name="d" status="notrun"><skipped message="Unable to find executable"/></testcase>'


class Count(unittest.TestCase):
    def summary(self, *reports):
        """The status and the last line for reports with these test cases."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, cases in enumerate(reports):
                paths.append(pathlib.Path(folder) / f"{number}.xml")
                if cases is not None:
                    paths[-1].write_text(f"<testsuite>{cases}</testsuite>")
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                status = count_tests.main([str(path) for path in paths])
        return status, said.getvalue().splitlines()[-1]

    def test_all_passed(self):
        self.assertEqual(self.summary(PASSED + PASSED), (0, "2 passed, 0 failed"))

    def test_skips_are_told(self):
        self.assertEqual(self.summary(PASSED + SKIPPED), (0, "1 passed, 0 failed, 1 skipped"))

    def test_failures_of_any_report_count(self):
        self.assertEqual(self.summary(PASSED, FAILED), (1, "1 passed, 1 failed"))

    def test_a_program_that_is_not_there_is_a_failure(self):
        self.assertEqual(self.summary(PASSED + MISSING), (1, "1 passed, 1 failed"))

    def test_no_report_is_a_failure(self):
        self.assertEqual(self.summary(PASSED, None), (1, "1 passed, 1 failed"))
        self.assertEqual(self.summary(""), (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
