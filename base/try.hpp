#pragma once

#include <expected>
#include <utility>

#define BANTER_TRY_JOIN_(a, b) a##b
#define BANTER_TRY_NAME_(line) BANTER_TRY_JOIN_(banter_try_, line)

// BANTER_TRY(name, expression): evaluates an expected once. Without a value, the enclosing
// function returns its error; otherwise `name` is a reference to the value until the end of the
// block. Two of them cannot stand on one line.
#define BANTER_TRY(name, ...)                                                                    \
  auto&& BANTER_TRY_NAME_(__LINE__) = (__VA_ARGS__);                                             \
  if (!BANTER_TRY_NAME_(__LINE__))                                                               \
    return std::unexpected(                                                                      \
        std::forward<decltype(BANTER_TRY_NAME_(__LINE__))>(BANTER_TRY_NAME_(__LINE__)).error()); \
  [[maybe_unused]] auto&& name =                                                                 \
      *std::forward<decltype(BANTER_TRY_NAME_(__LINE__))>(BANTER_TRY_NAME_(__LINE__))

// BANTER_CHECK(expression): the same where the value is void or of no interest.
#define BANTER_CHECK(...)                                                                 \
  do {                                                                                    \
    if (auto&& banter_check = (__VA_ARGS__); !banter_check)                               \
      return std::unexpected(std::forward<decltype(banter_check)>(banter_check).error()); \
  } while (false)
