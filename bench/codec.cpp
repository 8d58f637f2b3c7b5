// What does JSON cost? A chat message as it comes in and as it goes out.

#include <benchmark/benchmark.h>

#include <string>

#include "bench/load/body.hpp"
#include "bench/load/table.hpp"
#include "protocol/codec/decode_request.hpp"
#include "protocol/codec/encode.hpp"

namespace banter::bench {
namespace {

constexpr std::string_view kConversation = "c8Zk2pQ0vX1mN4rT7yB3aFw";

std::string request() {
  return message_request(kConversation, 1234567, 100);
}

void decode_message(benchmark::State& state) {
  const std::string frame = request();
  for (auto _ : state)
    benchmark::DoNotOptimize(protocol::decode_request(frame));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(frame.size()));
}

void encode_event(benchmark::State& state) {
  const auto decoded = protocol::decode_request(request());
  const auto& sent = std::get<protocol::MessageRequest>(decoded->request);
  const protocol::Event event = protocol::MessageEvent{.conversation = std::string(kConversation),
                                                       .seq = 42,
                                                       .version = 57,
                                                       .sender = "alice",
                                                       .receiver = "bob",
                                                       .content = sent.content,
                                                       .sent_at = 1'790'000'000'000,
                                                       .client_id = sent.client_id};
  std::string out;
  for (auto _ : state) {
    out.clear();
    protocol::append_event(out, event);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void encode_reply(benchmark::State& state) {
  const protocol::Reply reply = protocol::MessageReply{
      .conversation = std::string(kConversation), .seq = 42, .version = 57, .sent_at = 1'790'000'000'000};
  const protocol::RequestId id = std::int64_t{1234567};
  std::string out;
  for (auto _ : state) {
    out.clear();
    protocol::append_reply(out, id, reply);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

// What the prototypes behind the choice of libraries took, in nanoseconds.
constexpr double kDecodeGoal = 200, kEncodeGoal = 130;

// The usual output, and each median once more as a figure.
class Reporter : public benchmark::ConsoleReporter {
 public:
  Reporter() : ConsoleReporter(OO_Tabular) {}  // without colours, which would hide the figures from bench/run

  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.aggregate_name != "median") continue;
      const bool decodes = run.run_name.function_name == "decode_message";
      print({.name = run.run_name.function_name,
             .value = run.GetAdjustedCPUTime(),
             .unit = "ns",
             .at_most = decodes ? kDecodeGoal : kEncodeGoal});
    }
  }
};

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  using namespace banter::bench;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  for (auto* one : {benchmark::RegisterBenchmark("decode_message", decode_message),
                    benchmark::RegisterBenchmark("encode_event", encode_event),
                    benchmark::RegisterBenchmark("encode_reply", encode_reply)}) {
    one->Repetitions(5)->ReportAggregatesOnly();
  }
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
