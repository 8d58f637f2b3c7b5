#include "client/desktop/text/visible.hpp"

namespace banter::desktop {
namespace {

constexpr char16_t kPictures = 0x2400;  // a picture for each of the 32 control characters
constexpr char16_t kUnknown = 0xFFFD;
constexpr char16_t kIsolate = 0x2068;
constexpr char16_t kEndOfIsolate = 0x2069;

}  // namespace

QChar visible(QChar unit) {
  const char16_t code = unit.unicode();
  if (code == u'\n' || code == u'\t') return unit;
  if (code < 0x20) return QChar(static_cast<char16_t>(kPictures + code));
  if (code == 0x7F) return QChar(char16_t{0x2421});
  if (code == 0x2028 || code == 0x2029) return QChar(u'\n');
  const bool control = code > 0x7F && code < 0xA0;
  // Embeddings and overrides; isolates and marks are what well-meant writing uses.
  const bool turns = code >= 0x202A && code <= 0x202E;
  // What Qt's documents keep for objects, tables and frames, and other non-characters.
  const bool inner = code == 0xFFFC || (code >= 0xFDD0 && code <= 0xFDEF) || code >= 0xFFFE;
  const bool invisible = code == 0x2060 || code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB);
  return control || turns || inner || invisible ? QChar(kUnknown) : unit;
}

QString isolated(QStringView foreign) {
  QString shown;
  shown.reserve(foreign.size() + 2);
  shown += QChar(kIsolate);
  for (const QChar unit : foreign) {
    if (unit == u'\n' || unit == u'\t' || unit == u'\r') {
      shown += u' ';
    } else if (unit.unicode() < 0x2066 || unit.unicode() > 0x2069) {
      shown += visible(unit);
    }
  }
  shown += QChar(kEndOfIsolate);
  return shown;
}

}  // namespace banter::desktop
