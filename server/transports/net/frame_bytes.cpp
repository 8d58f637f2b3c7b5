#include "server/transports/net/frame_bytes.hpp"

#include <cstring>
#include <memory>
#include <new>
#include <string>

#include "server/transports/framing/codec.hpp"

namespace banter::core {

// Allocates `extra` bytes behind whatever std::allocate_shared asks for. What it asks for ends with the
// FrameBytes, give or take padding, so the bytes after it are ours.
template <class T>
struct WithTail {
  using value_type = T;
  std::size_t extra;

  explicit WithTail(std::size_t bytes) : extra(bytes) {}
  template <class U>
  WithTail(const WithTail<U>& other) : extra(other.extra) {}

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T) + extra)); }
  void deallocate(T* at, std::size_t) { ::operator delete(at); }
  friend bool operator==(const WithTail&, const WithTail&) { return true; }
};

struct FrameMaker {
  static std::shared_ptr<FrameBytes> make(std::string_view text, bool raw) {
    auto frame = std::allocate_shared<FrameBytes>(WithTail<FrameBytes>(FrameBytes::room + text.size() + 1));
    char* const at = reinterpret_cast<char*>(frame.get() + 1) + FrameBytes::room;
    std::memcpy(at, text.data(), text.size());
    frame->text_bytes = static_cast<std::uint32_t>(text.size());
    frame->raw = raw;
    if (raw) return frame;
    at[text.size()] = '\n';
    std::array<char, FrameBytes::room> header;
    const std::size_t header_bytes =
        transports::ws::write_header(header, transports::ws::Opcode::text, text.size());
    std::memcpy(at - header_bytes, header.data(), header_bytes);
    frame->header_bytes = static_cast<std::uint8_t>(header_bytes);
    return frame;
  }
};

}  // namespace banter::core

namespace banter::transports {

core::Frame make_frame(std::string_view json, std::optional<protocol::ErrorCode> error, bool ends_read) {
  auto frame = core::FrameMaker::make(json, false);
  frame->error = error;
  frame->ends_read = ends_read;
  return frame;
}

core::Frame make_session_frame(std::string_view json, std::string_view token) {
  auto frame = core::FrameMaker::make(json, false);
  const std::string member = "\"token\":\"" + std::string(token) + "\",";
  // Inside a string of the reply, such as an echoed id, the quotes would be escaped: this finds the member
  // only.
  if (const std::size_t at = json.find(member); at != std::string_view::npos) {
    frame->token_at = static_cast<std::uint32_t>(at);
    frame->token_bytes = static_cast<std::uint32_t>(member.size());
  }
  return frame;
}

core::Frame make_raw_frame(std::string_view bytes) {
  return core::FrameMaker::make(bytes, true);
}

}  // namespace banter::transports
