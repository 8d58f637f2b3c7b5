"""No file names a folder of the machine that it was written on."""

import pathlib
import re
import unittest

import tree

# Folders that only one machine has, put together here so that this file does not name what it looks for.
USUAL = ["root/", "work/"]


def own_folders(root, home):
    """Where a work tree and its owner live, unless the path is so short that it could mean anything."""
    return [str(place)[1:] for place in (root, home) if str(place).count("/") > 1]


def pattern(folders):
    return re.compile(r"(?<![\w./~$}\])-])/(?:" + "|".join(re.escape(folder) for folder in folders) + ")")


def machine_paths(content, machine):
    return [line.strip() for line in content.splitlines() if machine.search(line)]


class Paths(unittest.TestCase):
    def test_what_counts(self):
        slash = "/"
        home = pathlib.Path(slash + "home/jo")
        machine = pattern(USUAL + own_folders(home / "banter", home))
        for path in (f"cd {slash}root/x", f'"{slash}work/main"', str(home / "banter/README.md"), f"see {home}"):
            self.assertTrue(machine_paths(path, machine), path)
        for harmless in ("a/work/b", "https://example.org/work/", "server/root/", "and/or", f"{slash}var/lib/banter",
                         f"{slash}home/anna"):
            self.assertFalse(machine_paths(harmless, machine), harmless)

    def test_no_file_names_one(self):
        machine = pattern(USUAL + own_folders(tree.ROOT, pathlib.Path.home()))
        found = [f"{path}: {line}" for path in tree.files() for line in machine_paths(tree.text(path), machine)]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
