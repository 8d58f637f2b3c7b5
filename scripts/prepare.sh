# Sourced by run, test and dev: makes sure that what the build needs is installed, configures, builds.
# Needs $root, the repository's folder.

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 1; }

# package_lines [LIST...]: the packages of scripts/packages.txt, and of further lists there, as
# "alternative|alternative" lines without blanks, the reasons cut off.
package_lines() {
  local list
  for list in packages.txt "$@"; do
    sed -e 's/#.*//' -e 's/ : .*//' -e 's/[[:space:]]//g' -e '/^$/d' "$root/scripts/$list"
  done
}

# serves VERSION ALTERNATIVE: whether that version of a package is new enough for "name" or "name>=1.2".
serves() { case $2 in *'>='*) dpkg --compare-versions "$1" ge "${2##*>=}" ;; *) true ;; esac }

# Prints those of the lines from standard input of which no alternative is installed. What an installed package
# provides under another name is installed too, of no version: Node.js from other sources than Debian's brings npm.
missing_lines() {
  local installed line alternative version found
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Version} ${Provides}\n' | awk '
    $1 == "installed" {
      print $2, $3
      sub(/^[^ ]* [^ ]* [^ ]* ?/, "")
      count = split($0, provided, /, */)
      for (i = 1; i <= count; ++i) { sub(/ .*/, "", provided[i]); more = more provided[i] " 0\n" }
    }
    END { printf "%s", more }')
  while read -r line; do
    found=
    for alternative in ${line//|/ }; do
      version=$(awk -v name="${alternative%%>=*}" '$1 == name { print $2; exit }' <<<"$installed")
      if [ -n "$version" ] && serves "$version" "$alternative"; then found=1; break; fi
    done
    [ -n "$found" ] || printf '%s\n' "$line"
  done
}

# Prints, for each line from standard input, the first package that the system's sources offer; fails with the line
# for which they have none.
choose_packages() {
  local line alternative version chosen
  while read -r line; do
    chosen=
    for alternative in ${line//|/ }; do
      version=$(apt-cache policy "${alternative%%>=*}" 2>/dev/null | sed -n 's/^ *Candidate: //p')
      if [ -n "$version" ] && [ "$version" != "(none)" ] && serves "$version" "$alternative"; then
        chosen=${alternative%%>=*}
        break
      fi
    done
    [ -n "$chosen" ] || { printf '%s\n' "$line"; return 1; }
    printf '%s\n' "$chosen"
  done
}

# Sets as_root to what a command must be preceded by to run as root.
find_root() {
  as_root=()
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null || give_up "Installing packages takes root, and there is no sudo here. As root, run:
  apt-get update && apt-get install $*"
  as_root=(sudo)
  # Without a terminal sudo could not ask for its password, and would hang or fail less clearly.
  if ! sudo -n true 2>/dev/null && [ ! -t 0 ]; then
    give_up "Installing packages takes root, and sudo would have to ask for a password. As root, run:
  apt-get update && apt-get install $*"
  fi
}

# install_missing [LIST...]: what of these lists is not installed, as package_lines has them.
install_missing() {
  local missing packages names lists
  lists=scripts/packages.txt${1:+" and scripts/$1"}
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    [ -z "${BANTER_SKIP_INSTALL:-}" ] || return 0
    give_up "This script installs what it needs on Debian 12 or newer and Ubuntu 24.04 or newer; here there is no apt.
Install what $lists lists in your system's way, then run this again with BANTER_SKIP_INSTALL=1."
  fi
  [ -z "${BANTER_SKIP_INSTALL:-}" ] || return 0
  missing=$(package_lines "$@" | missing_lines)
  [ -n "$missing" ] || return 0
  # What this system offers, as far as its lists tell; they may be missing or old.
  names=$(choose_packages <<<"$missing" | tr '\n' ' ') ||
    names=$(sed -e 's/|.*//' -e 's/>=.*//' <<<"$missing" | tr '\n' ' ')
  find_root "$names"
  say "Installing what building Banter takes and is not here yet (why each: $lists): $names"
  local log
  log=$(mktemp)
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 || say "$(grep -E '^(E|W|Err)' "$log" | head -5)"
  if ! packages=$(choose_packages <<<"$missing"); then
    rm -f "$log"
    give_up "This system's package sources do not offer: $(tail -n 1 <<<"$packages")
Debian 12 or newer and Ubuntu 24.04 or newer (with universe) have it. Is there a network connection?"
  fi
  # shellcheck disable=SC2086  # a list of words
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y -q \
      --no-install-recommends install $packages >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    give_up "apt-get could not install them; its last words are above. Is there a network connection?"
  fi
  rm -f "$log"
}

cores() { nproc 2>/dev/null || echo 2; }

# configure PRESET
configure() {
  local log
  log=$(mktemp)
  if ! (cd "$root" && cmake --preset "$1") >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# build PRESET [TARGET...]
build() {
  local preset=$1 quiet=--quiet
  shift
  # Somebody who watches sees one line of progress; a log gets only what goes wrong.
  [ ! -t 2 ] || quiet=
  ninja -C "$root/build/$preset" -j "$(cores)" $quiet "$@" >&2
}
