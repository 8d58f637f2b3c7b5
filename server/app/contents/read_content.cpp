#include "server/app/contents/read_content.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/hash.hpp"
#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "server/app/contents/place.hpp"

namespace banter::app {

using base::Expected;
using base::fault;

Expected<base::Descriptor> open_content(const std::string& folder, const core::ContentHash& hash,
                                        std::int64_t size) {
  const std::string path = folder + '/' + place_of(hash);
  BANTER_TRY(file, base::open_regular_file(path));
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return base::os_fault("cannot read " + path, errno);
  if (status.st_size != size)
    return fault(path + " is damaged: it has " + std::to_string(status.st_size) + " bytes in place of " +
                 std::to_string(size));
  return std::move(file);
}

Expected<void> read_content(int file, const std::string& path, const core::ContentHash& hash,
                            std::int64_t size, const TakeBytes& take, const std::function<bool()>& stop) {
  base::Sha256 sum;
  std::array<char, 262144> part;
  for (std::int64_t left = size; left > 0;) {
    if (stop()) return fault("interrupted");
    const auto most = static_cast<std::size_t>(std::min<std::int64_t>(left, part.size()));
    const ssize_t got = ::read(file, part.data(), most);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::os_fault("cannot read " + path, errno);
    if (got == 0) return fault(path + " became shorter while it was read");
    const std::string_view bytes(part.data(), static_cast<std::size_t>(got));
    sum.update(bytes);
    BANTER_CHECK(take(bytes));
    left -= got;
  }
  if (sum.finish() == hash) return {};
  return fault(path + " is damaged: it is not what was stored");
}

}  // namespace banter::app
