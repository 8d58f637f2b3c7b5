#include "base/secret.hpp"

#include <openssl/crypto.h>

namespace banter::base {

void wipe(std::string& secret) {
  secret.resize(secret.capacity());  // a shorter text may have replaced a longer one
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace banter::base
