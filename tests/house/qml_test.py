"""The screens: foreign text is never markup, looks come from the theme, words can be translated."""

import re
import unittest

import tree

SCREENS = "client/desktop/qml/"
# Whatever is generated from the tokens says the colours.
THEME = "client/desktop/qml/theme/"

# Qt's items that would guess whether a text is HTML, and fetch what it names.
GUESSING = re.compile(r"(?<![\w.])(?:T\.)?(Text|Label|TextEdit|TextArea|ToolTip)\s*\{")
LITERAL_COLOUR = re.compile(r'color\s*:\s*(?:"(?!transparent)[^"]*"|Qt\.(?:rgba|hsla|hsva)\()', re.IGNORECASE)
# Words for people: at least two letters in a row, in a property that is shown or said.
SHOWN = re.compile(r'\b(?:text|title|placeholderText|sentence|action|label|name|Accessible\.name|'
                   r'Accessible\.description)\s*:\s*"([^"]*[^\W\d_]{2,}[^"]*)"')
# Icons and the like are called by names of ours.
NAMED = re.compile(r"\b(?:Icon|IconButton|Component|State|PropertyChanges|ListElement)\b")


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.S)


def body_at(text, start):
    """What stands between the brace at `start` and the one that closes it, that of nested items left out."""
    depth, body = 0, []
    for char in text[start:]:
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                break
        elif depth == 1:
            body.append(char)
    return "".join(body)


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def guessed(text):
    """The lines of items that do not say that their text is plain."""
    text = without_comments(text)
    return [line_of(text, found.start()) for found in GUESSING.finditer(text)
            if not re.search(r"textFormat\s*:\s*(?:\w+\.)?PlainText", body_at(text, found.end() - 1))]


def coloured(text):
    text = without_comments(text)
    return [line_of(text, found.start()) for found in LITERAL_COLOUR.finditer(text)]


def untranslated(text):
    text = without_comments(text)
    lines = []
    for found in SHOWN.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1:text.find("\n", found.end())]
        if found.group().startswith("name") and NAMED.search(text[max(0, found.start() - 200):found.end()]):
            continue
        lines.append(f"{line_of(text, found.start())}: {line.strip()}")
    return lines


class Qml(unittest.TestCase):
    def screens(self):
        found = [path for path in tree.files() if path.startswith(SCREENS) and path.endswith(".qml")]
        self.assertGreater(len(found), 5, "hardly any screen was found")
        return {path: tree.text(path) for path in found}

    def test_the_measure(self):
        self.assertEqual(guessed("Item {\n Text { text: a }\n}"), [2])
        self.assertEqual(guessed("Text { textFormat: Text.PlainText; text: a }"), [])
        self.assertEqual(guessed("Words { text: a }"), [])
        self.assertEqual(guessed("Text { Item { textFormat: Text.PlainText } }"), [1])
        self.assertEqual(coloured('color: "#fff"\ncolor: "transparent"\ncolor: Theme.text'), [1])
        self.assertEqual(len(untranslated('text: "Send"\ntext: qsTr("Send")\ntext: "·"')), 1)

    def test_every_text_is_plain(self):
        wrong = [f"{path}:{line}" for path, text in self.screens().items() for line in guessed(text)]
        self.assertEqual(wrong, [], "these guess whether a text is HTML")

    def test_colours_come_from_the_theme(self):
        wrong = [f"{path}:{line}" for path, text in self.screens().items() if not path.startswith(THEME)
                 for line in coloured(text)]
        self.assertEqual(wrong, [])

    def test_words_can_be_translated(self):
        wrong = [f"{path}:{line}" for path, text in self.screens().items() for line in untranslated(text)]
        self.assertEqual(wrong, [])

    def test_no_markup_in_code(self):
        rich = [path for path in tree.files() if path.startswith("client/desktop/") and tree.is_cpp(path)
                and re.search(r"setHtml|RichText|StyledText|fromHtml|setTextFormat\(Qt::(?!PlainText)",
                              tree.text(path))]
        self.assertEqual(rich, [], "foreign text could become markup there")


if __name__ == "__main__":
    unittest.main()
