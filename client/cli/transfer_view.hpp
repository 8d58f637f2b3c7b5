#pragma once

#include <string>

#include "client/cli/context.hpp"
#include "client/core/transfers/progress.hpp"

namespace banter::cli {

/// Shows on standard error how far a transfer of a command has come: one line that changes where that is a
/// terminal, else a line now and then, and nothing with `quiet` or where only JSON is wanted.
class TransferView {
 public:
  TransferView(Context& context, bool quiet);
  ~TransferView();
  TransferView(const TransferView&) = delete;
  TransferView& operator=(const TransferView&) = delete;

  void show(const client::transfers::Progress& progress);
  /// It is done: how it was at last stays to be seen.
  void finish();
  /// Something that a person should know.
  void say(const std::string& sentence);

 private:
  void show_plain(const client::transfers::Progress& progress);

  Context& context_;
  bool quiet_;
  std::size_t told_file_ = static_cast<std::size_t>(-1);
  base::Millis told_at_ = 0;
  std::string trouble_;
  client::transfers::Progress last_{};
};

}  // namespace banter::cli
