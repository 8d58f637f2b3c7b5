"""Reading the repository: which files there are and what they include."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
CPP = (".cpp", ".hpp", ".h", ".ipp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def files(root=ROOT):
    """Paths from the root of every file that belongs to the project, also where there is no git."""
    ignored = {line.strip().strip("/") for line in (root / ".gitignore").read_text().splitlines()} | {".git"}
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ignored]
        found += [pathlib.Path(folder, name).relative_to(root).as_posix() for name in names]
    return sorted(found)


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
