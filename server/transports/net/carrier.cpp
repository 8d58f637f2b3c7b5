#include "server/transports/net/carrier.hpp"

#include "server/transports/net/connection.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports {

void Carrier::wake(Connection&, Act& act) {
  act();
}

base::Millis Carrier::check(Connection&, base::Millis) {
  return 0;
}

base::Millis Carrier::patience(const Connection& connection) const {
  return connection.shared().options.limits.anonymous;
}

}  // namespace banter::transports
