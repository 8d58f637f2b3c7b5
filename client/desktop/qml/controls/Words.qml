import QtQuick
import Banter

// Text of anybody's, shown as it is: nothing in it is read as markup.
// `role`: "body", "list", "label", "hint", "title", "empty" or "code".
Text {
    id: words
    property string role: "list"
    // Half of what a line is higher than its letters, so that they stand in its middle.
    readonly property int lead: Math.max(0, Math.round((lineHeight - metrics.height) / 2))
    FontMetrics { id: metrics; font: words.font }
    // One by one, so that a single one of them can be changed where it is used.
    font { family: Theme[role].family; pixelSize: Theme[role].pixelSize; weight: Theme[role].weight }
    color: role === "hint" ? Theme.muted : Theme.text
    textFormat: Text.PlainText
    lineHeight: Theme[role + "Line"]
    lineHeightMode: Text.FixedHeight
    topPadding: lead
    bottomPadding: -lead
    elide: Text.ElideRight
    linkColor: Theme.link
    horizontalAlignment: Text.AlignLeft
    Accessible.role: role === "title" || role === "empty" ? Accessible.Heading : Accessible.StaticText
    Accessible.name: text
}
