#!/usr/bin/env python3
"""Icons are asked for by name: each name that a client's screens use is built in.

    icons_test.py --unused    names those that are built in for nobody
"""

import re
import sys
import unittest
from pathlib import Path

ROOM = Path(__file__).resolve().parent
SCREENS = ROOM.parent / "desktop"

# `icon_: ...` anywhere, and `name: ...` inside an Icon. A condition may stand between the colon and the names.
ASKED = re.compile(r"\b(?:icon_|property string icon\w*)\s*:\s*(.+)")
ICON = re.compile(r"\b(?:Icon|IconDrawing)\s*\{")
NAME = re.compile(r"(?:^|[{;\s])name\s*:\s*([^;}\n]+)")
WORD = re.compile(r"[\"']([a-z0-9]+(?:-[a-z0-9]+)*)[\"']")
COMPARED = re.compile(r"[=!]==?\s*[\"'][^\"']*[\"']")
# C++ gives names to QML in one way only.
GIVEN = re.compile(r"\bicon_named\(\s*(?:QStringLiteral\()?\"([a-z0-9-]+)\"")


def listed():
    lines = (ROOM / "icons.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def block(text, start):
    """What stands in the braces that open at `start`."""
    depth = 0
    for index in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[index], 0)
        if depth == 0:
            return text[start + 1:index]
    return text[start + 1:]


def names_in(expression):
    return set(WORD.findall(COMPARED.sub("", expression)))


def asked_in_qml(text):
    """Every icon that a QML file names."""
    text = re.sub(r"//[^\n]*", "", text)
    # A condition that goes on in the next line.
    text = re.sub(r"\s*\n\s*([?:] )", r" \1", text)
    found = set()
    for line in ASKED.findall(text):
        found |= names_in(line.split(";")[0])
    for match in ICON.finditer(text):
        for expression in NAME.findall(block(text, match.end() - 1)):
            found |= names_in(expression)
    return found


def asked():
    """Icon to one file that asks for it."""
    found = {}
    for path in sorted(SCREENS.rglob("*.qml")):
        for name in asked_in_qml(path.read_text("utf-8")):
            found.setdefault(name, path.relative_to(SCREENS))
    for path in sorted(SCREENS.rglob("*.cpp")):
        for name in GIVEN.findall(path.read_text("utf-8")):
            found.setdefault(name, path.relative_to(SCREENS))
    return found


class Icons(unittest.TestCase):
    def test_what_is_asked_for_is_built_in(self):
        built_in = set(listed())
        missing = {name: str(path) for name, path in asked().items() if name not in built_in}
        self.assertEqual(missing, {}, "add them to client/theme/icons.txt")

    def test_the_list_is_in_order_and_says_nothing_twice(self):
        self.assertEqual(listed(), sorted(set(listed())))

    def test_names_are_found_where_they_are_written(self):
        self.assertEqual(asked_in_qml('Icon { name: shown ? "eye-off" : "eye"; size: 3 }'), {"eye-off", "eye"})
        self.assertEqual(asked_in_qml('IconButton {\n  name: qsTr("Send")\n  icon_: kind === "file" ? "file"\n    : "image"\n}'),
                         {"file", "image"})
        self.assertEqual(asked_in_qml('Icon {\n  id: a\n  name: "x"\n  Rectangle {}\n}\nItem { property string name: "no-icon" }'),
                         {"x"})


if __name__ == "__main__":
    if sys.argv[1:] == ["--unused"]:
        wanted = asked()
        print(*(name for name in listed() if name not in wanted), sep="\n")
    else:
        unittest.main()
