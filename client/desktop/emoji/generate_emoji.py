#!/usr/bin/env python3
"""Makes emoji.tsv: what the emoji picker and `:name:` know.

Reads what Unicode publishes and Debian packs (unicode-data, unicode-cldr-core); the result is committed, so
that nobody needs them to build. Its licence stands in UNICODE-LICENSE.txt.

    generate_emoji.py /usr/share/unicode > emoji.tsv

One line an emoji, in the order of a keyboard, fields parted by tabs: the emoji; the number of its group; 1
where it takes a skin tone (behind its first character); its short names, parted by blanks; then its name and
the words to find it by, parted by commas, in English, German and Spanish.
"""

import re
import sys
import unicodedata
import xml.etree.ElementTree
from pathlib import Path

GROUPS = ["Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink", "Travel & Places",
          "Activities", "Objects", "Symbols", "Flags"]
LANGUAGES = ["en", "de", "es"]
TONES = {chr(code) for code in range(0x1F3FB, 0x1F400)}

# What people type, and `banter` takes too, where Unicode's name is another.
SHORT = {
    "👍": "+1 thumbsup", "👎": "-1 thumbsdown", "💯": "100 hundred", "😠": "angry", "🍺": "beer",
    "😊": "blush", "💡": "bulb idea", "🎂": "cake", "👏": "clap", "☕": "coffee", "😢": "cry", "😁": "grin",
    "❤️": "heart love", "😍": "heart_eyes", "🤗": "hug", "😂": "joy", "😘": "kiss", "😆": "laughing",
    "🔒": "lock", "📝": "memo note", "💪": "muscle", "😐": "neutral", "❌": "no", "👌": "ok", "🥳": "party",
    "☝️": "point_up", "🙏": "pray thanks please", "❓": "question", "🤣": "rofl", "🌹": "rose", "😞": "sad",
    "😱": "scream", "🙈": "see_no_evil", "🤷": "shrug", "💀": "skull", "😴": "sleeping", "😄": "smile",
    "😭": "sob", "✨": "sparkles", "⭐": "star", "☀️": "sun", "😎": "sunglasses cool", "😅": "sweat",
    "🎉": "tada hooray", "🍵": "tea", "🤔": "thinking hmm", "🙃": "upside_down", "⚠️": "warning",
    "👋": "wave hello", "✅": "white_check yes done", "😉": "wink", "⚡": "zap", "🙂": "slight_smile",
    "😀": "grinning", "🙄": "eye_roll", "🤦": "facepalm", "👀": "eyes", "🔥": "fire", "🚀": "rocket",
}


def plain(name: str) -> str:
    """A name as it is typed between colons."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", folded.replace("&", " and ")).strip("_")


def words_of(root: Path, language: str) -> dict[str, tuple[str, list[str]]]:
    """Name and words of every emoji, in that language, without variation selectors."""
    found: dict[str, tuple[str, list[str]]] = {}
    for folder in ("annotations", "annotationsDerived"):
        path = root / "cldr" / "common" / folder / f"{language}.xml"
        for entry in xml.etree.ElementTree.parse(path).iter("annotation"):
            emoji, text = entry.get("cp", ""), entry.text or ""
            name, words = found.get(emoji, ("", []))
            if entry.get("type") == "tts":
                name = text.strip()
            else:
                words = [word.strip() for word in text.split("|")]
            found[emoji] = (name, words)
    return found


def main() -> None:
    root = Path(sys.argv[1])
    known = {language: words_of(root, language) for language in LANGUAGES}
    lines = (root / "emoji" / "emoji-test.txt").read_text(encoding="utf-8").splitlines()
    group, rows, toned = "", [], set()
    for line in lines:
        if line.startswith("# group: "):
            group = line.removeprefix("# group: ")
        wanted = re.match(r"([0-9A-F ]+?)\s*; fully-qualified\s*# \S+ E[\d.]+ (.*)", line)
        if not wanted or group not in GROUPS:
            continue
        emoji = "".join(chr(int(code, 16)) for code in wanted[1].split())
        if TONES & set(emoji):
            # Two people may have a tone each; only those with one tone, behind the first sign, are taken.
            if emoji[1] in TONES and not TONES & set(emoji[2:]):
                toned.add((emoji[0] + emoji[2:]).replace("\ufe0f", ""))
            continue
        rows.append((emoji, GROUPS.index(group), wanted[2]))
    for emoji, number, name in rows:
        bare = emoji.replace("\ufe0f", "")
        fields = []
        for language in LANGUAGES:
            title, words = known[language].get(bare, ("", []))
            fields.append(",".join(dict.fromkeys([title or (name if language == "en" else ""), *words])).strip(","))
        short = dict.fromkeys([*SHORT.get(emoji, "").split(), plain(name)])
        print(emoji, number, int(bare in toned), " ".join(short), *fields, sep="\t")


main()
