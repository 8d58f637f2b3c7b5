#!/bin/sh
# needed_libraries_test.sh PROGRAM: fails when the program wants libraries at run time beyond those of glibc.
foreign=$(LC_ALL=C readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
  grep -Ev '^(libc|libm|libresolv|libpthread|libdl|librt|ld-linux[a-z0-9-]*)\.so\.')
if [ -n "$foreign" ]; then
  echo "$1 does not run by itself, it needs:" $foreign
  exit 1
fi
