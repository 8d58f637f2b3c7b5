#pragma once

#include <cstddef>
#include <string_view>

// What a file is, from its first bytes: never from what somebody calls it. Sender and server ask the same
// function.
namespace banter::protocol {

// So many bytes are looked at; of a longer file it takes all of them to judge.
inline constexpr std::size_t judged_bytes = 512;

inline constexpr std::string_view unknown_media_type = "application/octet-stream";

// One of the types that are shown inline, or application/octet-stream. `beginning` is how the file begins,
// all of it when it has less than judged_bytes. `declared`, empty when there is none, only counts for text:
// that is text/plain unless it was declared to be another thing, for instance text/html.
std::string_view judge_media_type(std::string_view beginning, std::string_view declared);

// Whether what is of this type may be shown where it stands, and not only be saved.
bool is_shown_inline(std::string_view type);

// Whether it is a picture that every client can show beside a name.
bool is_avatar_type(std::string_view type);

}  // namespace banter::protocol
