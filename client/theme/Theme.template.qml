pragma Singleton
import QtQuick
import Banter

// @NOTE@
// How everything looks: colours, type, lengths and motion, as the person wants them. A change shows at once.
QtObject {
    id: theme

    // What the person chose. `mode` is one of `modes`: "system" follows the desktop, "contrast" too, with high
    // contrast. `accentName` is one of `accentNames`; `scale` goes from 0.8 to 2.
    property string mode: "system"
    property string accentName: "teal"
    property real scale: 1
    property bool reducedMotion: system.reducedMotion

    readonly property var modes: @MODES@
    readonly property var accentNames: @ACCENTS@
    readonly property bool dark: mode === "dark" || (mode !== "light" && system.dark)
    readonly property bool highContrast: mode === "contrast" || (mode === "system" && system.highContrast)

    // A length of `n` px at 100 %, in whole px.
    function px(n) {
        return n === 0 ? 0 : Math.max(1, Math.round(n * theme.grown));
    }

@LENGTHS@
    readonly property int hairline: 1
    readonly property int focusWidth: highContrast ? px(3) : px(2)

@FONTS@

@MOTIONS@

@COLOURS@
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
    readonly property string wordsFamily: system.family(@WORDS@)
    readonly property string codeFamily: system.codeFamily(@CODE@)

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
@PALETTES@
    })
    readonly property var accents: ({
@ACCENT_COLOURS@
    })
}
