// The power fails at a random call, five hundred times. Whatever was committed is there afterwards, of the
// transaction under way there is all or nothing, and writing goes on.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <optional>
#include <set>

#include "server/storage/memory/memory_storage.hpp"
#include "server/storage/sqlite/open.hpp"
#include "tests/power_cut/disk.hpp"
#include "tests/power_cut/workload.hpp"

namespace banter::power_cut {
namespace {

struct Variant {
  Survives survives = Survives::only_what_was_synced;
  std::size_t checkpoint_bytes = 0;
  bool synchronous = true;
  bool syncs_fail = false;  // now and then
};

using Storage = std::unique_ptr<core::Storage>;

Storage open(const Disk& disk, const Variant& variant) {
  auto opened = storage::sqlite::open({.path = "banter.db",
                                       .log = {},
                                       .vfs = disk.name(),
                                       .synchronous = variant.synchronous,
                                       .checkpoint_bytes = variant.checkpoint_bytes});
  return opened ? std::move(*opened) : nullptr;
}

// "ok", or what SQLite finds wrong.
std::string quick_check(const Disk& disk) {
  sqlite3* database = nullptr;
  std::string found = "cannot be opened";
  if (sqlite3_open_v2("banter.db", &database, SQLITE_OPEN_READWRITE, disk.name()) == SQLITE_OK) {
    found.clear();
    sqlite3_exec(
        database, "pragma quick_check",
        [](void* into, int, char** values, char**) {
          *static_cast<std::string*>(into) += values[0];
          return 0;
        },
        &found, nullptr);
  }
  sqlite3_close(database);
  return found;
}

// Places of messages without a hole, each once; no version twice.
std::string holes(core::Storage& storage) {
  const auto reader = storage.open_reader();
  if (!reader || !(*reader)->begin()) return "cannot be read";
  std::string found;
  for (std::int64_t key = 2; key < 20; ++key) {
    const auto record = (*reader)->conversations().by_key({key});
    if (!record) return "cannot be read";
    if (!*record) continue;
    const auto page = (*reader)->messages().page_after(**record, 0, 0, 1'000'000);
    if (!page) return "cannot be read";
    std::int64_t seq = 0;
    std::set<std::int64_t> versions;
    for (const protocol::Message& message : page->messages) {
      if (message.seq != ++seq) found += "a hole at " + std::to_string(seq);
      if (!versions.insert(message.version).second)
        found += "twice version " + std::to_string(message.version);
    }
    if (!page->more && seq != (*record)->last_seq) found += "the head is wrong";
  }
  (*reader)->end();
  return found;
}

// One run: writes until the power fails, restarts, compares. What went wrong; empty if nothing did.
std::string run(unsigned seed, const Variant& variant) {
  Disk disk(seed);
  std::mt19937 dice(seed);
  const Storage model = storage::memory::make();
  Workload ours(seed);
  Workload models(seed);
  std::string before = everything(*model);
  std::string after = before;

  disk.cut_power_at(1 + dice() % 1500);
  Storage storage = open(disk, variant);
  while (storage && !disk.is_off()) {
    if (dice() % 40 == 0) {
      storage.reset();
      storage = open(disk, variant);
      if (!storage) break;
    }
    if (!storage->begin()) break;
    if (!model->begin()) return "the model fails";
    models.run(*model);
    const bool ran = ours.run(*storage);
    if (dice() % 8 == 0) {
      storage->rollback();
      model->rollback();
      continue;
    }
    if (variant.syncs_fail && dice() % 4 == 0) disk.fail_next_sync();
    const bool stored = storage->commit().has_value();
    if (!ran && stored) return "committed a broken transaction";
    if (!stored && !disk.is_off()) {
      model->rollback();
      continue;
    }
    if (!model->commit()) return "the model fails";
    after = everything(*model);
    if (!stored) {
      // Not acknowledged, but it may be on the disk all the same, if it got as far as its commit.
      if (!ran) after = before;
      break;
    }
    before = after;
  }
  storage.reset();
  if (!disk.is_off()) return "the power did not fail";

  disk.restart(variant.survives);
  storage = open(disk, variant);
  if (!storage) return "cannot be opened after the cut";
  const std::string there = everything(*storage);
  if (there != before && there != after)
    return "what is there is neither the state before nor after the last commit";
  if (const std::string found = holes(*storage); !found.empty()) return found;

  // And it goes on.
  Workload more(seed + 1);
  for (int i = 0; i < 3; ++i) {
    if (!storage->begin() || !more.run(*storage) || !storage->commit()) return "cannot go on";
  }
  if (const std::string found = holes(*storage); !found.empty()) return "later: " + found;
  storage.reset();
  const std::string check = quick_check(disk);
  return check == "ok" ? "" : check;
}

void expect_no_loss(unsigned first_seed, unsigned seeds, const Variant& variant) {
  for (unsigned seed = first_seed; seed < first_seed + seeds; ++seed) {
    const std::string wrong = run(seed, variant);
    ASSERT_EQ(wrong, "") << "seed " << seed;
  }
}

constexpr std::size_t kNoCheckpoint = 8 << 20;
constexpr std::size_t kOften = 64 << 10;  // by the thread, so that no two runs are the same

TEST(PowerCut, KeepsWhatWasCommitted) {
  expect_no_loss(1000, 100, {Survives::only_what_was_synced, kNoCheckpoint});
}

TEST(PowerCut, KeepsWhatWasCommittedThoughSomeSectorsSurvive) {
  expect_no_loss(2000, 100, {Survives::random_sectors, kNoCheckpoint});
}

TEST(PowerCut, KeepsWhatWasCommittedWhileCheckpointsRun) {
  expect_no_loss(3000, 100, {Survives::only_what_was_synced, 0});
}

TEST(PowerCut, KeepsWhatWasCommittedWhileCheckpointsRunThoughSomeSectorsSurvive) {
  expect_no_loss(4000, 100, {Survives::random_sectors, 0});
}

TEST(PowerCut, KeepsWhatWasCommittedWithCheckpointsOnTheirThread) {
  expect_no_loss(5000, 50, {Survives::only_what_was_synced, kOften});
  expect_no_loss(6000, 50, {Survives::random_sectors, kOften});
}

// A commit whose sync failed is undone, and what is committed after it does not rest on pages that only look
// synced.
TEST(PowerCut, KeepsWhatWasCommittedAfterSyncsThatFailed) {
  expect_no_loss(8000, 60, {.checkpoint_bytes = kNoCheckpoint, .syncs_fail = true});
  expect_no_loss(8100, 60, {.checkpoint_bytes = 0, .syncs_fail = true});
  expect_no_loss(8200, 60, {.survives = Survives::random_sectors, .checkpoint_bytes = 0, .syncs_fail = true});
}

// The same runs without syncs must be found out, or the five hundred above prove nothing.
TEST(PowerCut, IsNoticedWhenNothingIsSynced) {
  for (const Survives survives : {Survives::only_what_was_synced, Survives::random_sectors}) {
    unsigned losses = 0;
    for (unsigned seed = 7000; seed < 7040; ++seed) {
      std::string wrong;
      try {
        wrong = run(seed, {.survives = survives, .checkpoint_bytes = 0, .synchronous = false});
      } catch (const std::runtime_error& error) {
        wrong = error.what();
      }
      losses += wrong.empty() ? 0 : 1;
    }
    EXPECT_GE(losses, 20) << "of 40";
  }
}

}  // namespace
}  // namespace banter::power_cut
