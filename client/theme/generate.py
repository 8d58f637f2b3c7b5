#!/usr/bin/env python3
"""Writes the desktop's Theme.qml and the web's tokens.css from tokens.toml.

    client/theme/generate.py            writes what changed
    client/theme/generate.py --check    changes nothing; names stale files and fails if there are any
"""

import json
import re
import sys
from pathlib import Path

ROOM = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOM))

import tokens as theme  # noqa: E402

ROOT = ROOM.parents[1]
QML = ROOT / "client" / "desktop" / "qml" / "theme" / "Theme.qml"
CSS = ROOM / "generated" / "tokens.css"
NOTE = "Written by client/theme/generate.py from tokens.toml (./dev gen); what is changed here is lost."


def qml_palettes(palettes):
    """A JavaScript object of palettes, a line a palette."""
    return ",\n".join(f"        {name}: {json.dumps(colours)}" for name, colours in palettes.items())


def qml_accents(accents):
    lines = (f"        {name}: {{\n            light: {json.dumps(variants['light'])},\n"
             f"            dark: {json.dumps(variants['dark'])}\n        }}" for name, variants in accents.items())
    return ",\n".join(["        teal: { light: {}, dark: {} }", *lines])


def qml_colour(name):
    """QML would take a value after `onOwn:` for a handler, so what stands on a ground is an alias there."""
    if re.match("on[A-Z]", name):
        held = name[2].lower() + name[3:] + "Words"
        return f"    readonly property color {held}: shown.{name}\n    readonly property alias {name}: theme.{held}"
    return f"    readonly property color {name}: shown.{name}"


def qml(tokens):
    """Theme.template.qml with what tokens.toml says in the place of its marks."""
    names = [name for name in tokens["palette"]["light"] if name != "hues"]
    marks = {
        "NOTE": NOTE,
        "MODES": json.dumps(tokens["modes"]),
        "ACCENTS": json.dumps(["teal", *tokens["accent"]]),
        "PALETTES": qml_palettes(tokens["palette"]),
        "ACCENT_COLOURS": qml_accents(tokens["accent"]),
        "COLOURS": "\n".join(qml_colour(name) for name in names),
        "WORDS": json.dumps(tokens["families"]["words"]),
        "CODE": json.dumps(tokens["families"]["code"]),
        "LENGTHS": "\n".join(f"    readonly property int {name}: px({size})" for name, size in tokens["length"].items()),
        "FONTS": "\n".join(
            f"    readonly property font {name}: face({str(name == 'code').lower()}, {f['size']}, {f['weight']})\n"
            f"    readonly property int {name}Line: px({f['line']})" for name, f in tokens["type"].items()),
        "MOTIONS": "\n".join(
            f"    readonly property int {name}: reducedMotion ? 0 : {time}" for name, time in tokens["motion"].items()),
    }
    template = (ROOM / "Theme.template.qml").read_text("utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda mark: marks[mark[1]], template)


def dashed(name):
    """onOwn as CSS writes it: on-own."""
    return re.sub(r"[A-Z]", lambda letter: "-" + letter[0].lower(), name)


def css_block(selector, values):
    return f"{selector} {{\n" + "".join(f"  --{dashed(name)}: {value};\n" for name, value in values.items()) + "}\n"


def css_colours(colours):
    values = {name: colour for name, colour in colours.items() if name != "hues"}
    if "selected" in colours and "sidebar" in colours:
        values["hover"] = theme.mixed(colours["selected"], colours["sidebar"])
    values |= {f"hue-{index}": colour for index, colour in enumerate(colours.get("hues", []))}
    return values


def quoted(families, last):
    return ", ".join([*(f'"{family}"' for family in families), last])


def css(tokens):
    lengths = {name: f"calc({size}px * var(--scale))" for name, size in tokens["length"].items()}
    faces = {name: f"{f['weight']} calc({f['size']}px * var(--scale)) / calc({f['line']}px * var(--scale)) "
                   f"var(--{'family-code' if name == 'code' else 'family'})" for name, f in tokens["type"].items()}
    blocks = [f"/* {NOTE} */\n", css_block(":root", {
        "scale": 1, "family": quoted(tokens["families"]["words"], "sans-serif"),
        "family-code": quoted(tokens["families"]["code"], "monospace"),
        **{f"type-{name}": value for name, value in faces.items()}, **lengths,
        **{name: f"{time}ms" for name, time in tokens["motion"].items()}})]
    for name, colours in tokens["palette"].items():
        selector = f'[data-theme="{dashed(name)}"]'
        blocks.append(css_block(":root, " + selector if name == "light" else selector, css_colours(colours)))
    for accent, variants in tokens["accent"].items():
        for name, colours in variants.items():
            values = dict(colours)
            values["hover"] = theme.mixed(colours["selected"], tokens["palette"][name]["sidebar"])
            blocks.append(css_block(f'[data-theme="{name}"][data-accent="{accent}"]', values))
    blocks.append("@media (prefers-reduced-motion: reduce) {\n  :root {\n"
                  + "".join(f"    --{name}: 0ms;\n" for name in tokens["motion"]) + "  }\n}\n")
    return "\n".join(blocks)


def main():
    check = sys.argv[1:] == ["--check"]
    tokens = theme.read()
    files = {QML: qml(tokens), CSS: css(tokens)}
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
