#!/usr/bin/env python3
"""Writes protocol/generated and the tables of docs/protocol.md from protocol/schema.

    protocol/generate.py            writes what changed
    protocol/generate.py --check    changes nothing; names stale files and fails if there are any
"""

import sys
from pathlib import Path

ROOM = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOM))

from generator import cpp, cpp_codec, docs, json_schema, typescript  # noqa: E402
from generator.schema import Schema  # noqa: E402

GENERATED = ROOM / "generated"
DOCUMENT = ROOM.parent / "docs" / "protocol.md"


def outputs():
    """Path to text of every generated file."""
    schema = Schema(ROOM / "schema")
    files = {GENERATED / "cpp" / name: text for name, text in (cpp.headers(schema) | cpp_codec.sources(schema)).items()}
    files[GENERATED / "ts" / "protocol.ts"] = typescript.text(schema)
    files |= {GENERATED / "json-schema" / name: text for name, text in json_schema.files(schema).items()}
    files[DOCUMENT] = docs.text(schema, DOCUMENT.read_text("utf-8"))
    return files


def main():
    check = sys.argv[1:] == ["--check"]
    files = outputs()
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    present = {path for path in GENERATED.rglob("*") if path.is_file() and not path.name.startswith(".")}
    surplus = sorted(present - set(files))
    for path in stale + surplus:
        word = "stale" if check else "removed" if path in surplus else "written"
        print(f"{word}: {path.relative_to(ROOM.parent)}")
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
