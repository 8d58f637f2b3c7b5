#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banter::protocol {

// Appends JSON to a string: the members of one object after the other, commas by itself.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void begin() { out_ += '{'; }
  void end() { out_ += '}'; }

  void text(std::string_view name, std::string_view value) {
    key(name);
    quote(value);
  }
  void text(std::string_view name, const std::string& value) { text(name, std::string_view(value)); }
  void text(std::string_view name, const std::optional<std::string>& value) {
    if (value) text(name, *value);
  }
  void texts(std::string_view name, const std::vector<std::string>& values);

  void integer(std::string_view name, std::int64_t value);
  void integer(std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) integer(name, *value);
  }

  void boolean(std::string_view name, bool value) {
    key(name);
    out_ += value ? std::string_view("true") : std::string_view("false");
  }
  void boolean(std::string_view name, const std::optional<bool>& value) {
    if (value) boolean(name, *value);
  }

  void null(std::string_view name) {
    key(name);
    out_ += "null";
  }

  template <class T>
  void record(std::string_view name, const T& value) {
    key(name);
    object(value);
  }
  template <class T>
  void record(std::string_view name, const std::optional<T>& value) {
    if (value) record(name, *value);
  }
  template <class T>
  void records(std::string_view name, const std::vector<T>& values) {
    key(name);
    out_ += '[';
    for (const T& value : values) {
      if (&value != &values.front()) out_ += ',';
      object(value);
    }
    out_ += ']';
  }

  void begin_record(std::string_view name) {
    key(name);
    begin();
  }

 private:
  template <class T>
  void object(const T& value) {
    begin();
    write(*this, value);
    end();
  }

  void key(std::string_view name);
  void quote(std::string_view text);

  std::string& out_;
};

}  // namespace banter::protocol
