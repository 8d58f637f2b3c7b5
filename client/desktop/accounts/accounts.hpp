#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "client/core/account_files.hpp"
#include "client/desktop/accounts/account_book.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// The accounts of this device. All of them are connected; one is in view.
class Accounts : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("The application gives them.")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// The place of the one in view; -1: there is none.
  Q_PROPERTY(int current READ current NOTIFY currentChanged)
  Q_PROPERTY(banter::desktop::Session* session READ session NOTIFY currentChanged)

 public:
  enum Role : std::uint16_t { session_role = Qt::UserRole + 1, username_role, server_role, stage_role };

  explicit Accounts(client::Places places, QObject* parent = nullptr);
  ~Accounts() override;

  const client::Places& places() const { return places_; }
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  int count() const { return static_cast<int>(sessions_.size()); }
  int current() const { return current_; }
  Session* session() const;
  Session* at(int row) const;
  Session* find(const QString& server, const QString& username) const;

  /// Bytes that the local copy of an account may have; for those that are taken up from now on.
  void set_copy_limit(std::int64_t bytes) { copy_limit_ = bytes; }
  /// Takes up the accounts that were used before, with the one last in view in view.
  void restore();
  /// Brings an account into view, whose token is on this device. Nobody's name: the server is only looked at,
  /// and not remembered.
  void add(const client::Address& address, const std::string& user);
  Q_INVOKABLE void show(int row);
  /// Ends the login on the server, where that can be reached, and on this device in any case. `with_data`:
  /// what this device keeps of the account goes, too.
  Q_INVOKABLE void logOut(int row, bool with_data);
  /// Takes away the local copy of an account, and begins a new one.
  Q_INVOKABLE void deleteCopy(int row);

 Q_SIGNALS:
  void countChanged();
  void currentChanged();
  /// `session` is connected from now on.
  void added(banter::desktop::Session* session);
  /// The session is about to end.
  void removing(banter::desktop::Session* session);
  /// Something that could not be done, as a sentence; foreign text.
  void failed(const QString& sentence);

 private:
  Session* take_up(const BookedAccount& account);
  BookedAccount booked(const Session& session) const;
  int row_of(const Session* session) const;
  void set_current(int row);
  void remove(Session* session, std::function<void(const BookedAccount&)> afterwards);
  void tell(const base::Expected<void>& outcome);

  client::Places places_;
  AccountBook book_;
  std::vector<std::unique_ptr<Session>> sessions_;
  int current_ = -1;
  std::int64_t copy_limit_ = client::ClientOptions{}.copy_limit;
};

}  // namespace banter::desktop
