#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banter::cli {

/// Makes the C library take text for UTF-8, as everything here does, also where the locale does not say so.
/// Once, before there are threads.
void use_utf8();

/// How many columns of a terminal `text` takes: 2 for wide characters and unknown ones, 0 for combining ones.
/// It holds no control characters.
std::size_t columns_of(std::string_view text);

/// Breaks a line into pieces of at most `columns` (2 or more; 0: no limit) columns, at spaces where there are
/// any; `first` are taken already on the first one, which stays empty where nothing fits. At least one piece.
std::vector<std::string> wrap(std::string_view line, std::size_t columns, std::size_t first);

}  // namespace banter::cli
