#pragma once

#include "server/transports/http/files/session.hpp"

namespace banter::transports::http::files {

// GET and HEAD /files/ID: a file, or a part of it, for those who may fetch it.
class DownloadHandler final : public SessionHandler {
 public:
  void answer(Exchange& exchange, core::FileAnswer answer) override;
  bool is_busy() const override { return is_asking_; }

 private:
  std::optional<Response> look_at(const Exchange& exchange) override;
  void open(Exchange& exchange) override;
  void give(Exchange& exchange, const core::OpenedFile& file);

  bool is_asking_ = false;
};

}  // namespace banter::transports::http::files
