"""A test that no program has in its list never runs, and nobody misses it: every one is compiled."""

import json
import os
import pathlib
import unittest

import tree

TESTED = ("_test.cpp", "_contract.cpp", "_fuzz.cpp")


def compiled(build):
    """Paths from the root of what the build in that folder compiles."""
    entries = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
    paths = (pathlib.Path(entry["file"]) for entry in entries)
    return {path.relative_to(tree.ROOT).as_posix() for path in paths if path.is_relative_to(tree.ROOT)}


def left_out(files, built):
    """Tests in folders of which the build compiles something: a build may leave out whole rooms."""
    folders = {path.rsplit("/", 1)[0] for path in built}
    return [path for path in files
            if path.endswith(TESTED) and path not in built and path.rsplit("/", 1)[0] in folders]


class Built(unittest.TestCase):
    def test_it_notices_a_test_in_no_list(self):
        files = ["tests/domain/a_test.cpp", "tests/domain/b_test.cpp", "bench/c_test.cpp", "tests/domain/d.hpp"]
        self.assertEqual(left_out(files, {"tests/domain/a_test.cpp"}), ["tests/domain/b_test.cpp"])

    @unittest.skipUnless("BANTER_BUILD" in os.environ, "which build?")
    def test_every_test_is_compiled(self):
        built = compiled(os.environ["BANTER_BUILD"])
        self.assertTrue(built)
        self.assertEqual(left_out(tree.files(), built), [])


if __name__ == "__main__":
    unittest.main()
