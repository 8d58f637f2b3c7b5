#include "client/desktop/timeline/receipts.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr std::size_t kMostTimes = 50;

void note(std::map<std::int64_t, base::Millis>& times, std::int64_t seq, base::Millis at) {
  times.emplace(seq, at);
  if (times.size() > kMostTimes) times.erase(times.begin());
}

QString moment(base::Millis at) {
  const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
  const QLocale locale;
  const QString clock = locale.toString(time.time(), QLocale::ShortFormat);
  if (time.date() == QDate::currentDate()) return clock;
  return locale.toString(time.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString line(const char* text, std::int64_t seq, const std::map<std::int64_t, base::Millis>& times) {
  const auto at = times.lower_bound(seq);
  const QString words = QCoreApplication::translate("Receipts", text);
  return at == times.end() ? words : words + u' ' + moment(at->second);
}

}  // namespace

void Receipts::begin(std::string self, bool room, std::int64_t members) {
  self_ = protocol::fold_name(self);
  room_ = room;
  members_ = members;
  others_.clear();
}

Receipts::Known* Receipts::of(const std::string& username) {
  std::string name = protocol::fold_name(username);
  return name == self_ ? nullptr : &others_[std::move(name)];
}

void Receipts::take(const std::vector<client::CopiedReceipt>& receipts) {
  for (const client::CopiedReceipt& receipt : receipts) {
    if (Known* known = of(receipt.username)) {
      known->read = std::max(known->read, receipt.read_seq);
      known->delivered = std::max({known->delivered, receipt.delivered_seq, known->read});
    }
  }
}

void Receipts::take(const std::vector<protocol::Member>& members) {
  for (const protocol::Member& member : members) {
    if (Known* known = of(member.username)) {
      known->read = std::max(known->read, member.read_seq.value_or(0));
      known->delivered = std::max({known->delivered, member.delivered_seq.value_or(0), known->read});
    }
  }
}

Receipts::Range Receipts::take(const protocol::ReceiptEvent& event, base::Millis now) {
  Known* known = of(event.username);
  if (known == nullptr) return {};
  Range range{.after = std::min(known->read, known->delivered),
              .to = std::max(event.read_seq, event.delivered_seq)};
  if (event.read_seq > known->read) note(known->read_at, event.read_seq, now);
  if (event.delivered_seq > known->delivered) note(known->delivered_at, event.delivered_seq, now);
  known->read = std::max(known->read, event.read_seq);
  known->delivered = std::max({known->delivered, event.delivered_seq, known->read});
  return range;
}

std::int64_t Receipts::readers_of(std::int64_t seq) const {
  return std::ranges::count_if(others_, [&](const auto& other) { return other.second.read >= seq; });
}

Receipts::State Receipts::state_of(std::int64_t seq) const {
  const std::int64_t others = room_ ? members_ - 1 : 1;
  const std::int64_t readers = readers_of(seq);
  if (readers > 0 && readers >= others) return State::read;
  const bool delivered =
      std::ranges::any_of(others_, [&](const auto& other) { return other.second.delivered >= seq; });
  return readers > 0 || delivered ? State::delivered : State::sent;
}

QString Receipts::hint(std::int64_t seq, base::Millis sent_at) const {
  QString text = QCoreApplication::translate("Receipts", "Sent %1").arg(moment(sent_at));
  if (room_) {
    const std::int64_t readers = readers_of(seq);
    if (readers > 0)
      text += u'\n' + QCoreApplication::translate("Receipts", "Read by %1 of %2")
                          .arg(readers)
                          .arg(std::max(members_ - 1, readers));
    return text;
  }
  for (const auto& [name, known] : others_) {
    if (known.delivered >= seq)
      text += u'\n' + line(QT_TRANSLATE_NOOP("Receipts", "Delivered"), seq, known.delivered_at);
    if (known.read >= seq) text += u'\n' + line(QT_TRANSLATE_NOOP("Receipts", "Read"), seq, known.read_at);
  }
  return text;
}

}  // namespace banter::desktop
