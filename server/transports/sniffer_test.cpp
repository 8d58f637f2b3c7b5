#include "server/transports/sniffer.hpp"

#include <gtest/gtest.h>

namespace banter::transports {
namespace {

TEST(Sniffer, TellsLanguagesByTheirFirstBytes) {
  EXPECT_EQ(language_of("{"), Language::lines);
  EXPECT_EQ(language_of(" \t\r\n{"), Language::lines);
  for (const char* begun : {"", "  ", "G", "PO", "P", "DELETE", "GET"})
    EXPECT_EQ(language_of(begun), Language::undecided) << begun;
  for (const char* method :
       {"GET /", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS ", "TRACE ", "CONNECT "})
    EXPECT_EQ(language_of(method), Language::http) << method;
  for (const char* other : {"[", "\x16", "get /", "GETS", "SSH-2.0", " GET /", "\x80", "P0"})
    EXPECT_EQ(language_of(other), Language::unknown) << other;
}

}  // namespace
}  // namespace banter::transports
