#include "server/app/backup/hash_list.hpp"

#include <cerrno>

namespace banter::app {

HashListOut::HashListOut(const std::string& path)
    : path_(path), file_(path, std::ios::binary | std::ios::trunc) {}

void HashListOut::add(const base::Digest256& hash) {
  file_.write(reinterpret_cast<const char*>(hash.data()), static_cast<std::streamsize>(hash.size()));
}

base::Expected<void> HashListOut::finish() {
  errno = 0;
  file_.close();
  if (file_) return {};
  return base::os_fault("cannot write " + path_, errno != 0 ? errno : EIO);
}

HashListIn::HashListIn(const std::string& path) : file_(path, std::ios::binary) {
  advance();
}

void HashListIn::advance() {
  base::Digest256 hash{};
  file_.read(reinterpret_cast<char*>(hash.data()), static_cast<std::streamsize>(hash.size()));
  present_.reset();
  if (file_.gcount() == static_cast<std::streamsize>(hash.size())) present_ = hash;
}

}  // namespace banter::app
