#pragma once

#include "server/transports/http/files/upload.hpp"

namespace banter::transports::http::files {

// DELETE /files/ID: an upload, or a file that no message has, is not wanted any more (tus, extension
// termination).
class TerminateHandler final : public UploadHandler {
 public:
  void answer(Exchange& exchange, core::FileAnswer answer) override;
  bool is_busy() const override { return is_asking_; }

 private:
  std::optional<Response> look_at_upload(const Exchange& exchange) override;
  void open(Exchange& exchange) override;
  void know(Exchange&, const core::UploadState&) override {}

  bool is_asking_ = false;
};

}  // namespace banter::transports::http::files
