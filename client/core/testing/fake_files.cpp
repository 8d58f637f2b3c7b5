#include "client/core/testing/fake_files.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/hash.hpp"

namespace banter::client::testing {
namespace {

FakeFiles::Request request_in(const std::string& head) {
  FakeFiles::Request request;
  std::size_t at = head.find("\r\n");
  const std::string line = head.substr(0, at);
  request.method = line.substr(0, line.find(' '));
  request.target = line.substr(request.method.size() + 1);
  request.target.erase(request.target.find(' '));
  for (at += 2; at + 2 < head.size();) {
    const std::size_t end = head.find("\r\n", at);
    std::string name = head.substr(at, head.find(':', at) - at);
    std::string value = head.substr(at + name.size() + 2, end - at - name.size() - 2);
    std::ranges::transform(name, name.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    request.fields[name] = value;
    at = end + 2;
  }
  return request;
}

std::string response(int status, const std::string& fields = {}, const std::string& body = {}) {
  return "HTTP/1.1 " + std::to_string(status) + " Words\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + fields + "\r\n" + body;
}

std::string refusal(int status, const std::string& code, const std::string& words) {
  return response(
      status, {},
      R"({"reply":null,"ok":false,"error":{"code":")" + code + R"(","message":")" + words + R"("}})");
}

std::string spoil(std::string bytes) {
  if (!bytes.empty()) bytes.back() = static_cast<char>(bytes.back() ^ 1);
  return bytes;
}

std::int64_t take(std::deque<std::int64_t>& breaks) {
  if (breaks.empty()) return -1;
  const std::int64_t first = breaks.front();
  breaks.pop_front();
  return first;
}

}  // namespace

void FakeFiles::serve(FakePeer& peer) {
  while (true) {
    const Request request = request_in(peer.head());
    std::optional<std::string> other;
    {
      const std::lock_guard hold(mutex_);
      heard_.push_back(request);
      if (instead) other = instead(request);
    }
    if (other) {
      peer.write(*other);
      return;
    }
    if (!answer(peer, request)) return;
  }
}

/// False: the connection ends.
bool FakeFiles::answer(FakePeer& peer, const Request& request) {
  if (request.field("authorization") != "Bearer t0k") {
    peer.write(refusal(401, "not_authenticated", "Log in."));
    return true;
  }
  if (request.method == "POST" && request.target == "/files") {
    create(peer, request);
    return true;
  }
  const std::string id = request.target.substr(request.target.rfind('/') + 1);
  File file;
  {
    const std::lock_guard hold(mutex_);
    const auto found = files_.find(id);
    if (found == files_.end()) {
      peer.write(request.method == "HEAD" ? "HTTP/1.1 404 No\r\nContent-Length: 20\r\n\r\n"
                                          : refusal(404, "not_found", "There is no such file."));
      return request.method != "PATCH";
    }
    file = found->second;
  }
  const bool whole = static_cast<std::int64_t>(file.bytes.size()) == file.length;
  if (request.method == "PATCH") return patch(peer, request, id);
  if (request.method == "DELETE") {
    const std::lock_guard hold(mutex_);
    files_.erase(id);
    peer.write("HTTP/1.1 204 Gone\r\n\r\n");
  } else if (request.method == "HEAD" && request.fields.contains("tus-resumable")) {
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nUpload-Offset: " + std::to_string(file.bytes.size()) +
               "\r\nUpload-Length: " + std::to_string(file.length) + "\r\n\r\n");
  } else if (!whole) {
    peer.write(request.method == "HEAD" ? "HTTP/1.1 404 No\r\n\r\n" : refusal(404, "not_found", "Not yet."));
  } else if (request.method == "HEAD") {
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(file.bytes.size()) +
               "\r\nContent-Disposition: attachment; filename=\"" + file.name + "\"\r\nETag: \"" +
               base::hex(base::sha256(file.bytes)) + "\"\r\n\r\n");
  } else {
    return download(peer, request, file);
  }
  return true;
}

void FakeFiles::create(FakePeer& peer, const Request& request) {
  const std::lock_guard hold(mutex_);
  const std::string id = "f" + std::to_string(++last_) + "-x";
  files_[id] = {.bytes = {},
                .length = std::stoll(request.field("upload-length")),
                .name = "uploaded",
                .metadata = request.field("upload-metadata")};
  if (spoiled_uploads > 0) {
    --spoiled_uploads;
    files_[id].spoiled = true;
  }
  peer.write(response(201, "Location: /files/" + id + "\r\nTus-Resumable: 1.0.0\r\n"));
}

bool FakeFiles::patch(FakePeer& peer, const Request& request, const std::string& id) {
  std::int64_t breaks = -1;
  std::size_t have = 0;
  {
    const std::lock_guard hold(mutex_);
    have = files_[id].bytes.size();
    breaks = take(broken_uploads);
  }
  if (request.field("upload-offset") != std::to_string(have)) {
    peer.write(refusal(409, "conflict", "Elsewhere."));
    return false;
  }
  const std::int64_t length = std::stoll(request.field("content-length"));
  std::int64_t got = 0;
  const auto lose = [&] {
    const std::lock_guard hold(mutex_);
    const auto found = files_.find(id);
    if (found == files_.end()) return;
    std::string& bytes = found->second.bytes;
    bytes.resize(bytes.size() - std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(forgotten)));
  };
  while (got < length) {
    std::string bytes;
    try {
      if (breaks == 0) throw std::runtime_error("broken");
      const std::int64_t most = breaks > 0 ? std::min(breaks, length - got) : length - got;
      bytes = peer.some_bytes(static_cast<std::size_t>(most));
    } catch (const std::runtime_error&) {
      lose();
      return false;
    }
    got += static_cast<std::int64_t>(bytes.size());
    if (breaks > 0) breaks -= static_cast<std::int64_t>(bytes.size());
    {
      const std::lock_guard hold(mutex_);
      const auto found = files_.find(id);
      if (found == files_.end()) return false;  // removed meanwhile
      File& file = found->second;
      file.bytes += bytes;
      if (got == length && file.spoiled) file.bytes = spoil(file.bytes);
    }
    if (on_bytes) on_bytes(got);
  }
  peer.write("HTTP/1.1 204 OK\r\nUpload-Offset: " + std::to_string(have + static_cast<std::size_t>(got)) +
             "\r\n\r\n");
  return true;
}

bool FakeFiles::download(FakePeer& peer, const Request& request, const File& file) {
  std::int64_t breaks = -1;
  std::string bytes = file.bytes;
  const std::string tag = "\"" + base::hex(base::sha256(file.bytes)) + "\"";
  {
    const std::lock_guard hold(mutex_);
    breaks = take(broken_downloads);
    if (spoiled_downloads > 0) {
      --spoiled_downloads;
      bytes = spoil(bytes);
    }
  }
  std::size_t first = 0;
  const std::string range = request.field("range");
  if (range.starts_with("bytes=") && request.field("if-range") == tag && !ignores_ranges)
    first = static_cast<std::size_t>(std::stoll(range.substr(6)));
  std::string head = first > 0
                         ? "HTTP/1.1 206 Part\r\nContent-Range: bytes " + std::to_string(first) + "-" +
                               std::to_string(bytes.size() - 1) + "/" + std::to_string(bytes.size()) + "\r\n"
                         : "HTTP/1.1 200 OK\r\n";
  head += "ETag: " + tag + "\r\nContent-Length: " + std::to_string(bytes.size() - first) + "\r\n\r\n";
  peer.write(head);
  constexpr std::size_t kPiece = 65'536;
  for (std::size_t at = first; at < bytes.size();) {
    std::size_t piece = std::min(kPiece, bytes.size() - at);
    if (breaks >= 0) piece = std::min(piece, static_cast<std::size_t>(breaks));
    if (piece == 0) return false;
    peer.write(std::string_view(bytes).substr(at, piece));
    at += piece;
    if (breaks >= 0) breaks -= static_cast<std::int64_t>(piece);
    if (on_bytes) on_bytes(static_cast<std::int64_t>(at - first));
  }
  return true;
}

std::string FakeFiles::put(std::string bytes, std::string name) {
  const std::lock_guard hold(mutex_);
  std::string id = "f" + std::to_string(++last_) + "-x";
  const auto length = static_cast<std::int64_t>(bytes.size());
  files_[id] = {.bytes = std::move(bytes), .length = length, .name = std::move(name), .metadata = {}};
  return id;
}

std::vector<FakeFiles::Request> FakeFiles::heard(const std::string& method) {
  const std::lock_guard hold(mutex_);
  std::vector<Request> found;
  for (const Request& request : heard_) {
    if (method.empty() || request.method == method) found.push_back(request);
  }
  return found;
}

std::string FakeFiles::bytes_of(const std::string& id) {
  const std::lock_guard hold(mutex_);
  const auto found = files_.find(id);
  return found == files_.end() ? std::string() : found->second.bytes;
}

std::size_t FakeFiles::uploads() {
  const std::lock_guard hold(mutex_);
  return files_.size();
}

std::string FakeFiles::metadata_of(const std::string& id) {
  const std::lock_guard hold(mutex_);
  return files_.at(id).metadata;
}

}  // namespace banter::client::testing
