#include "bench/load/people.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "bench/load/scan.hpp"

namespace banter::bench {

using harness::Failure;

namespace {

// Fewer than the passwords that a server hashes or keeps waiting at once.
constexpr std::size_t kEnteringAtOnce = 32;
constexpr std::chrono::minutes kPatience{5};
constexpr std::string_view kPassword = "correct horse";

}  // namespace

People::People(const std::string& folder) : path_(folder + "/bench-tokens") {
  std::ifstream file(path_);
  for (std::string token; std::getline(file, token);)
    tokens_.push_back(token);
}

std::string People::name(std::size_t person) {
  char text[32];
  std::snprintf(text, sizeof text, "bench-%05zu", person);
  return text;
}

std::vector<Client*> People::enter(Loop& loop, const Loopback& server, std::size_t count, Carrier carrier,
                                   std::size_t from) {
  tokens_.resize(std::max(tokens_.size(), from + count));
  Entering entering;
  entering.from = from;
  const auto on_line = [&](Client& client, std::string_view line) { take(loop, entering, client, line); };
  const auto fill = [&] {
    while (entering.clients.size() < count && entering.clients.size() - entering.entered < kEnteringAtOnce) {
      Client& client = loop.connect(server, carrier);
      if (entering.clients.empty()) entering.first = client.number();
      entering.clients.push_back(&client);
      begin(loop, client, from + entering.clients.size() - 1);
    }
    return entering.entered == count;
  };
  loop.run(on_line, fill, harness::in(kPatience), "log everybody in");
  if (entering.tokens_changed) keep_tokens();
  return std::move(entering.clients);
}

void People::begin(Loop& loop, Client& client, std::size_t person) {
  if (!tokens_[person].empty()) {
    loop.send(client, R"({"action":"resume","token":")" + tokens_[person] + "\"}");
    return;
  }
  loop.send(client, R"({"action":"register","username":")" + name(person) + R"(","password":")" +
                        std::string(kPassword) + "\"}");
}

void People::take(Loop& loop, Entering& entering, const Client& client, std::string_view line) {
  const LineKind kind = kind_of(line);
  if (kind == LineKind::message || kind == LineKind::other_event) return;
  const std::size_t person = entering.from + client.number() - entering.first;
  if (kind == LineKind::refusal) {
    // A folder without our file of tokens may know our people nevertheless.
    if (text_field(line, "code") != "username_taken") throw Failure("cannot log in: " + std::string(line));
    loop.send(*entering.clients[person - entering.from], R"({"action":"login","username":")" + name(person) +
                                                             R"(","password":")" + std::string(kPassword) +
                                                             "\"}");
    return;
  }
  if (const auto token = text_field(line, "token")) {
    tokens_[person] = *token;
    entering.tokens_changed = true;
  }
  ++entering.entered;
}

void People::keep_tokens() const {
  std::ofstream file(path_, std::ios::trunc);
  for (const std::string& token : tokens_)
    file << token << '\n';
  if (!file.flush()) throw Failure("cannot write " + path_);
}

}  // namespace banter::bench
