#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "server/transports/http/files/upload.hpp"

namespace banter::transports::http::files {

// PATCH /files/ID: the next bytes of an upload, on their way from the connection to the store. At most two
// chunks of them are under way; meanwhile the rest waits with the client. Of a client that sends nothing no
// memory is held.
class AppendHandler final : public UploadHandler {
 public:
  bool wants_body() const override;
  std::size_t body(Exchange& exchange, std::string_view bytes) override;
  std::span<char> lend(Exchange& exchange) override;
  void fill(Exchange& exchange, std::size_t bytes) override;
  void complete(Exchange& exchange) override;
  bool is_busy() const override { return step_ == Step::syncing || UploadHandler::is_busy(); }

 private:
  enum class Step : std::uint8_t {
    beginning,
    taking,   // the body
    syncing,  // all of it was handed to the store
    over,
  };

  std::optional<Response> look_at_upload(const Exchange& exchange) override;
  void open(Exchange& exchange) override;
  void know(Exchange& exchange, const core::UploadState& state) override;
  void end(Exchange& exchange, const core::UploadState& state) override;
  void respond(Exchange& exchange, Response response) override;

  void begin_upload(Exchange& exchange);
  void let_go(Exchange& exchange);
  bool take_chunk(Exchange& exchange);
  void append(Exchange& exchange);
  void keep_alive(Exchange& exchange);
  void sync(Exchange& exchange);
  void synced(Exchange& exchange, const core::UploadEnd& end);

  Step step_ = Step::beginning;
  base::Millis asked_at_ = 0;   // when the core was last asked for the upload
  std::uint8_t under_way_ = 0;  // chunks
  bool lacks_memory_ = false;   // until the store has some
  bool shall_let_go_ = false;
  std::int64_t offset_ = 0;  // where the body belongs
  std::optional<core::Checksum> checksum_;
  core::UploadState state_;
  std::shared_ptr<core::Upload> upload_;
  core::Chunk chunk_;  // only during a read
};

}  // namespace banter::transports::http::files
