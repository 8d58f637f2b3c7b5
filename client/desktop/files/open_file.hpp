#pragma once

#include <QObject>
#include <QString>
#include <functional>

namespace banter::desktop {

/// Whether opening that file can do no more than show it: by its content and its name, pictures, sound,
/// films, plain text, documents. Everything else may be a program.
bool opens_harmlessly(const QString& path);

/// Whether the bytes of `path` have that hash (SHA-256 in hexadecimal): asked on another thread; `done` is
/// called on the screen's, unless `context` is gone by then.
void verify_file(QObject* context, const QString& path, const QString& sha256,
                 std::function<void(bool)> done);

/// Gives a file of this machine to whatever program the person has for it. False: there is none.
bool open_file(const QString& path);

/// Shows it in the person's file manager, or at least its folder.
void show_in_folder(const QString& path);

}  // namespace banter::desktop
