#pragma once

#include <string>

#include "server/transports/http/files/upload.hpp"

namespace banter::transports::http::files {

// HEAD /files/ID with Tus-Resumable: how far an upload has come. What is whole, but was never finished
// because the connection broke, is finished first.
class OffsetHandler final : public UploadHandler {
 private:
  std::optional<Response> look_at_upload(const Exchange& exchange) override;
  void open(Exchange& exchange) override;
  void know(Exchange& exchange, const core::UploadState& state) override;
  void end(Exchange& exchange, const core::UploadState& state) override;
  void respond(Exchange& exchange, Response response) override;

  std::int64_t size_ = -1;
  std::string metadata_;
};

}  // namespace banter::transports::http::files
