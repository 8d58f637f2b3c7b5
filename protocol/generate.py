#!/usr/bin/env python3
"""Writes protocol/generated and the tables of docs/protocol.md from protocol/schema.

    protocol/generate.py            writes what changed
    protocol/generate.py --check    changes nothing; names stale files and fails if there are any
"""

import sys
from pathlib import Path

ROOM = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOM.parent))
sys.dont_write_bytecode = True

from protocol.generator import cpp, cpp_codec  # noqa: E402
from protocol.generator.schema import Schema  # noqa: E402


def outputs():
    """Path to text of every generated file."""
    schema = Schema(ROOM / "schema")
    generated = ROOM / "generated"
    files = {generated / "cpp" / name: text for name, text in (cpp.headers(schema) | cpp_codec.sources(schema)).items()}
    return files


def main():
    check = "--check" in sys.argv[1:]
    files = outputs()
    present = {path for path in (ROOM / "generated").rglob("*") if path.is_file()}
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    surplus = sorted(present - set(files))
    for path in stale + surplus:
        print(("stale: " if check else "written: " if path in files else "removed: ") + str(path.relative_to(ROOM.parent)))
    if check:
        return 1 if stale or surplus else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], "utf-8")
    for path in surplus:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
