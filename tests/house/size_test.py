"""Hand-written files stay short enough to be read at one go: over 400 lines is reported, over 800 fails."""

import unittest

import tree

REPORTED, REFUSED = 400, 800
HAND_WRITTEN = tree.CPP + (".py", ".qml", ".ts", ".js", ".svelte", ".sh", ".cmake")


def is_hand_written(path):
    # Qt's files of translations end as TypeScript does.
    return path.endswith(HAND_WRITTEN) and not tree.is_generated(path) and "/i18n/banter_" not in path


def longer_than(limit, lengths):
    return sorted(f"{path}: {lines} lines" for path, lines in lengths.items() if lines > limit)


class Size(unittest.TestCase):
    def test_the_measure(self):
        self.assertEqual(longer_than(400, {"a.cpp": 401, "b.cpp": 400}), ["a.cpp: 401 lines"])
        self.assertFalse(is_hand_written("protocol/generated/cpp/records.hpp"))

    def test_no_file_is_too_long(self):
        lengths = {path: tree.text(path).count("\n") for path in tree.files() if is_hand_written(path)}
        self.assertGreater(len(lengths), 20, "hardly any file was found")
        for line in longer_than(REPORTED, lengths):
            print(f"warning: over {REPORTED} lines, to be split: {line}")
        self.assertEqual(longer_than(REFUSED, lengths), [])


if __name__ == "__main__":
    unittest.main()
