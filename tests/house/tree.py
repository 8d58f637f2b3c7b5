"""Reading the repository: which files there are and what they include."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CPP = (".cpp", ".hpp", ".h", ".ipp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def files(root=ROOT):
    """Paths from the root of every file that is under version control or could be added to it."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                            capture_output=True, check=True).stdout.decode()
    return sorted({name for name in listed.split("\0") if name and (root / name).is_file()})


def is_generated(path):
    return "/generated/" in path


def is_cpp(path):
    return path.endswith(CPP)


def text(path, root=ROOT):
    return (root / path).read_text(encoding="utf-8", errors="replace")


def project_includes(path, content, known):
    """What a C++ file includes of the project, as (text of the include, path from the root or None).

    Quoted includes are the project's; of those in angle brackets only what names a file that the project has."""
    for bracket, name in INCLUDE.findall(content):
        if name in known:
            yield name, name
        elif bracket == '"':
            beside = (pathlib.PurePosixPath(path).parent / name).as_posix()
            yield name, beside if beside in known else None
