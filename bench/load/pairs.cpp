#include "bench/load/pairs.hpp"

#include <algorithm>

#include "bench/load/body.hpp"
#include "bench/load/people.hpp"
#include "bench/load/scan.hpp"

namespace banter::bench {

using harness::Failure;

namespace {

constexpr std::chrono::seconds kPatience{30};

void expect(std::uint64_t number, std::uint64_t expected, std::string_view line) {
  if (number != expected) {
    throw Failure("expected number " + std::to_string(expected) + ": " + std::string(line));
  }
}

}  // namespace

Pairs::Pairs(Loop& loop, std::vector<Client*> people, std::size_t body_bytes, bool marks_read)
    : loop_(loop),
      people_(std::move(people)),
      body_bytes_(body_bytes),
      marks_read_(marks_read),
      pairs_(people_.size() / 2) {
  std::size_t opened = 0;
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
    loop_.send(*people_[2 * pair], R"({"action":"start","receiver":")" + People::name(2 * pair + 1) + "\"}");
  }
  const auto on_line = [&](Client& client, std::string_view line) {
    const LineKind kind = kind_of(line);
    if (kind == LineKind::refusal) throw Failure("cannot start: " + std::string(line));
    if (kind != LineKind::reply) return;
    pairs_[(client.number() - people_.front()->number()) / 2].conversation =
        text_field(line, "conversation").value();
    ++opened;
  };
  loop_.run(
      on_line, [&] { return opened == pairs_.size(); }, harness::in(kPatience), "open all conversations");
}

void Pairs::post(std::size_t pair) {
  Pair& it = pairs_[pair];
  loop_.send(*people_[2 * pair], message_request(it.conversation, ++it.sent, body_bytes_));
}

Pairs::Arrival Pairs::take(const Client& client, std::string_view line) {
  const std::size_t person = client.number() - people_.front()->number();
  const std::size_t at = person / 2;
  Pair& pair = pairs_[at];
  switch (kind_of(line)) {
    case LineKind::message:
      if (person % 2 == 0) throw Failure("a sender got an event: " + std::string(line));
      expect(number_in(line), ++pair.delivered, line);
      if (marks_read_) {
        loop_.send(*people_[person], R"({"action":"read","conversation":")" + pair.conversation +
                                         R"(","seq":)" + std::to_string(number_field(line, "seq").value()) +
                                         "}");
      }
      return {What::delivered, at, pair.delivered};
    case LineKind::reply:
      if (person % 2 == 1) return {};  // a mark
      expect(number_field(line, "id").value_or(0), ++pair.acknowledged, line);
      return {What::acknowledged, at, pair.acknowledged};
    case LineKind::refusal:
      throw Failure("refused: " + std::string(line));
    case LineKind::other_event:
      return {};
  }
  return {};
}

void Pairs::settle() {
  const auto settled = [&] {
    return std::ranges::all_of(pairs_, [](const Pair& pair) {
      return pair.acknowledged == pair.sent && pair.delivered == pair.sent;
    });
  };
  loop_.run([&](Client& client, std::string_view line) { take(client, line); }, settled,
            harness::in(kPatience), "deliver everything");
}

}  // namespace banter::bench
