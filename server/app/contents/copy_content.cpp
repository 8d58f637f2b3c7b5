#include "server/app/contents/copy_content.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "base/platform/descriptor.hpp"
#include "base/platform/file.hpp"
#include "base/platform/temporary_folder.hpp"
#include "base/try.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/contents/read_content.hpp"

namespace banter::app {

using base::Expected;

Expected<void> copy_content(const core::ContentHash& hash, std::int64_t size, const std::string& from,
                            const std::string& to, const std::function<bool()>& stop) {
  const std::string path = to + '/' + place_of(hash);
  if (::access(path.c_str(), F_OK) == 0) return {};
  BANTER_TRY(source, open_content(from, hash, size));
  BANTER_CHECK(base::make_private_dir(base::folder_of(path)));
  const base::Descriptor target(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (target.get() < 0) return base::os_fault("cannot write " + path, errno);
  const auto write = [&](std::string_view bytes) -> Expected<void> {
    while (!bytes.empty()) {
      const ssize_t written = ::write(target.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return base::os_fault("cannot write " + path, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  };
  return read_content(source.get(), from + '/' + place_of(hash), hash, size, write, stop);
}

}  // namespace banter::app
