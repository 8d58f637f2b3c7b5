#include "server/transports/framing/codec.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>

namespace banter::transports::ws {
namespace {

using What = Decoder::What;

// A frame as a client sends it. `first`: the first byte, with the flags.
std::string masked(unsigned first, std::string payload,
                   std::array<char, 4> mask = {'\x12', '\x34', '\x56', '\x78'}) {
  std::array<char, 10> header{};
  std::string frame(header.data(), write_header(header, Opcode::text, payload.size()));
  frame[0] = static_cast<char>(first);
  frame[1] = static_cast<char>(frame[1] | 0x80);
  for (std::size_t i = 0; i < payload.size(); ++i)
    payload[i] = static_cast<char>(payload[i] ^ mask[i % 4]);
  return frame + std::string(mask.data(), 4) + payload;
}

constexpr unsigned text = 0x81;
constexpr unsigned text_begins = 0x01;
constexpr unsigned goes_on = 0x00;
constexpr unsigned ends = 0x80;
constexpr unsigned ping = 0x89;
constexpr unsigned close = 0x88;

std::string payload_of(const Decoder::Found& found) {
  return {found.payload.data(), found.payload.size()};
}

// What the first frame of `bytes` gives.
Decoder::Found first_of(Decoder& decoder, std::string& bytes) {
  return decoder.next(bytes);
}

CloseCode fault_of(std::string bytes) {
  Decoder decoder(1'000, 5'000);
  Decoder::Found found;
  std::size_t used = 0;
  do {
    found = decoder.next(std::span(bytes).subspan(used));
    used += found.used;
  } while (found.used > 0 && found.what != What::fault);
  EXPECT_EQ(found.what, What::fault);
  return found.code;
}

TEST(WebSocketCodec, HeadersOfAllLengths) {
  std::array<char, 10> header{};
  EXPECT_EQ(write_header(header, Opcode::text, 125), 2U);
  EXPECT_EQ(std::string(header.data(), 2), "\x81\x7D");
  EXPECT_EQ(write_header(header, Opcode::text, 126), 4U);
  EXPECT_EQ(std::string(header.data(), 4), std::string("\x81\x7E\x00\x7E", 4));
  EXPECT_EQ(write_header(header, Opcode::ping, 65'535), 4U);
  EXPECT_EQ(std::string(header.data(), 4), "\x89\x7E\xFF\xFF");
  EXPECT_EQ(write_header(header, Opcode::text, 65'536), 10U);
  EXPECT_EQ(std::string(header.data(), 10), std::string("\x81\x7F\0\0\0\0\0\x01\0\0", 10));
  EXPECT_EQ(close_frame(CloseCode::going_away), "\x88\x02\x03\xE9");
  EXPECT_EQ(close_frame(CloseCode::no_code), std::string("\x88\x00", 2));
}

TEST(WebSocketCodec, TheExampleOfTheRfc) {
  // RFC 6455, 5.7: a single-frame masked text message.
  std::string bytes = "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58";
  Decoder decoder(1'000, 5'000);
  const auto found = first_of(decoder, bytes);
  EXPECT_EQ(found.what, What::text);
  EXPECT_EQ(payload_of(found), "Hello");
  EXPECT_EQ(found.used, bytes.size());
}

TEST(WebSocketCodec, NothingIsTakenBeforeAFrameIsWhole) {
  const std::string frame = masked(text, std::string(300, 'a'));
  for (std::size_t length = 0; length < frame.size(); ++length) {
    Decoder decoder(1'000, 5'000);
    std::string bytes = frame.substr(0, length);
    const auto found = first_of(decoder, bytes);
    ASSERT_EQ(found.what, What::nothing) << length;
    ASSERT_EQ(found.used, 0U);
    ASSERT_EQ(bytes, frame.substr(0, length));
  }
}

TEST(WebSocketCodec, MasksOfEveryLengthAndAlignment) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 64; ++size) {
    std::string plain(size + 8, '\0');
    std::ranges::generate(plain, [&] { return static_cast<char>(random()); });
    const std::array<char, 4> mask{'\x81', '\x02', '\xF3', '\x44'};
    for (std::size_t offset = 0; offset < 8; ++offset) {
      std::string bytes = plain;
      apply_mask(std::span(bytes).subspan(offset, size), mask);
      for (std::size_t i = 0; i < size; ++i)
        ASSERT_EQ(bytes[offset + i], static_cast<char>(plain[offset + i] ^ mask[i % 4]));
      apply_mask(std::span(bytes).subspan(offset, size), mask);
      ASSERT_EQ(bytes, plain);
    }
  }
}

TEST(WebSocketCodec, PiecesAreJoinedAndControlFramesMayStandBetween) {
  Decoder decoder(1'000, 5'000);
  std::string bytes = masked(text_begins, "one ") + masked(ping, "?") + masked(goes_on, "") +
                      masked(goes_on, "two ") + masked(ends, "three") + masked(text, "four");
  const std::size_t last = bytes.size() - masked(text, "four").size();
  std::vector<std::pair<What, std::string>> seen;
  for (std::size_t used = 0; used < bytes.size();) {
    const auto found = decoder.next(std::span(bytes).subspan(used));
    ASSERT_GT(found.used, 0U);
    used += found.used;
    if (found.what != What::nothing) seen.emplace_back(found.what, payload_of(found));
    EXPECT_EQ(decoder.in_message(), used < last);
  }
  EXPECT_THAT(seen, ::testing::ElementsAre(std::pair(What::ping, "?"), std::pair(What::text, "one two three"),
                                           std::pair(What::text, "four")));
}

TEST(WebSocketCodec, WhatTheProtocolForbids) {
  EXPECT_EQ(fault_of("\x81\x05Hello"), CloseCode::protocol_error) << "not masked";
  for (const unsigned reserved : {0x40U, 0x20U, 0x10U})
    EXPECT_EQ(fault_of(masked(text | reserved, "x")), CloseCode::protocol_error) << "an extension's bit";
  for (const unsigned opcode : {3U, 7U, 11U, 15U})
    EXPECT_EQ(fault_of(masked(0x80U | opcode, "x")), CloseCode::protocol_error) << "no such opcode";
  EXPECT_EQ(fault_of(masked(0x09, "x")), CloseCode::protocol_error) << "a ping in pieces";
  EXPECT_EQ(fault_of(masked(ping, std::string(126, 'x'))), CloseCode::protocol_error) << "a long ping";
  EXPECT_EQ(fault_of(masked(ends, "x")), CloseCode::protocol_error) << "goes on without a beginning";
  EXPECT_EQ(fault_of(masked(text_begins, "x") + masked(text, "y")), CloseCode::protocol_error)
      << "two beginnings";
  EXPECT_EQ(fault_of(masked(0x82, "x")), CloseCode::unsupported_data) << "binary";
  EXPECT_EQ(fault_of(std::string("\x81\xFE\x00\x05\1\2\3\4Hello", 13)), CloseCode::protocol_error)
      << "a longer form";
  EXPECT_EQ(fault_of(std::string("\x81\xFF\0\0\0\0\0\0\xFF\xFF", 10)), CloseCode::protocol_error)
      << "a longer form";
}

TEST(WebSocketCodec, TooMuchIsRefusedAtTheHeader) {
  EXPECT_EQ(fault_of(std::string("\x81\xFF\x80\0\0\0\0\0\0\0", 10)), CloseCode::too_big) << "2^63";
  EXPECT_EQ(fault_of("\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), CloseCode::too_big) << "2^64 - 1";
  EXPECT_EQ(fault_of("\x81\xFE\x13\x89"), CloseCode::too_big) << "5,001";
  EXPECT_EQ(fault_of(masked(text_begins, std::string(1'000, 'x')) + "\x80\xFE\x0F\xA1"), CloseCode::too_big)
      << "in pieces";
}

TEST(WebSocketCodec, AMessageThatIsLargeIsAskedAboutOnce) {
  Decoder decoder(1'000, 5'000);
  const std::string plain = "beginning" + std::string(3'000, 'x');
  std::string bytes = masked(text, plain);
  std::string part = bytes.substr(0, 8 + 255);
  EXPECT_EQ(first_of(decoder, part).what, What::nothing);
  part = bytes.substr(0, 8 + 256);
  const auto asked = first_of(decoder, part);
  EXPECT_EQ(asked.what, What::asks);
  EXPECT_EQ(payload_of(asked), plain.substr(0, 256));
  EXPECT_EQ(first_of(decoder, part).what, What::asks) << "until it is answered";
  decoder.allow_large();
  EXPECT_EQ(first_of(decoder, part).what, What::nothing);
  EXPECT_EQ(payload_of(first_of(decoder, bytes)), plain);
  std::string next = masked(text, plain);
  EXPECT_EQ(first_of(decoder, next).what, What::asks) << "every such message";
}

TEST(WebSocketCodec, PiecesThatGrowLargeAreAskedAbout) {
  Decoder decoder(1'000, 5'000);
  std::string first = masked(text_begins, "beginning");
  std::string second = masked(ends, std::string(2'000, 'x'));
  EXPECT_EQ(first_of(decoder, first).what, What::nothing);
  const auto asked = first_of(decoder, second);
  EXPECT_EQ(asked.what, What::asks);
  EXPECT_EQ(payload_of(asked), "beginning" + std::string(247, 'x'));
  decoder.allow_large();
  EXPECT_EQ(payload_of(first_of(decoder, second)), "beginning" + std::string(2'000, 'x'));
}

TEST(WebSocketCodec, Utf8IsCheckedOverTheWholeMessage) {
  Decoder decoder(1'000, 5'000);
  std::string good = masked(text_begins, "\xE2\x82") + masked(ends, "\xAC");
  std::size_t used = decoder.next(good).used;
  auto found = decoder.next(std::span(good).subspan(used));
  EXPECT_EQ(found.what, What::text);
  EXPECT_EQ(payload_of(found), "€");
  std::string bad = masked(text_begins, "\xE2\x82") + masked(ends, "\x41");
  used = decoder.next(bad).used;
  EXPECT_EQ(decoder.next(std::span(bad).subspan(used)).what, What::not_text);
}

TEST(WebSocketCodec, CloseCodesOfClients) {
  const auto code_of = [](std::string payload) {
    Decoder decoder(1'000, 5'000);
    std::string bytes = masked(close, std::move(payload));
    return decoder.next(bytes);
  };
  EXPECT_EQ(code_of("").code, CloseCode::no_code);
  EXPECT_EQ(code_of("\x03\xE8").code, CloseCode::normal);
  EXPECT_EQ(code_of("\x03\xE8"
                    "bye")
                .what,
            What::close);
  EXPECT_EQ(static_cast<int>(code_of("\x0F\xA0").code), 4000);
  for (const unsigned code : {0U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 2999U, 5000U, 65535U}) {
    const auto found = code_of({static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)});
    EXPECT_EQ(found.what, What::fault) << code;
    EXPECT_EQ(found.code, CloseCode::protocol_error) << code;
  }
  EXPECT_EQ(code_of("\x03").code, CloseCode::protocol_error);
  EXPECT_EQ(code_of("\x03\xE8\xFF").code, CloseCode::invalid_data);
}

}  // namespace
}  // namespace banter::transports::ws
