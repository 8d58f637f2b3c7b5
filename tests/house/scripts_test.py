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

    def missing(self, packages, installed):
        """The lines of packages.txt that are not served by what dpkg-query tells."""
        (self.root / "scripts").mkdir(exist_ok=True)
        (self.root / "scripts/packages.txt").write_text(packages)
        program(self.root / "bin/dpkg-query", f"cat <<'TEXT'\n{installed}TEXT")
        script = (f"root={self.root}; PATH={self.root}/bin:$PATH; . {tree.ROOT}/scripts/prepare.sh; "
                  "package_lines | missing_lines")
        ran = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, check=True)
        return ran.stdout.split()

    def test_what_an_installed_package_provides_is_not_missing(self):
        packages = "nodejs >= 18 : runs\nnpm : installs\nlibx-dev | liby-dev >= 2 : a library\n"
        debian = "installed nodejs 18.20.4 node-types-node (= 18.20.4), nodejs-any\ninstalled liby-dev 2.1 \n"
        other = "installed nodejs 20.20.2-1 nodejs-dev, npm (= 10.8)\ninstalled liby-dev 1.9 \n"
        self.assertEqual(self.missing(packages, debian), ["npm"])
        self.assertEqual(self.missing(packages, other), ["libx-dev|liby-dev>=2"])
        self.assertEqual(self.missing(packages, "config-files nodejs 20 npm\ninstalled npm 9.2 \n"),
                         ["nodejs>=18", "libx-dev|liby-dev>=2"])

    def served_by_run(self, *arguments):
        program(self.root / "run", (tree.ROOT / "run").read_text())
        (self.root / "scripts").mkdir(exist_ok=True)
        nothing = "".join(f"{name}() {{ :; }}\n" for name in ("install_missing", "say", "configure", "build"))
        (self.root / "scripts/prepare.sh").write_text(nothing)
        program(self.root / "build/release/bin/banterd", 'echo "$@"')
        program(self.root / "build/release/bin/banter-desktop", 'echo desktop "$@"')
        ran = subprocess.run([self.root / "run", *arguments], capture_output=True, text=True, check=True)
        return ran.stdout.split()

    def test_run_serves_its_own_folder_unless_told_another(self):
        self.assertEqual(self.served_by_run("--listen", ":1"),
                         ["serve", "--data", f"{self.root}/data", "--listen", ":1"])
        for told in (["--data", "x"], ["--data=x"], ["--config", "banter.toml"], ["--config=banter.toml"]):
            self.assertEqual(self.served_by_run(*told), ["serve", *told])

    def test_run_desktop_starts_the_client(self):
        self.assertEqual(self.served_by_run("desktop", "-reverse"), ["desktop", "-reverse"])

    def test_the_desktop_s_packages_are_a_list_of_their_own(self):
        (self.root / "scripts").mkdir(exist_ok=True)
        (self.root / "scripts/packages.txt").write_text("clang-19 : compiles\n")
        (self.root / "scripts/packages-desktop.txt").write_text("# more\nqt6-base-dev : windows\n")
        script = f"root={self.root}; . {tree.ROOT}/scripts/prepare.sh; package_lines {{}}"
        for lists, wanted in (("", ["clang-19"]), ("packages-desktop.txt", ["clang-19", "qt6-base-dev"])):
            ran = subprocess.run(["bash", "-euo", "pipefail", "-c", script.format(lists)], capture_output=True,
                                 text=True, check=True)
            self.assertEqual(ran.stdout.split(), wanted)


if __name__ == "__main__":
    unittest.main()
