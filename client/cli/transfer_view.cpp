#include "client/cli/transfer_view.hpp"

#include "base/clock.hpp"
#include "client/cli/text/progress_line.hpp"

namespace banter::cli {
namespace {

using client::transfers::Progress;

constexpr base::Millis kBetweenLines = 10'000;

}  // namespace

TransferView::TransferView(Context& context, bool quiet) : context_(context), quiet_(quiet) {}

TransferView::~TransferView() {
  context_.console().status({});
}

void TransferView::show(const Progress& progress) {
  if (quiet_) return;
  last_ = progress;
  if (const std::size_t columns = context_.console().error_columns(); columns > 0) {
    context_.console().status(progress_line(progress, columns));
  } else if (!context_.options().json) {
    show_plain(progress);
  }
}

void TransferView::show_plain(const Progress& progress) {
  const base::Millis now = base::SystemClock().steady();
  const bool news = progress.file != told_file_ || progress.trouble != trouble_;
  const bool trouble = !progress.trouble.empty();
  // What was in the way and is no more shows by what moves.
  if (news ? (!trouble && progress.file == told_file_) : now - told_at_ < kBetweenLines) {
    trouble_ = progress.trouble;
    return;
  }
  told_file_ = progress.file;
  told_at_ = now;
  trouble_ = progress.trouble;
  context_.console().err(progress_line(progress, 0));
}

void TransferView::finish() {
  const std::size_t columns = context_.console().error_columns();
  if (quiet_ || last_.name.empty() || (columns == 0 && context_.options().json)) return;
  last_.phase = Progress::Phase::moving;
  last_.trouble.clear();
  last_.done = last_.total;
  context_.console().err(progress_line(last_, columns));
}

void TransferView::say(const std::string& sentence) {
  if (!quiet_) context_.note(sentence);
}

}  // namespace banter::cli
