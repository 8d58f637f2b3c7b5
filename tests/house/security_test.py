"""docs/security.md promises a test for every case: each one that it names is there."""

import pathlib
import re
import unittest

import tree

PAGE = "docs/security.md"
CASE = re.compile(r"^\s*(?:TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P)\(\s*\w+,\s*(\w+)\s*\)", re.MULTILINE)
NO_TEST = ("not offered", "not yet")


def rows(text):
    """Cells of the rows below the heading "Case by case"; headings within the table and its head are left out."""
    for line in text.split("## Case by case")[1].splitlines():
        if line.startswith("|") and not line.startswith(("| **", "|---", "| case |")):
            yield [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def named(cell):
    """(path, names of cases) of every test that the last cell of a row names."""
    for part in cell.split(";"):
        match = re.fullmatch(r"(`corpus` )?`([^`]+)`(.*)", part.strip())
        if not match:
            yield part.strip(), None, []
            continue
        names = [name.strip() for name in match[3].split(",") if name.strip()]
        yield match[2], match[1] is not None, names


def complaints(text, root=tree.ROOT):
    found = []
    for case, does, tests in rows(text):  # a row of other than three cells is an error by itself
        if tests in ("", "—"):
            if not does.startswith(NO_TEST):
                found.append(f"{case}: there is no test")
            continue
        for path, is_corpus, names in named(tests):
            file = root / path
            if is_corpus is None or not file.is_file():
                found.append(f"{case}: there is no file {path}")
            elif is_corpus:
                corpus = file.parent / "corpus" / file.name.removesuffix("_fuzz.cpp")
                if not path.endswith("_fuzz.cpp") or not corpus.is_dir() or not any(corpus.iterdir()):
                    found.append(f"{case}: there is no corpus of {path}")
            elif path.endswith(".chat"):
                found += [f"{case}: {path} is one case and has no {name}" for name in names]
            else:
                there = CASE.findall(file.read_text())
                found += [f"{case}: {path} has no {name}" for name in names if name not in there]
                if not names:
                    found.append(f"{case}: which case of {path}?")
    return found


class Security(unittest.TestCase):
    def test_every_case_has_its_tests(self):
        text = tree.text(PAGE)
        self.assertGreater(len(list(rows(text))), 60)
        self.assertEqual(complaints(text), [])

    def test_it_notices_what_is_missing(self):
        head = "## Case by case\n| case | what | test |\n|---|---|---|\n"
        for row in ("| a | refused | — |", "| a | refused | `tests/house/nothing.cpp` X |", "| a | refused | X |",
                    "| a | refused | `base/utf8_test.cpp` NoSuchCase |", "| a | refused | `base/utf8_test.cpp` |",
                    "| a | refused | `corpus` `base/utf8_test.cpp` |"):
            self.assertEqual(len(complaints(head + row + "\n")), 1, row)
        for row in ("| a | not offered: x | — |", "| a | refused | `base/utf8_test.cpp` CountsAndCutsByCodePoints |",
                    "| **Heading** | | |"):
            self.assertEqual(complaints(head + row + "\n"), [], row)


if __name__ == "__main__":
    unittest.main()
