#pragma once

#include <string>
#include <vector>

#include "tests/crash/file_board.hpp"
#include "tests/crash/ledger.hpp"
#include "tests/crash/uploader.hpp"
#include "tests/harness/http.hpp"

namespace banter::crash {

// Fetches files as their uploaders, and those whom they are sent to, would, and compares every byte. What
// does not fit goes to the ledger.
class FileReader {
 public:
  FileReader(std::vector<Uploader::Who> people, const FileBoard& board, Ledger& ledger)
      : people_(std::move(people)), board_(board), ledger_(ledger) {}

  // One of the latest files after the other, while they are sent, until the server is gone.
  void read(const harness::Address& address, std::uint64_t seed);
  // Nobody is sending: every file that must be there, and of the others the latest, or all.
  void check(const harness::Address& address, bool everything);
  // Each acknowledged message stands where it was told, with its file, and no other message does.
  void check_messages(const harness::Address& address, const std::vector<Uploader::Sent>& sent);

  std::size_t whole() const { return whole_; }    // files that came and were right
  std::size_t absent() const { return absent_; }  // that were not to be had

 private:
  // False when the connection ended.
  bool fetch(harness::Http& http, const KnownFile& file, std::size_t part);

  const std::vector<Uploader::Who> people_;
  const FileBoard& board_;
  Ledger& ledger_;
  std::size_t whole_ = 0, absent_ = 0;
};

}  // namespace banter::crash
