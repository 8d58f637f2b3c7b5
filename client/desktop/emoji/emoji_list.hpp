#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <vector>

#include "client/desktop/emoji/emoji_habits.hpp"
#include "client/desktop/emoji/emoji_table.hpp"

namespace banter::desktop {

/// What the emoji picker shows: one group, those taken last, or what a search finds.
class EmojiList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  /// What is searched; empty: the group is shown.
  Q_PROPERTY(QString query READ query WRITE set_query NOTIFY shown)
  /// 0 to 8 as in EmojiEntry; -1: those taken last.
  Q_PROPERTY(int group READ group WRITE set_group NOTIFY shown)
  /// The skin tone of all that take one: 0 (none) to 5 (dark); kept on this device.
  Q_PROPERTY(int tone READ tone WRITE set_tone NOTIFY shown)
  Q_PROPERTY(int count READ count NOTIFY shown)
  /// Enough of them to fill a row.
  Q_PROPERTY(bool hasRecent READ has_recent NOTIFY shown)

 public:
  enum Role : std::uint16_t { EmojiRole = Qt::UserRole + 1, NameRole };

  /// With fewer taken so far, the picker opens with all of them.
  static constexpr qsizetype kRow = 8;

  explicit EmojiList(QObject* parent = nullptr);

  QString query() const { return query_; }
  void set_query(const QString& query);
  int group() const { return group_; }
  void set_group(int group);
  int tone() const { return tone_; }
  void set_tone(int tone);
  int count() const { return static_cast<int>(shown_.size()); }
  bool has_recent() const { return recent_.size() >= kRow; }

  /// To be told when one was taken, so that it is among the last ones.
  Q_INVOKABLE void took(const QString& emoji);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void shown();

 private:
  struct Row {
    QString emoji, name;
  };
  void fill();

  EmojiHabits habits_;
  QString query_;
  int group_ = 0;
  int tone_ = 0;
  QStringList recent_;
  std::vector<Row> shown_;
};

}  // namespace banter::desktop
