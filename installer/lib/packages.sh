# shellcheck shell=bash disable=SC2034 # the scripts that source this use what it sets
# Which Debian packages are needed, and how they get onto the machine. Needs common.sh.

# JavaFX's windows and their text, and a token to try the console with.
packages_to_run=(libgtk-3-0 libgl1 libxtst6 libxxf86vm1 fonts-inter fonts-jetbrains-mono fonts-dejavu-core softhsm2)
packages_for_xvfb=(xvfb xauth)
# Programs that others would read our files with: the tests compare with them.
packages_to_check=(opensc openssl gnutls-bin p11-kit qpdf zbar-tools poppler-utils strace jq python3
  gnupg openssh-client ca-certificates e2fsprogs mount)

# Debian 13 and Ubuntu 24.04 know some libraries by a name that ends in t64.
is_installed() {
  grep -qx installed < <(dpkg-query -W -f='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null)
}

may_install() {
  [[ $EUID -eq 0 ]] || command -v sudo >/dev/null
}

can_be_installed() {
  command -v apt-cache >/dev/null || return
  update_package_lists
  grep -q 'Candidate: [^(]' < <(apt-cache policy "$1" 2>/dev/null)
}

update_package_lists() {
  if [[ ${package_lists_updated:-} ]] || ! may_install; then
    return
  fi
  package_lists_updated=yes
  as_root apt-get update -qq >/dev/null ||
    say "the package lists could not all be brought up to date; going on with what is there"
}

install_packages() {
  local how="apt-get install $*"
  if ! may_install; then
    fail "these Debian packages are missing, and installing them takes root or sudo: run \"$how\" as root."
  fi
  say "installing Debian packages: $*"
  update_package_lists
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "apt-get could not install what is missing (its reason is above): get \"$how\" to work, then start this again."
}

need_packages() {
  local package missing=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    need_commands
    return
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if ((${#missing[@]})); then
    install_packages "${missing[@]}"
  fi
}

# Not Debian or Ubuntu: only look whether the main things are there.
need_commands() {
  local name missing=()
  for name in softhsm2-util xvfb-run; do
    command -v "$name" >/dev/null || missing+=("$name")
  done
  if ((${#missing[@]})); then
    fail "there is no apt-get here, so install by hand what provides these commands: ${missing[*]}."
  fi
}
