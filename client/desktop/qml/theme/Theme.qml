pragma Singleton
import QtQuick
import Banter

// Written by client/theme/generate.py from tokens.toml (./dev gen); what is changed here is lost.
// How everything looks: colours, type, lengths and motion, as the person wants them. A change shows at once.
QtObject {
    id: theme

    // What the person chose. `mode` is one of `modes`: "system" follows the desktop, "contrast" too, with high
    // contrast. `accentName` is one of `accentNames`; `scale` goes from 0.8 to 2.
    property string mode: "system"
    property string accentName: "teal"
    property real scale: 1
    property bool reducedMotion: system.reducedMotion

    readonly property var modes: ["system", "light", "dark", "contrast"]
    readonly property var accentNames: ["teal", "blue", "violet", "rose", "amber", "graphite"]
    readonly property bool dark: mode === "dark" || (mode !== "light" && system.dark)
    readonly property bool highContrast: mode === "contrast" || (mode === "system" && system.highContrast)

    // A length of `n` px at 100 %, in whole px.
    function px(n) {
        return n === 0 ? 0 : Math.max(1, Math.round(n * theme.grown));
    }

    readonly property int unit: px(4)
    readonly property int inside: px(8)
    readonly property int between: px(12)
    readonly property int edge: px(16)
    readonly property int radius: px(8)
    readonly property int bubble: px(14)
    readonly property int corner: px(4)
    readonly property int control: px(36)
    readonly property int icon: px(20)
    readonly property int row: px(64)
    readonly property int avatar: px(40)
    readonly property int groupAvatar: px(32)
    readonly property int sidebarWidth: px(300)
    readonly property int sidebarLeast: px(240)
    readonly property int sidebarMost: px(420)
    readonly property int panelWidth: px(300)
    readonly property int column: px(760)
    readonly property int hairline: 1
    readonly property int focusWidth: highContrast ? px(3) : px(2)

    readonly property font body: face(false, 14, 400)
    readonly property int bodyLine: px(20)
    readonly property font list: face(false, 13, 400)
    readonly property int listLine: px(18)
    readonly property font label: face(false, 13, 600)
    readonly property int labelLine: px(18)
    readonly property font hint: face(false, 12, 400)
    readonly property int hintLine: px(16)
    readonly property font title: face(false, 16, 600)
    readonly property int titleLine: px(22)
    readonly property font empty: face(false, 20, 600)
    readonly property int emptyLine: px(28)
    readonly property font code: face(true, 13, 400)
    readonly property int codeLine: px(19)

    readonly property int quick: reducedMotion ? 0 : 150

    readonly property color window: shown.window
    readonly property color sidebar: shown.sidebar
    readonly property color timeline: shown.timeline
    readonly property color border: shown.border
    readonly property color outline: shown.outline
    readonly property color text: shown.text
    readonly property color muted: shown.muted
    readonly property color accent: shown.accent
    readonly property color accentWords: shown.onAccent
    readonly property alias onAccent: theme.accentWords
    readonly property color own: shown.own
    readonly property color ownWords: shown.onOwn
    readonly property alias onOwn: theme.ownWords
    readonly property color ownMeta: shown.ownMeta
    readonly property color other: shown.other
    readonly property color otherWords: shown.onOther
    readonly property alias onOther: theme.otherWords
    readonly property color selected: shown.selected
    readonly property color link: shown.link
    readonly property color mention: shown.mention
    readonly property color danger: shown.danger
    readonly property color dangerWords: shown.onDanger
    readonly property alias onDanger: theme.dangerWords
    readonly property color warn: shown.warn
    readonly property color online: shown.online
    readonly property color found: shown.found
    readonly property color codeGround: shown.codeGround
    readonly property color hueWords: shown.onHue
    readonly property alias onHue: theme.hueWords
    // The row under the pointer, and a control under it that has no ground of its own.
    readonly property color hover: mixed(selected, sidebar, 0.5)
    // Under a finger or a held button.
    readonly property color pressed: mixed(selected, text, 0.92)
    readonly property color scrim: dark ? "#99000000" : "#66000000"
    readonly property color shadow: dark ? "#66000000" : "#26000000"
    // What cannot be operated now is this visible.
    readonly property real faded: highContrast ? 0.7 : 0.45

    readonly property var hues: shown.hues

    // One of the eight hues, always the same for a name. The web client chooses alike (FNV-1a of the UTF-16 units).
    function hue(name) {
        let sum = 0x811c9dc5;
        for (let i = 0; i < name.length; ++i)
            sum = Math.imul(sum ^ name.charCodeAt(i), 0x01000193);
        return theme.hues[(sum >>> 0) % 8];
    }

    // `share` of the first colour, the rest of the second.
    function mixed(first, second, share) {
        return Qt.rgba(first.r * share + second.r * (1 - share), first.g * share + second.g * (1 - share),
                       first.b * share + second.b * (1 - share), 1);
    }

    // What an accent looks like in the palette in use, for the setting that chooses it.
    function accentColour(name) {
        const changed = theme.accents[name] || {};
        const base = theme.dark ? theme.palettes.dark : theme.palettes.light;
        return (theme.dark ? changed.dark : changed.light)?.accent || base.accent;
    }

    readonly property SystemLook system: SystemLook {}
    readonly property real grown: Math.min(2, Math.max(0.8, scale))
    readonly property string wordsFamily: system.family(["Inter", "Inter Variable", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "DejaVu Sans"])
    readonly property string codeFamily: system.codeFamily(["JetBrains Mono", "Cascadia Mono", "SF Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "Courier New"])

    function face(code, size, weight) {
        return Qt.font({ family: code ? theme.codeFamily : theme.wordsFamily, pixelSize: theme.px(size), weight: weight });
    }

    readonly property var shown: {
        if (highContrast)
            return dark ? palettes.contrastDark : palettes.contrastLight;
        const own = accents[accentName] || accents.teal;
        return Object.assign({}, dark ? palettes.dark : palettes.light, dark ? own.dark : own.light);
    }
    readonly property var palettes: ({
        light: {"window": "#FFFFFF", "sidebar": "#F5F4F1", "timeline": "#FAF9F7", "border": "#E4E1DA", "outline": "#8C877D", "text": "#1B1A18", "muted": "#66625A", "accent": "#0B6B62", "onAccent": "#FFFFFF", "own": "#D5EFE8", "onOwn": "#0D2E2A", "ownMeta": "#3E6B64", "other": "#FFFFFF", "onOther": "#1B1A18", "selected": "#DDEDE9", "link": "#0B5F8A", "mention": "#A3195B", "danger": "#B3261E", "onDanger": "#FFFFFF", "warn": "#855600", "online": "#0F7034", "found": "#FFE89A", "codeGround": "#F0EEE9", "onHue": "#FFFFFF", "hues": ["#B3382C", "#A04A00", "#7A5B00", "#2E7031", "#00697A", "#2A5DB0", "#6B46B8", "#A52A6B"]},
        dark: {"window": "#17191B", "sidebar": "#1D2023", "timeline": "#121416", "border": "#2E3338", "outline": "#757D86", "text": "#ECEAE6", "muted": "#9FA5AC", "accent": "#5CD6C6", "onAccent": "#06201D", "own": "#124A43", "onOwn": "#E6FAF5", "ownMeta": "#9AD5CA", "other": "#23272B", "onOther": "#ECEAE6", "selected": "#1F3B38", "link": "#7CC7F2", "mention": "#FF8FBF", "danger": "#FF9C93", "onDanger": "#33080A", "warn": "#F2C14E", "online": "#4ADE80", "found": "#5A4A00", "codeGround": "#1A1D20", "onHue": "#121416", "hues": ["#FF9A8F", "#FFB070", "#E6C454", "#8EDB8E", "#6FD8E0", "#8FB8FF", "#C0A6FF", "#FF9CCB"]},
        contrastLight: {"window": "#FFFFFF", "sidebar": "#FFFFFF", "timeline": "#FFFFFF", "border": "#000000", "outline": "#000000", "text": "#000000", "muted": "#333333", "accent": "#004D47", "onAccent": "#FFFFFF", "own": "#E6F5F2", "onOwn": "#000000", "ownMeta": "#263835", "other": "#FFFFFF", "onOther": "#000000", "selected": "#CDEBE5", "link": "#003E66", "mention": "#74003D", "danger": "#860C06", "onDanger": "#FFFFFF", "warn": "#553600", "online": "#0A4D21", "found": "#FFE066", "codeGround": "#F2F2F2", "onHue": "#FFFFFF", "hues": ["#7E1A12", "#6B3000", "#524000", "#174D1B", "#004A57", "#163F85", "#4A2A91", "#78144A"]},
        contrastDark: {"window": "#000000", "sidebar": "#000000", "timeline": "#000000", "border": "#FFFFFF", "outline": "#FFFFFF", "text": "#FFFFFF", "muted": "#D6D6D6", "accent": "#7FF0E0", "onAccent": "#000000", "own": "#00332E", "onOwn": "#FFFFFF", "ownMeta": "#C8F5EC", "other": "#000000", "onOther": "#FFFFFF", "selected": "#003D37", "link": "#A6DDFF", "mention": "#FFB3D6", "danger": "#FFB4AB", "onDanger": "#000000", "warn": "#FFDD80", "online": "#86F0A9", "found": "#4D4000", "codeGround": "#141414", "onHue": "#000000", "hues": ["#FFB9B1", "#FFC796", "#F2D97A", "#A8E8A8", "#94E6EC", "#B0CDFF", "#D3C1FF", "#FFB8DA"]}
    })
    readonly property var accents: ({
        teal: { light: {}, dark: {} },
        blue: {
            light: {"accent": "#1F5FA8", "onAccent": "#FFFFFF", "own": "#DCE9F8", "onOwn": "#10263F", "ownMeta": "#426286", "selected": "#DFE9F5"},
            dark: {"accent": "#8CBEFF", "onAccent": "#06182C", "own": "#173F6B", "onOwn": "#EAF3FF", "ownMeta": "#A9C8EC", "selected": "#1F3450"}
        },
        violet: {
            light: {"accent": "#6540A8", "onAccent": "#FFFFFF", "own": "#E8E0F6", "onOwn": "#271848", "ownMeta": "#635089", "selected": "#E9E3F4"},
            dark: {"accent": "#C3ABFF", "onAccent": "#1A0C36", "own": "#43307A", "onOwn": "#F3EEFF", "ownMeta": "#CDBDF0", "selected": "#332A50"}
        },
        rose: {
            light: {"accent": "#A32A5E", "onAccent": "#FFFFFF", "own": "#F8E0EA", "onOwn": "#42122A", "ownMeta": "#84465F", "selected": "#F4E3EA"},
            dark: {"accent": "#FF9DC0", "onAccent": "#33081C", "own": "#6B2546", "onOwn": "#FFEDF4", "ownMeta": "#EFB6CC", "selected": "#4A2436"}
        },
        amber: {
            light: {"accent": "#8A5200", "onAccent": "#FFFFFF", "own": "#F6E7CF", "onOwn": "#3A2600", "ownMeta": "#735420", "selected": "#F3E8D6"},
            dark: {"accent": "#F0BE5E", "onAccent": "#2B1C00", "own": "#56400F", "onOwn": "#FFF5E0", "ownMeta": "#DFC48D", "selected": "#443719"}
        },
        graphite: {
            light: {"accent": "#3F4A54", "onAccent": "#FFFFFF", "own": "#E3E7EA", "onOwn": "#1B2126", "ownMeta": "#535D66", "selected": "#E4E8EB"},
            dark: {"accent": "#C6D0D9", "onAccent": "#14191D", "own": "#3A434B", "onOwn": "#F2F5F7", "ownMeta": "#C0CAD2", "selected": "#333B42"}
        }
    })
}
