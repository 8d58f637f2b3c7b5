#include "server/app/config/options.hpp"

#include <algorithm>

#include "protocol/names.hpp"
#include "server/transports/net/address.hpp"

namespace banter::app {
namespace {

bool is_host_and_port(std::string_view text) {
  const auto split = transports::split_host_port(text);
  return split && !split->port.empty();
}

bool is_address_range(std::string_view text) {
  return transports::AddressRange::parse(text).has_value();
}

// Letters, digits, points and hyphens: what may stand in a Host header as a name.
bool is_host_name(std::string_view text) {
  return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
}

bool is_short_line(std::string_view text) {
  return !text.empty() && text.size() <= 64 && protocol::is_one_line(text);
}

bool is_not_empty(std::string_view text) {
  return !text.empty();
}

std::vector<Option> reachable_under() {
  return {
      {.name = "data",
       .value = "DIR",
       .standard = "./data",
       .target = &Config::data,
       .text = "The folder that holds everything this server keeps: database, certificate, log, control "
               "socket. It is "
               "made when it is missing. One server at a time uses it.",
       .is_valid = is_not_empty,
       .example = "./data"},
      {.name = "listen",
       .value = "HOST:PORT",
       .standard = "*:8420",
       .target = &Config::listen,
       .text = "Where clients connect; browsers, native clients, TLS and plain text all use the same port. "
               "`*` is every "
               "address of the machine, IPv6 included where the machine has it; an IPv6 address stands in "
               "brackets; port "
               "0 is any free one.",
       .is_valid = is_host_and_port,
       .example = "127.0.0.1:8420"},
      {.name = "udp",
       .value = "HOST:PORT",
       .standard = "",
       .target = &Config::udp,
       .text = "Where clients that talk directly to each other would meet. This version has no direct "
               "conversations: the "
               "address is checked, a warning says so, and nothing listens there.",
       .is_valid = is_host_and_port,
       .example = "*:12345"},
      {.name = "name",
       .value = "HOST",
       .standard = "",
       .target = &Config::name,
       .text = "A host name under which people reach this server, for instance `chat.example.org`. Over "
               "plain HTTP only "
               "localhost, this machine's addresses and these names are answered, so that no foreign web "
               "page can reach "
               "the server under a name of its own. The server's own certificate carries them.",
       .is_valid = is_host_name,
       .example = "chat.example.org"},
      {.name = "server-name",
       .value = "TEXT",
       .standard = "Banter",
       .target = &Config::server_name,
       .text = "What the server calls itself to its clients: one line of at most 64 bytes.",
       .is_valid = is_short_line,
       .example = "Banter"},
  };
}

std::vector<Option> who_may() {
  return {
      {.name = "registration",
       .value = "WHO",
       .standard = "open",
       .target = &Config::registration,
       .text =
           "Who may make an account: `open`, everybody; `invite`, who has the code of an invitation, which "
           "`banterd invite create` and the server's administrators make; `closed`, nobody but `banterd user "
           "add` and administrators.",
       .words = {"open", "invite", "closed"}},
      {.name = "allow-guests",
       .value = "on|off",
       .standard = "off",
       .target = &Config::allow_guests,
       .text = "Lets people in with a name only. Guests read and write in public rooms and answer direct "
               "messages."},
      {.name = "retention",
       .value = "DAYS",
       .standard = "0",
       .target = &Config::retention,
       .text =
           "How many days messages are kept, in rooms and between two people; what is older is removed for "
           "good, once an hour. 0 keeps them for ever. Administrators may choose another number for a "
           "room.",
       .least = 0,
       .most = 36500},
      {.name = "password-cost",
       .value = "N",
       .standard = "12",
       .target = &Config::password_cost,
       .text =
           "The work that goes into hashing a password with bcrypt; each step doubles it. 12 takes about 0.2 "
           "seconds of one processor a login. Below 10 is for tests, and the server warns.",
       .least = 4,
       .most = 15},
      {.name = "rate-limits",
       .value = "on|off",
       .standard = "on",
       .target = &Config::rate_limits,
       .text = "Off lifts all limits on how often one may do something, the delays after failed logins, and "
               "the number "
               "of connections from one address. For tests and measurements only."},
  };
}

std::vector<Option> files() {
  constexpr std::int64_t most_mib = std::int64_t{1} << 30;
  return {
      {.name = "file-size",
       .value = "MIB",
       .standard = "16384",
       .target = &Config::file_size,
       .text = "MiB that a file may have. 0: this server takes no files.",
       .least = 0,
       .most = most_mib},
      {.name = "file-quota",
       .value = "MIB",
       .standard = "0",
       .target = &Config::file_quota,
       .text = "MiB that all files of one account may have together, uploads that are under way included. 0: "
               "no limit.",
       .least = 0,
       .most = most_mib},
      {.name = "file-space",
       .value = "MIB",
       .standard = "0",
       .target = &Config::file_space,
       .text = "MiB that the files of everybody may have together. 0: no limit but the disk, of which 5 % "
               "stay free in any case.",
       .least = 0,
       .most = most_mib},
      {.name = "file-hours",
       .value = "HOURS",
       .standard = "48",
       .target = &Config::file_hours,
       .text = "Hours after which an upload that nobody goes on with, or a file that was never sent, is "
               "removed. What a message or a profile has stays as long as that.",
       .least = 1,
       .most = 8760},
  };
}

std::vector<Option> encryption() {
  return {
      {.name = "tls-cert",
       .value = "FILE",
       .standard = "",
       .target = &Config::tls_cert,
       .text = "The server's certificate with its chain, in PEM, together with `tls-key`. Without them the "
               "server makes "
               "a certificate of its own, prints its fingerprint, and clients remember it."},
      {.name = "tls-key",
       .value = "FILE",
       .standard = "",
       .target = &Config::tls_key,
       .text = "The private key of `tls-cert`, in PEM, not encrypted."},
      {.name = "insecure-plaintext",
       .value = "on|off",
       .standard = "off",
       .target = &Config::insecure_plaintext,
       .text = "Serves other machines without TLS too: everybody on the way can read passwords and messages. "
               "Without it, "
               "only this machine itself may do without TLS."},
      {.name = "trusted-proxy",
       .value = "CIDR",
       .standard = "",
       .target = &Config::trusted_proxy,
       .text = "Addresses of reverse proxies in front of the server, for instance `127.0.0.1` or "
               "`10.0.0.0/8`. Only "
               "their `X-Forwarded-For` and `X-Forwarded-Proto` are believed.",
       .is_valid = is_address_range,
       .example = "10.0.0.0/8"},
  };
}

std::vector<Option> machine() {
  return {
      {.name = "threads",
       .value = "N",
       .standard = "0",
       .target = &Config::threads,
       .text = "Threads that serve connections; 0 chooses by the number of processors.",
       .least = 0,
       .most = 64},
      {.name = "log-level",
       .value = "LEVEL",
       .standard = "info",
       .target = &Config::log_level,
       .text = "The least important lines that `server.log` in the data folder receives.",
       .words = {"debug", "info", "warn", "error"}},
      {.name = "log-size",
       .value = "MIB",
       .standard = "10",
       .target = &Config::log_size,
       .text = "MiB after which `server.log` is renamed to `server.1.log` and a new one is begun.",
       .least = 1,
       .most = 10240},
      {.name = "log-keep",
       .value = "N",
       .standard = "5",
       .target = &Config::log_keep,
       .text = "How many old logs are kept.",
       .least = 0,
       .most = 1000},
  };
}

std::vector<Option> make_table() {
  std::vector<Option> table;
  for (auto part : {reachable_under(), who_may(), files(), encryption(), machine()})
    table.insert(table.end(), part.begin(), part.end());
  return table;
}

}  // namespace

std::span<const Option> options() {
  static const std::vector<Option> table = make_table();
  return table;
}

const Option* find_option(std::string_view name) {
  const auto found = std::ranges::find(options(), name, &Option::name);
  return found == options().end() ? nullptr : &*found;
}

}  // namespace banter::app
