#pragma once

#include <memory>

namespace banter::storage::memory {

/// A value whose copies are one value until one of them is changed. What is reachable from a committed state
/// has another owner there, so it is copied before a change; what a transaction has made itself is changed in
/// place.
template <class T>
class CopyOnWrite {
 public:
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }
  T& edit() {
    if (value_.use_count() > 1) value_ = std::make_shared<T>(*value_);
    return *value_;
  }

 private:
  std::shared_ptr<T> value_ = std::make_shared<T>();
};

}  // namespace banter::storage::memory
