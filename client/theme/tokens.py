"""tokens.toml as Python sees it: palettes with the chosen accent in them, and how far two colours stand apart."""

import tomllib
from pathlib import Path

ROOM = Path(__file__).resolve().parent


def read():
    with open(ROOM / "tokens.toml", "rb") as file:
        return tomllib.load(file)


def parts(colour):
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))


def mixed(one, other):
    """The colour half way between two."""
    return "#" + "".join(f"{(a + b + 1) // 2:02X}" for a, b in zip(parts(one), parts(other)))


def luminance(colour):
    """As WCAG 2 defines it."""
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes(tokens):
    """Every palette that can be on a screen, by (palette, accent)."""
    shown = {(name, "teal"): colours for name, colours in tokens["palette"].items()}
    for accent, variants in tokens["accent"].items():
        for name, colours in variants.items():
            shown[name, accent] = tokens["palette"][name] | colours
    return shown
