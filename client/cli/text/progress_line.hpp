#pragma once

#include <cstddef>
#include <string>

#include "client/core/transfers/progress.hpp"

namespace banter::cli {

/// How far a transfer has come, on one line of fewer than `columns` columns:
/// `a.png  45 % [=====>     ]  12 MB of 27 MB  1.2 MB/s  12 s left`. What does not fit is left out, the bar
/// first; 0 columns: no bar, and nothing is left out. The names in it are made visible.
std::string progress_line(const client::transfers::Progress& progress, std::size_t columns);

/// A time for people: `12 s`, `3 min`, `2 h 5 min`, `4 days`. 0 or more milliseconds.
std::string span_text(base::Millis time);

}  // namespace banter::cli
