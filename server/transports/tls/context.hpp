#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/fault.hpp"

struct ssl_ctx_st;

namespace banter::transports::tls {

using ContextPtr = std::shared_ptr<ssl_ctx_st>;

// Settings for the server's side of TLS 1.3 and 1.2 with the certificate chain (leaf first) and the key in
// PEM files. The fault's sentence tells the operator which file is wrong, and how.
base::Expected<ContextPtr> make_context(const std::string& certificate_file, const std::string& key_file);

// The settings that new connections start with; connections that are open keep theirs. Any thread.
class CurrentContext {
 public:
  // Null while there is no TLS.
  ContextPtr get() const;
  void set(ContextPtr context);

 private:
  mutable std::mutex mutex_;
  ContextPtr context_;
};

}  // namespace banter::transports::tls
