"""Every #include of the project goes the way that the picture in ARCHITECTURE.md allows."""

import pathlib
import unittest

import arrows
import tree


def graph():
    """For every C++ file of the project the project's files that it includes; and what could not be found."""
    known = {path for path in tree.files() if tree.is_cpp(path)}
    edges, unknown = {}, []
    for path in sorted(known):
        edges[path] = []
        for name, target in tree.project_includes(path, tree.text(path), known):
            if target is None:
                unknown.append(f'{path} includes "{name}", which the project does not have')
            elif target != name:
                unknown.append(f'{path} includes "{name}"; write it from the root: "{target}"')
            else:
                edges[path].append(target)
    return edges, unknown


def node(path):
    """What the cycle test looks at: the folders of a room, and each file that lies in the room's own folder by
    itself, since there the innermost words (ids, errors) lie beside the outermost entry (dispatch)."""
    parent = str(pathlib.PurePosixPath(path).parent)
    room = arrows.room_of(path)
    return path if room and room[1] == parent else parent


def folder_edges(edges):
    """The includes between the nodes of each room, each with the file pair that shows it. Test programs may look
    anywhere in their room, so they draw no arrow, nor do generated files: the generator writes the outer ones
    and the inner ones of its room into one folder. Includes of other rooms are judged by arrows.py."""
    between = {}
    for source, targets in edges.items():
        if source.endswith(("_test.cpp", "_fuzz.cpp")) or tree.is_generated(source):
            continue
        for target in targets:
            one, other = node(source), node(target)
            if one != other and arrows.room_of(source) == arrows.room_of(target):
                between.setdefault(one, {}).setdefault(other, f"{source} includes {target}")
    return between


def cycle(between):
    """One cycle of folders as a list whose last equals its first, or None."""
    done, path = set(), []

    def walk(here):
        if here in path:
            return path[path.index(here):] + [here]
        if here in done:
            return None
        path.append(here)
        for target in sorted(between.get(here, {})):
            found = walk(target)
            if found:
                return found
        done.add(path.pop())
        return None

    for start in sorted(between):
        found = walk(start)
        if found:
            return found
    return None


class Rules(unittest.TestCase):
    """The rules themselves: what they allow and what they refuse."""

    def test_inward_is_allowed(self):
        for source, target in [
            ("server/core/messages/send.cpp", "protocol/error.hpp"),
            ("server/storage/sqlite/messages.cpp", "server/core/ports/storage.hpp"),
            ("server/app/assemble.cpp", "server/storage/memory/storage.hpp"),
            ("client/cli/main.cpp", "client/core/connection.hpp"),
            ("tests/harness/server_process.cpp", "server/app/options.hpp"),
            ("tests/crash/kill_test.cpp", "tests/harness/client.hpp"),
        ]:
            self.assertIsNone(arrows.complaint(source, target), f"{source} -> {target}")

    def test_outward_and_sideways_are_refused(self):
        for source, target in [
            ("base/log.cpp", "protocol/error.hpp"),
            ("protocol/codec/frame.cpp", "server/core/keys.hpp"),
            ("server/core/dispatch.cpp", "server/app/assemble.hpp"),
            ("server/core/dispatch.cpp", "server/transports/listener.hpp"),
            ("server/storage/memory/messages.cpp", "server/storage/sqlite/database.hpp"),
            ("server/transports/tcp/session.cpp", "server/storage/memory/storage.hpp"),
            ("client/core/sync.cpp", "server/core/keys.hpp"),
            ("client/cli/main.cpp", "client/desktop/window.hpp"),
            ("tests/crash/kill_test.cpp", "server/app/options.hpp"),
        ]:
            self.assertIsNotNone(arrows.complaint(source, target), f"{source} -> {target}")

    def test_a_new_folder_must_be_named(self):
        self.assertIn("lies in no room", arrows.complaint("plugins/x.cpp", "base/log.hpp"))

    def test_a_cycle_of_folders_is_found(self):
        edges = {"server/core/a/x.cpp": ["server/core/b/y.hpp"], "server/core/b/y.hpp": ["server/core/a/z.hpp"]}
        self.assertEqual(cycle(folder_edges(edges)), ["server/core/a", "server/core/b", "server/core/a"])
        edges["server/core/b/y.hpp"] = ["server/core/keys.hpp"]
        edges["server/core/dispatch.cpp"] = ["server/core/a/x.hpp"]
        self.assertIsNone(cycle(folder_edges(edges)))


class Tree(unittest.TestCase):
    """The project as it is."""

    @classmethod
    def setUpClass(cls):
        cls.edges, cls.unknown = graph()

    def test_includes_are_found_and_written_from_the_root(self):
        self.assertEqual(self.unknown, [])

    def test_arrows(self):
        self.assertGreater(sum(map(len, self.edges.values())), 20, "hardly any include was read")
        complaints = [said for source, targets in self.edges.items() for target in targets
                      if (said := arrows.complaint(source, target))]
        self.assertEqual(complaints, [])

    def test_no_cycle_between_the_folders_of_a_room(self):
        between = folder_edges(self.edges)
        found = cycle(between)
        if found:
            self.fail("\n".join(between[one][other] for one, other in zip(found, found[1:])))


if __name__ == "__main__":
    unittest.main()
