"""docs/desktop.md names a test for what the screens do: each one that it names is there."""

import unittest

import tree
from security_test import complaints, rows

PAGE = "docs/desktop.md"


class DesktopPage(unittest.TestCase):
    def test_every_case_has_its_tests(self):
        text = tree.text(PAGE)
        self.assertGreater(len(list(rows(text))), 40)
        self.assertEqual(complaints(text), [])


if __name__ == "__main__":
    unittest.main()
