#pragma once

#include <jerror.h>

#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h wants it to have been included

#include <jpeglib.h>

// How libjpeg tells of errors: by calling a function that must not return. It jumps to where `escape` was
// set; between there and the library's own functions nothing may stand that has a destructor.
namespace banter::client::media {

struct JpegErrors {
  jpeg_error_mgr manager;  // first, so that the library's pointer to it is one to the whole
  std::jmp_buf escape;

  // For `err` of a struct that is then created.
  jpeg_error_mgr* prepare();
};

[[noreturn]] void give_up(j_common_ptr jpeg);

}  // namespace banter::client::media
