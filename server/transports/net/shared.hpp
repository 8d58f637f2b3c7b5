#pragma once

#include <memory>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "server/core/ports/blobs.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/transports/net/carrier.hpp"
#include "server/transports/net/gate.hpp"
#include "server/transports/net/options.hpp"
#include "server/transports/tls/context.hpp"

namespace banter::transports {

// What every loop and connection may use. All of it outlives them, and may be used on any thread.
struct Shared {
  const Options& options;
  core::RequestSink& sink;
  const base::Clock& clock;
  core::Metrics& metrics;
  const base::Log& log;
  Gate& gate;
  const tls::CurrentContext& tls;
  core::Blobs* blobs;  // null: no files are taken or given over HTTP
  // What a new connection speaks, until its first bytes have told. Handed in, because the languages stand on
  // connections and not the other way round.
  std::unique_ptr<Carrier> (*first_carrier)();
};

}  // namespace banter::transports
