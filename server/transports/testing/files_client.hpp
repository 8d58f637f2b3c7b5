#pragma once

#include <functional>
#include <string>
#include <thread>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"

// What a client of /files says.
namespace banter::transports::testing {

inline const std::string bearer = "Authorization: Bearer T0KEN\r\n";
inline const std::string tus = "Tus-Resumable: 1.0.0\r\n" + bearer;

inline std::string creation(std::size_t bytes, const std::string& more = {}) {
  return request("POST", "/files", tus + "Upload-Length: " + std::to_string(bytes) + "\r\n" + more);
}

// The head of a PATCH with a body of so many bytes.
inline std::string patch_head(const std::string& id, std::size_t offset, std::size_t bytes,
                              const std::string& more = {}) {
  return "PATCH /files/" + id + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(bytes) +
         "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " + std::to_string(offset) +
         "\r\n" + tus + more + "\r\n";
}

inline std::string patch(const std::string& id, std::size_t offset, const std::string& bytes,
                         const std::string& more = {}) {
  return patch_head(id, offset, bytes.size(), more) + bytes;
}

inline std::string offset_of(const std::string& id) {
  return request("HEAD", "/files/" + id, tus);
}

inline std::string download(const std::string& id, const std::string& more = {}) {
  return request("GET", "/files/" + id, bearer + more);
}

// One request on a connection of its own.
inline Answer ask_files(const TestServer& server, const std::string& bytes) {
  Client client(server.port);
  client.send(bytes);
  return answer(client, !bytes.starts_with("HEAD "));
}

// A file that is there; its id.
inline std::string store_file(const TestServer& server, const std::string& bytes,
                              const std::string& metadata = {}) {
  const std::string more = metadata.empty() ? "" : "Upload-Metadata: " + metadata + "\r\n";
  const std::string id = ask_files(server, creation(bytes.size(), more)).field("Location").substr(7);
  if (!bytes.empty()) EXPECT_EQ(ask_files(server, patch(id, 0, bytes)).status(), "204");
  return id;
}

// Bytes of which no part is like another.
inline std::string noise(std::size_t bytes) {
  std::string text;
  text.reserve(bytes + 8);
  for (std::uint32_t state = 1; text.size() < bytes;) {
    state = state * 1664525 + 1013904223;
    text.append(reinterpret_cast<const char*>(&state), 4);
  }
  text.resize(bytes);
  return text;
}

// Waits until it is so; the test's own time limit ends a wait in vain.
inline void wait_for(const std::function<bool()>& so) {
  while (!so())
    std::this_thread::yield();
}

}  // namespace banter::transports::testing
