#include "client/core/media/preview/jpeg_library.hpp"

namespace banter::client::media {
namespace {

// The library would go on after damage and fill in grey. What it warns of here is known to be harmless.
void warned(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  const int what = jpeg->err->msg_code;
  if (what != JWRN_EXTRANEOUS_DATA && what != JWRN_JFIF_MAJOR && what != JWRN_ADOBE_XFORM) give_up(jpeg);
}

void say_nothing(j_common_ptr) {}

}  // namespace

jpeg_error_mgr* JpegErrors::prepare() {
  jpeg_std_error(&manager);
  manager.error_exit = give_up;
  manager.emit_message = warned;
  manager.output_message = say_nothing;
  return &manager;
}

void give_up(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->escape, 1);
}

}  // namespace banter::client::media
