"""Which room may include which: the picture in ARCHITECTURE.md, as data."""

# Rooms by folder; a file belongs to the longest prefix that fits. What a room may include besides itself.
ALLOWED = {
    "base": [],
    "protocol": ["base"],
    "search": ["base", "protocol"],
    "server/core": ["base", "protocol", "search"],
    "server/storage/*": ["base", "protocol", "search", "server/core"],
    "server/blobs/*": ["base", "protocol", "server/core"],
    "server/passwords": ["base", "protocol", "server/core"],
    "server/transports": ["base", "protocol", "server/core"],
    "server/gateways/*": ["base", "protocol", "server/core"],
    "server/app": ["base", "protocol", "server/core", "server/storage/*", "server/blobs/*", "server/passwords",
                   "server/transports", "server/gateways/*"],
    "client/core": ["base", "protocol", "search"],
    "client/cli": ["base", "protocol", "client/core"],
    "client/desktop": ["base", "protocol", "client/core"],
    "tests": ["base", "protocol", "search", "server/core", "server/storage/*", "server/blobs/*", "server/passwords",
              "server/transports", "server/gateways/*", "client/core", "client/cli", "client/desktop"],
    "bench": ["base", "protocol", "search", "server/core", "server/storage/*", "server/blobs/*", "server/passwords",
              "server/transports", "server/gateways/*", "client/core", "client/desktop", "tests"],
    "tests/harness": ["base", "protocol", "server/core", "server/app", "client/core"],
}


def room_of(path):
    """The room that a path lies in, with the actual folder in place of a star: (pattern, folder); None outside."""
    parts = path.split("/")
    best = None
    for pattern in ALLOWED:
        wanted = pattern.split("/")
        if len(wanted) > len(parts) - 1:
            continue
        if all(w in ("*", p) for w, p in zip(wanted, parts)):
            if best is None or len(wanted) > len(best[0].split("/")):
                best = (pattern, "/".join(parts[:len(wanted)]))
    return best


def complaint(includer, included):
    """Why the file `includer` may not include the file `included` (paths from the root); None when it may."""
    source, target = room_of(includer), room_of(included)
    if source is None:
        return f"{includer} lies in no room; add its folder to tests/house/arrows.py"
    if target is None:
        return f"{includer} includes {included}, which lies in no room"
    if source[1] == target[1]:
        return None
    # The tests' own libraries are one room seen from the tests.
    if source[0] == "tests" and target[0] == "tests/harness":
        return None
    if source[0] == "bench" and target[0] == "tests/harness":
        return None
    if target[0] not in ALLOWED[source[0]]:
        return f"{includer} ({source[1]}) may not include {included} ({target[1]})"
    return None
