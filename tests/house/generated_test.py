"""What is generated from protocol/schema/ is what is committed."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import tree


def check(root):
    return subprocess.run([sys.executable, str(root / "protocol/generate.py"), "--check"], capture_output=True,
                          text=True, check=False)


class Generated(unittest.TestCase):
    def test_what_is_committed_is_fresh(self):
        result = check(tree.ROOT)
        self.assertEqual(result.returncode, 0, f"run ./dev gen\n{result.stdout}{result.stderr}")

    def test_a_stale_file_is_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            shutil.copytree(tree.ROOT / "protocol", copy / "protocol", ignore=shutil.ignore_patterns("__pycache__"))
            for doc in tree.ROOT.glob("docs/*.md"):
                (copy / "docs").mkdir(exist_ok=True)
                shutil.copy(doc, copy / "docs")
            self.assertEqual(check(copy).returncode, 0, "the copy should be as fresh as the original")
            generated = next((copy / "protocol/generated/cpp").glob("*.hpp"))
            generated.write_text(generated.read_text() + "// edited by hand\n")
            self.assertNotEqual(check(copy).returncode, 0)


if __name__ == "__main__":
    unittest.main()
