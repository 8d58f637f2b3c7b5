#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banter::app {

// The one of `known` that somebody who typed `word` most likely meant; empty when none is close.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

// "; did you mean 'listen'?", or nothing when none is close.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace banter::app
