#include "bench/load/body.hpp"

#include <charconv>
#include <cstdio>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "bench/load/scan.hpp"
#include "tests/harness/deadline.hpp"

namespace banter::bench {
namespace {

// What people might say, so that an index of words has words to index.
constexpr std::string_view kTalk =
    "the train was late again so we walked along the river until it began to rain and then sat in the small "
    "cafe "
    "where nobody knew us and talked about bread and boats and the price of apples which is too high this "
    "year "
    "said the woman behind the counter while she counted coins into a blue cup with a crack in it and her "
    "dog slept "
    "under the window dreaming of rabbits perhaps or of nothing at all as dogs do when autumn comes early ";

// `bytes` of it, from another place for another number.
void append_talk(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t at = number * 31 % kTalk.size(); bytes > 0; at = 0) {
    const std::string_view piece = kTalk.substr(at, bytes);
    out += piece;
    bytes -= piece.size();
  }
}

}  // namespace

std::string message_request(std::string_view conversation, std::uint64_t number, std::size_t bytes) {
  const std::string digits = std::to_string(number);
  std::string request = R"({"action":"message","id":)" + digits + R"(,"conversation":")";
  request += conversation;
  request += R"(","content":")" + digits;
  request += ' ';
  if (bytes > digits.size() + 1) append_talk(request, number, bytes - digits.size() - 1);
  request += R"(","client_id":")" + base::uuid7(base::SystemClock().wall()) + "\"}";
  return request;
}

std::uint64_t number_in(std::string_view event) {
  const std::string_view content = text_field(event, "content").value_or("");
  std::uint64_t number = 0;
  if (std::from_chars(content.data(), content.data() + content.size(), number).ec != std::errc()) {
    throw harness::Failure("not one of our messages: " + std::string(event));
  }
  return number;
}

}  // namespace banter::bench
