"""What ./run and scripts/prepare.sh do on machines that are not this one: every other program is a stand-in."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tree

# As on Debian 13 and Ubuntu 24.04: one library is called otherwise than on Debian 12.
OFFERED = """case $2 in
  clang-19) echo '  Candidate: 1:19.1.7' ;;
  libboost-dev) echo '  Candidate: 1.83.0.2' ;;
  *) echo '  Candidate: (none)' ;;
esac"""


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/bash\n" + text + "\n")
    path.chmod(0o755)


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def hint_without_root(self, apt_cache):
        (self.root / "scripts").mkdir()
        (self.root / "scripts/packages.txt").write_text(
            "clang-19 : compiles\nlibboost1.81-dev | libboost-dev >= 1.81 : a library\n")
        bin = self.root / "bin"
        for name, text in {"id": "echo 1000", "apt-get": "exit 1", "apt-cache": apt_cache, "dpkg-query": "",
                           "dpkg": "exit 0"}.items():
            program(bin / name, text)
        for name in ("bash", "sed", "awk", "tr", "env"):
            (bin / name).symlink_to(shutil.which(name))
        script = f"root={self.root}; . {tree.ROOT}/scripts/prepare.sh; install_missing"
        ran = subprocess.run([shutil.which("bash"), "-euo", "pipefail", "-c", script], env={"PATH": str(bin)},
                             capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1, ran)
        return ran.stderr.strip().splitlines()[-1].strip()

    def test_the_hint_names_what_the_system_offers(self):
        self.assertEqual(self.hint_without_root(OFFERED),
                         "apt-get update && apt-get install clang-19 libboost-dev")

    def test_without_lists_the_hint_names_the_usual(self):
        self.assertEqual(self.hint_without_root(""),
                         "apt-get update && apt-get install clang-19 libboost1.81-dev")

    def served_by_run(self, *arguments):
        program(self.root / "run", (tree.ROOT / "run").read_text())
        (self.root / "scripts").mkdir(exist_ok=True)
        nothing = "".join(f"{name}() {{ :; }}\n" for name in ("install_missing", "say", "configure", "build"))
        (self.root / "scripts/prepare.sh").write_text(nothing)
        program(self.root / "build/release/bin/banterd", 'echo "$@"')
        ran = subprocess.run([self.root / "run", *arguments], capture_output=True, text=True, check=True)
        return ran.stdout.split()

    def test_run_serves_its_own_folder_unless_told_another(self):
        self.assertEqual(self.served_by_run("--listen", ":1"),
                         ["serve", "--data", f"{self.root}/data", "--listen", ":1"])
        for told in (["--data", "x"], ["--data=x"], ["--config", "banter.toml"], ["--config=banter.toml"]):
            self.assertEqual(self.served_by_run(*told), ["serve", *told])


if __name__ == "__main__":
    unittest.main()
