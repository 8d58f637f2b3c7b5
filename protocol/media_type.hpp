#pragma once

#include <string_view>

namespace banter::protocol {

std::string_view judge_media_type(std::string_view beginning, std::string_view declared);
bool is_avatar_type(std::string_view type);

}  // namespace banter::protocol
