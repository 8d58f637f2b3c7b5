pragma Singleton
import QtQuick

// Sizes, speeds and times in words.
QtObject {
    function size(bytes) {
        return Qt.locale().formattedDataSize(bytes, 1, Locale.DataSizeTraditionalFormat);
    }
    function left(milliseconds) {
        const seconds = Math.ceil(milliseconds / 1000);
        if (seconds < 60)
            return qsTr("%n s left", "", Math.max(1, seconds));
        if (seconds < 3600)
            return qsTr("%n min left", "", Math.round(seconds / 60));
        return qsTr("%n h left", "", Math.round(seconds / 3600));
    }
    // "3.2 MB of 10.0 MB · 1.1 MB/s · 8 s left"
    function progress(done, total, speed, left_) {
        const words = [qsTr("%1 of %2").arg(size(done)).arg(size(total))];
        if (speed > 0)
            words.push(qsTr("%1/s").arg(size(speed)));
        if (left_ >= 0)
            words.push(left(left_));
        return words.join(" · ");
    }
}
