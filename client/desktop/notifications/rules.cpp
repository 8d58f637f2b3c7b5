#include "client/desktop/notifications/rules.hpp"

namespace banter::desktop {

bool is_worth_telling(const Occasion& occasion) {
  if (!occasion.live || occasion.own || occasion.in_view || occasion.quiet || occasion.muted) return false;
  return !occasion.mentions_only || occasion.mentions_me;
}

bool is_between(QTime now, QTime from, QTime until) {
  if (from <= until) return now >= from && now < until;
  return now >= from || now < until;
}

bool is_quiet(const Settings& settings, QTime now) {
  if (!settings.is("notify") || settings.is("doNotDisturb")) return true;
  if (!settings.is("quiet")) return false;
  const QString format = QStringLiteral("HH:mm");
  return is_between(now, QTime::fromString(settings.word("quietFromAt"), format),
                    QTime::fromString(settings.word("quietUntilAt"), format));
}

}  // namespace banter::desktop
