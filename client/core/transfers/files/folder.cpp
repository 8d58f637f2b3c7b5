#include "client/core/transfers/files/folder.hpp"

#include <cerrno>

#include "base/fault.hpp"
#include "client/core/transfers/files/safe_name.hpp"

namespace banter::client::transfers {
namespace {

constexpr unsigned kMostParts = 100;
constexpr unsigned kMostNumbers = 10'000;

std::unexpected<Failure> cannot(const std::string& what, int error) {
  return std::unexpected(failure_of(base::os_fault("cannot " + what, error).error()));
}

}  // namespace

Outcome<Folder> Folder::open(const std::string& path, bool by_link) {
  auto folder = base::OpenFolder::open(path, by_link);
  if (folder) return Folder(path, std::move(*folder));
  const int error = folder.error().os_error;
  if (error == ENOENT)
    return fail(FailureKind::fix, "There is no folder in which " + path + " could be made.");
  if (error == ENOTDIR || error == ELOOP)
    return fail(FailureKind::fix, path + " is no folder of its own: name one with --to.");
  return std::unexpected(failure_of(folder.error()));
}

Outcome<std::int64_t> Folder::room() const {
  const auto room = folder_.room();
  if (!room) return cannot("look at the disk of " + path_, room.error().os_error);
  return *room;
}

Outcome<Part> Folder::open_part(std::string_view safe_name) const {
  // Somebody may put another one there between any two of the steps of take().
  constexpr int kMostRounds = 10;
  for (unsigned number = 1; number <= kMostParts; ++number) {
    Part part{.file = {}, .name = part_name(safe_name, number)};
    for (int round = 0; round < kMostRounds; ++round) {
      auto taken = folder_.take(part.name);
      if (!taken) return cannot("write " + path_ + "/" + part.name, taken.error().os_error);
      if (taken->taken == base::OpenFolder::Taken::busy) break;
      if (taken->taken == base::OpenFolder::Taken::again) continue;
      part.file = std::move(taken->file);
      part.size = taken->size;
      return part;
    }
  }
  return fail(FailureKind::local,
              "Too many programs fetch " + std::string(safe_name) + " into " + path_ + ".");
}

Outcome<std::string> Folder::place(const Part& part, std::string_view safe_name) const {
  for (unsigned number = 1; number <= kMostNumbers; ++number) {
    std::string name = number == 1 ? std::string(safe_name) : numbered_name(safe_name, number);
    const auto placed = folder_.rename(part.name, name);
    if (!placed) return cannot("name " + path_ + "/" + name, placed.error().os_error);
    if (!*placed) continue;
    if (const auto synced = folder_.sync(); !synced)
      return cannot("put " + path_ + "/" + name + " on the disk", synced.error().os_error);
    return name;
  }
  return fail(FailureKind::fix,
              "There are too many files called " + std::string(safe_name) + " in " + path_ + " already.");
}

void Folder::remove(const Part& part) const {
  (void)folder_.remove(part.name);
}

}  // namespace banter::client::transfers
