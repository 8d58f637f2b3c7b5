#pragma once

#include <vector>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

struct Contents {
  core::ArchivedState state;
  std::vector<core::Archived> things;
};

inline Contents contents_of(core::Storage& storage) {
  const auto reader = must(storage.open_reader());
  must(reader->begin());
  Contents contents{.state = must(reader->archive().state()), .things = {}};
  must(reader->archive().each([&](const core::Archived& one) {
    contents.things.push_back(one);
    return true;
  }));
  reader->end();
  return contents;
}

// In as many transactions as one likes.
inline void take_all(core::Storage& storage, const Contents& contents, std::size_t at_a_time = 1) {
  must(storage.begin());
  must(storage.archive().begin_taking(contents.state));
  std::size_t taken = 0;
  for (const core::Archived& one : contents.things) {
    ASSERT_TRUE(must(storage.archive().take(one))) << "a thing of kind " << one.index();
    if (++taken % at_a_time != 0) continue;
    must(storage.commit());
    must(storage.begin());
  }
  must(storage.commit());
}

}  // namespace banter::contracts
