#pragma once

#include <QString>
#include <QStringView>

namespace banter::desktop {

/// An address that may be opened: http, https or mailto, with somebody to go to and nothing invisible in it.
bool is_safe_address(QStringView address);

/// The address as it truly is, for a person to look at: a host in foreign letters is written as the network
/// knows it, so that no letter looks like another one. Empty for one that is not safe.
QString true_address(const QString& address);

/// Where the address that begins at `from` ends; `from` itself when none begins there. A full stop, comma or
/// bracket that belongs to the sentence is not part of it. Whether it is safe is not looked at.
qsizetype address_end(QStringView text, qsizetype from);

}  // namespace banter::desktop
