"""What an operating system alone has is asked for in base/platform: another system then needs that folder and no other."""

import re
import unittest

import tree

# Headers of POSIX and Linux; what the C++ standard has under a C name, as <cerrno>, is not among them.
PLATFORM = re.compile(
    r"^(unistd|fcntl|poll|termios|netdb|ifaddrs|pwd|grp|dirent|dlfcn|langinfo|pthread|sched|spawn|syslog|glob|wordexp|"
    r"signal|windows|winsock2)\.h$|^(sys|netinet|arpa|net|linux|mach|CoreFoundation)/")
# Tests and what only they use look at the system to compare.
TESTS = re.compile(r"_(test|fuzz)\.cpp$|_fixture\.hpp$|/testing/")
# The text of a terminal client is a matter of POSIX terminals; what it has for them is named here, and grows no more.
TERMINAL = {
    "client/cli/text/wrap.cpp", "client/cli/chat/plain_screen.cpp", "client/cli/chat/terminal_screen.cpp",
    "client/cli/console.cpp", "client/cli/loop.cpp", "client/cli/interrupts.cpp", "client/cli/context.cpp",
    "client/cli/commands/send_files.cpp",
}


def platform_headers(text):
    return [name for bracket, name in tree.INCLUDE.findall(text) if bracket == "<" and PLATFORM.match(name)]


def is_judged(path):
    return tree.is_cpp(path) and path.startswith(("client/",)) and not TESTS.search(path)


class Platform(unittest.TestCase):
    def test_the_measure(self):
        self.assertEqual(platform_headers("#include <unistd.h>\n#include <vector>\n#include <sys/stat.h>\n"),
                         ["unistd.h", "sys/stat.h"])
        self.assertEqual(platform_headers("#include <cerrno>\n#include <boost/asio/signal_set.hpp>\n"), [])
        self.assertTrue(is_judged("client/core/net/link.cpp"))
        self.assertFalse(is_judged("client/core/testing/fake_server.cpp"))
        self.assertFalse(is_judged("client/core/outbox/outbox_test.cpp"))

    def test_the_client_asks_base_platform(self):
        found = {path: platform_headers(tree.text(path)) for path in tree.files() if is_judged(path)}
        self.assertGreater(len(found), 50, "hardly any file was found")
        users = {path for path, headers in found.items() if headers}
        self.assertEqual(sorted(users - TERMINAL), [])
        self.assertEqual(sorted(TERMINAL - users), [], "no longer needed here; take it from the list")


if __name__ == "__main__":
    unittest.main()
