import QtQuick
import Banter

// A sheet that is made when it is first wanted, so that a start pays for none. `show` may be given what the sheet's
// own `prepare` takes.
Loader {
    id: late
    default property Component content
    active: false
    sourceComponent: content
    function show(about) {
        late.active = true;
        if (late.item.prepare !== undefined)
            late.item.prepare(about);
        late.item.open();
    }
}
