#pragma once

#include <map>
#include <string>
#include <vector>

#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::cli {

/// The conversations of the account, and what people call them: `#room` or `@user`.
class Names {
 public:
  void set_self(std::string username) { self_ = std::move(username); }
  const std::string& self() const { return self_; }
  bool is_self(const std::string& username) const;

  /// A row of the server's list. One that was left is forgotten.
  void put(const protocol::ConversationRow& row);
  /// What a person or another device has arranged.
  void arranged(const protocol::ArrangedEvent& event);
  /// A room has another topic.
  void set_topic(const std::string& id, const std::string& topic);
  /// Somebody is called like this.
  void learn_person(const std::string& username);
  /// What a message tells about its conversation and sender.
  void learn(const protocol::Message& message);

  /// The id of `#room` or `@user` in any case; empty when it is not known.
  std::string id_of(const std::string& name) const;
  /// What a conversation is called; the id when it is not known.
  std::string name_of(const std::string& id) const;

  /// Null: it is not in the list.
  const protocol::ConversationRow* row(const std::string& id) const;
  const std::map<std::string, protocol::ConversationRow>& rows() const { return rows_; }
  static std::string name_of(const protocol::ConversationRow& row);

  /// Names of conversations and people that begin with `start` in any case, and begin with # or @. They are
  /// safe to show.
  std::vector<std::string> beginning_with(const std::string& start) const;

 private:
  std::string self_;
  std::map<std::string, protocol::ConversationRow> rows_;  // by id
  std::map<std::string, std::string> names_;               // by id
  std::map<std::string, std::string> ids_;                 // by folded name
  std::map<std::string, std::string> people_;              // with @, by folded name
};

}  // namespace banter::cli
