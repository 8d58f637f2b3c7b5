#!/usr/bin/env python3
"""Everybody can read it: every pair of tokens.toml, in every palette, with every accent, stands apart far enough."""

import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import tokens as theme  # noqa: E402

TOKENS = theme.read()


def colours(palette, name):
    """What a name of a pair stands for: one colour, the eight hues, or the row under the pointer."""
    if name == "hues":
        return palette["hues"]
    if name == "hover":
        return [theme.mixed(palette["selected"], palette[under]) for under in ("window", "sidebar")]
    return [palette[name]]


def too_close(tokens):
    """A sentence for each pair that cannot be read well."""
    found = []
    for (name, accent), palette in theme.palettes(tokens).items():
        for pair in tokens["pairs"]:
            least = pair["contrast"] if name.startswith("contrast") else pair["least"]
            for ground in pair["grounds"]:
                for word in pair["words"]:
                    for below in colours(palette, ground):
                        for above in colours(palette, word):
                            ratio = theme.contrast(below, above)
                            if ratio < least:
                                found.append(f"{name}/{accent}: {word} {above} on {ground} {below}: {ratio:.2f} < {least}")
    return found


class Contrast(unittest.TestCase):
    def test_every_pair_can_be_read(self):
        self.assertEqual(too_close(TOKENS), [])

    def test_a_pair_that_cannot_be_read_is_found(self):
        faded = {**TOKENS, "palette": {**TOKENS["palette"], "light": {**TOKENS["palette"]["light"], "muted": "#9A958B"}}}
        self.assertTrue(any("muted" in sentence for sentence in too_close(faded)))

    def test_the_ratio_is_that_of_the_standard(self):
        self.assertAlmostEqual(theme.contrast("#000000", "#FFFFFF"), 21)
        self.assertAlmostEqual(theme.contrast("#777777", "#FFFFFF"), 4.48, places=2)

    def test_all_palettes_say_the_same_names(self):
        names = {name: set(palette) for name, palette in TOKENS["palette"].items()}
        for name, said in names.items():
            self.assertEqual(said, names["light"], name)
            self.assertEqual(len(set(TOKENS["palette"][name]["hues"])), 8, name)
        for accent, variants in TOKENS["accent"].items():
            self.assertEqual(set(variants), {"light", "dark"}, accent)
            for variant in variants.values():
                self.assertEqual(set(variant), {"accent", "onAccent", "own", "onOwn", "ownMeta", "selected"}, accent)


if __name__ == "__main__":
    unittest.main()
