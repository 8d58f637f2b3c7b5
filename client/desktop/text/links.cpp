#include "client/desktop/text/links.hpp"

#include <QUrl>
#include <algorithm>

#include "client/desktop/text/visible.hpp"

namespace banter::desktop {
namespace {

constexpr qsizetype kLongest = 2'048;
constexpr QStringView kSchemes[] = {u"https://", u"http://", u"mailto:"};
constexpr QStringView kEnders = u"<>\"`|\\^{}";

qsizetype scheme_length(QStringView text) {
  for (const QStringView scheme : kSchemes) {
    if (text.startsWith(scheme, Qt::CaseInsensitive)) return scheme.size();
  }
  return 0;
}

bool hides_something(QChar unit) {
  return visible(unit) != unit || unit.category() == QChar::Other_Format;
}

}  // namespace

bool is_safe_address(QStringView address) {
  const qsizetype scheme = scheme_length(address);
  if (scheme == 0 || address.size() == scheme || address.size() > kLongest) return false;
  if (std::ranges::any_of(address, [](QChar unit) { return unit.isSpace() || hides_something(unit); }))
    return false;
  const QUrl url(address.toString(), QUrl::StrictMode);
  if (!url.isValid()) return false;
  return url.scheme() == u"mailto" ? url.path().contains(u'@') : !url.host().isEmpty();
}

QString true_address(const QString& address) {
  if (!is_safe_address(address)) return {};
  return QString::fromLatin1(QUrl(address, QUrl::StrictMode).toEncoded());
}

qsizetype address_end(QStringView text, qsizetype from) {
  const qsizetype scheme = scheme_length(text.sliced(from, std::min<qsizetype>(8, text.size() - from)));
  if (scheme == 0) return from;
  qsizetype end = from + scheme;
  const qsizetype most = std::min(text.size(), from + kLongest);
  int open = 0;
  while (end < most && !text[end].isSpace() && !kEnders.contains(text[end]) && !hides_something(text[end])) {
    if (text[end] == u'(') ++open;
    if (text[end] == u')' && --open < 0) break;
    if (text[end] == u']') break;
    ++end;
  }
  while (end > from + scheme && QStringView(u".,;:!?'*_~").contains(text[end - 1]))
    --end;
  return end;
}

}  // namespace banter::desktop
