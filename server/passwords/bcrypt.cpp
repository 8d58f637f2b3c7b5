#include "server/passwords/bcrypt.hpp"

#include <crypt.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/hash.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "base/try.hpp"

namespace banter::passwords {
namespace {

constexpr std::size_t kHashLength = 60;
constexpr std::size_t kSettingLength = 29;  // "$2b$12$" and the salt

// What crypt_r computes in: 32 KB with the password and its key schedule in it.
struct WipeAndFree {
  void operator()(crypt_data* data) const {
    OPENSSL_cleanse(data, sizeof *data);
    delete data;
  }
};

// Empty when libcrypt does not understand `setting`.
std::string crypt(std::string_view password, const std::string& setting) {
  const std::unique_ptr<crypt_data, WipeAndFree> data(new crypt_data{});
  base::Secret terminated;
  terminated.text.reserve(kMostBytes + 1);
  terminated.text = password;
  const char* hash = ::crypt_r(terminated.text.c_str(), setting.c_str(), data.get());
  if (hash == nullptr || hash[0] == '*') return {};
  return hash;
}

bool can_be_hashed(std::string_view password) {
  return password.size() <= kMostBytes && password.find('\0') == std::string_view::npos;
}

base::Expected<std::string> new_setting(int cost) {
  std::array<std::byte, 16> bits;
  base::random_bytes(bits);
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
  if (::crypt_gensalt_rn("$2b$", static_cast<unsigned long>(std::clamp(cost, kLeastCost, kMostCost)),
                         reinterpret_cast<const char*>(bits.data()), static_cast<int>(bits.size()),
                         setting.data(), static_cast<int>(setting.size())) == nullptr)
    return base::os_fault("the system's libcrypt cannot make bcrypt salts", errno);
  return std::string(setting.data());
}

}  // namespace

base::Expected<std::string> hash_password(std::string_view password, int cost) {
  if (!can_be_hashed(password)) return base::fault("a password has at most 72 bytes, and none of them is 0");
  BANTER_TRY(setting, new_setting(cost));
  std::string hash = crypt(password, setting);
  if (hash.size() != kHashLength) return base::fault("the system's libcrypt cannot compute bcrypt");
  return hash;
}

bool password_matches(std::string_view password, const std::string& hash) {
  if (hash.size() != kHashLength || !can_be_hashed(password)) return false;
  return base::equal_in_constant_time(crypt(password, hash), hash);
}

std::string hash_of_nothing(int cost) {
  // bcrypt computes the same from any digest behind the salt, and none has the one that is made up here.
  std::string made_up = new_setting(cost).value_or("$2b$12$......................");
  made_up.append(kHashLength - kSettingLength, '/');
  return made_up;
}

}  // namespace banter::passwords
