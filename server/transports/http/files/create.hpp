#pragma once

#include "server/transports/http/files/upload.hpp"

namespace banter::transports::http::files {

// POST /files: a new upload (tus, extension creation). A body is not looked at.
class CreateHandler final : public UploadHandler {
 public:
  bool is_busy() const override { return is_asking_ || UploadHandler::is_busy(); }

 private:
  std::optional<Response> look_at_upload(const Exchange& exchange) override;
  void open(Exchange& exchange) override;
  void know(Exchange& exchange, const core::UploadState& state) override;
  void end(Exchange& exchange, const core::UploadState& state) override;
  void respond(Exchange& exchange, Response response) override;

  core::CreateUpload call_;
  bool is_asking_ = false;
};

}  // namespace banter::transports::http::files
