import QtQuick
import Banter

// What the settings below it are about.
Words {
    role: "title"
    width: parent ? parent.width : implicitWidth
    topPadding: Theme.between
}
