#pragma once

#include <string>

#include "server/transports/http/files/session.hpp"

namespace banter::transports::http::files {

// A request of tus 1.0.0 about one upload: what all of them have in common, and how a whole upload becomes a
// file.
class UploadHandler : public SessionHandler {
 public:
  void answer(Exchange& exchange, core::FileAnswer answer) override;
  bool is_busy() const override { return is_finishing_; }

 protected:
  // The version, then look_at_upload().
  std::optional<Response> look_at(const Exchange& exchange) final;
  virtual std::optional<Response> look_at_upload(const Exchange& exchange) = 0;
  void respond(Exchange& exchange, Response response) override;

  // What the core knows of the upload: the answer to what open() asked it.
  virtual void know(Exchange& exchange, const core::UploadState& state) = 0;
  // It is a file now, by finish().
  virtual void end(Exchange&, const core::UploadState&) {}

  // All bytes of the upload are there: places its content, tells the core, gives up the upload; then end().
  void finish(Exchange& exchange, const core::UploadState& state);
  // What the store refused: 423 when another request has the upload.
  void refuse_by_store(Exchange& exchange, const protocol::Error& error);
  // Answers with what the client is told of an upload that has come so far.
  void tell(Exchange& exchange, int status, const core::UploadState& state, std::int64_t offset);

 private:
  void tell_core(Exchange& exchange, const std::string& id, protocol::Result<core::Placed> placed);

  bool is_finishing_ = false;
};

// Of the upload that the path names; no upload has an empty one.
std::string upload_id(const Exchange& exchange);

// What has no upload to be about.
Response no_such_upload();

}  // namespace banter::transports::http::files
