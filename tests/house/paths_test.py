"""No file names a folder of the machine that it was written on."""

import pathlib
import re
import unittest

import tree

# Folders that only one machine has: where this work tree and its owner live, and usual names of such places, put
# together here so that this file does not name what it looks for.
USUAL = ["root/", "work/"]
OWN = [str(place)[1:] for place in (tree.ROOT, pathlib.Path.home()) if str(place).count("/") > 1]
MACHINE = re.compile(r"(?<![\w./~$}\])-])/(?:" + "|".join(USUAL + [re.escape(place) for place in OWN]) + ")")


def machine_paths(content):
    return [line.strip() for line in content.splitlines() if MACHINE.search(line)]


class Paths(unittest.TestCase):
    def test_what_counts(self):
        slash = "/"
        for path in (f"cd {slash}root/x", f'"{slash}work/main"', str(tree.ROOT / "README.md")):
            self.assertTrue(machine_paths(path), path)
        for harmless in ("a/work/b", "https://example.org/work/", "server/root/", "and/or", f"{slash}var/lib/banter",
                         f"{slash}home/anna"):
            self.assertFalse(machine_paths(harmless), harmless)

    def test_no_file_names_one(self):
        found = [f"{path}: {line}" for path in tree.files() for line in machine_paths(tree.text(path))]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
