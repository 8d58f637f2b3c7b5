#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <QStringList>
#include <vector>

#include "client/desktop/commands/command_table.hpp"

namespace banter::desktop {

/// The rows of command_table() for QML: all of them, those of one menu, or those that the window hears.
/// Menus, shortcuts and the list of shortcuts are made from it, so that they agree.
class Commands : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  /// The id of a menu; "": all commands; "keys": those that have keys.
  Q_PROPERTY(QString part READ part WRITE set_part NOTIFY partChanged)
  Q_PROPERTY(int count READ count NOTIFY partChanged)

 public:
  enum Role : std::uint16_t {
    id_role = Qt::UserRole + 1,
    text_role,
    keys_role,           // a list, for a Shortcut
    keys_text_role,      // what is shown beside it: the first one, in the system's words
    all_keys_text_role,  // all of them
    group_role,          // where it stands in the list of shortcuts, in words
    needs_account_role,
    needs_conversation_role,
    begins_group_role
  };

  explicit Commands(QObject* parent = nullptr);

  QString part() const { return part_; }
  void set_part(const QString& part);
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  int count() const { return static_cast<int>(rows_.size()); }

  /// All that a row says, by the names of the roles.
  Q_INVOKABLE QVariantMap row(int row) const;
  /// The menus from left to right.
  Q_INVOKABLE static QStringList menus();
  /// What a menu is called, with `&` before the letter that opens it.
  Q_INVOKABLE static QString menuText(const QString& menu);
  /// What a command is called.
  Q_INVOKABLE static QString textOf(const QString& id);
  /// What the window hears: maps of `command`, `keys` (a list), `number` (1 to 9 where a command has one key
  /// for each of nine, else 0), `needsAccount`, `needsConversation`.
  Q_INVOKABLE static QVariantList shortcuts();
  /// Its first keys in the system's words; empty: it has none.
  Q_INVOKABLE static QString keysOf(const QString& id);

 Q_SIGNALS:
  void partChanged();

 private:
  QString part_;
  std::vector<const Command*> rows_;
};

}  // namespace banter::desktop
