"""translations_test.py LUPDATE: every word of the desktop client is said in all of its languages."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

FOLDER = pathlib.Path(__file__).resolve().parent
LUPDATE = sys.argv.pop() if len(sys.argv) > 1 else shutil.which("lupdate") or "/usr/lib/qt6/bin/lupdate"
PLACES = re.compile(r"%(?:n|L?\d)")


def messages(path):
    """(context, source, comment): the message's element."""
    found = {}
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = message
    return found


def said(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


class Translations(unittest.TestCase):
    def files(self):
        found = sorted(FOLDER.glob("banter_*.ts"))
        self.assertEqual([path.name for path in found], ["banter_de.ts", "banter_en.ts", "banter_es.ts"])
        return found

    def test_nothing_is_unfinished(self):
        for path in self.files():
            for key, message in messages(path).items():
                with self.subTest(file=path.name, message=key):
                    self.assertIsNone(message.find("translation").get("type"))
                    self.assertNotIn("", said(message))

    def test_the_places_for_names_and_numbers_are_kept(self):
        for path in self.files():
            for key, message in messages(path).items():
                wanted = sorted(set(PLACES.findall(key[1])))
                for words in said(message):
                    with self.subTest(file=path.name, words=words):
                        # "One message" may do without its number.
                        found = set(PLACES.findall(words)) | ({"%n"} & set(wanted))
                        self.assertEqual(sorted(found), wanted)

    def test_every_word_of_the_sources_is_there_and_no_other(self):
        with tempfile.TemporaryDirectory() as folder:
            for path in self.files():
                shutil.copy(path, folder)
            subprocess.run(["cmake", f"-DLUPDATE={LUPDATE}", f"-DTO={folder}", "-P", FOLDER / "update.cmake"],
                           check=True, capture_output=True)
            for path in self.files():
                fresh = set(messages(pathlib.Path(folder) / path.name))
                self.assertEqual(fresh - set(messages(path)), set(), f"{path.name}: ninja update_translations")
                self.assertEqual(set(messages(path)) - fresh, set(), f"{path.name}: ninja update_translations")


if __name__ == "__main__":
    unittest.main()
