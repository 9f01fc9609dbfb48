# shellcheck shell=bash disable=SC2034 # the scripts that source this use what it sets
# Helpers of the scripts beside this folder, which source it under "set -euo pipefail".

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() {
  printf 'countersign: %s\n' "$*" >&2
}

# One sentence that says what is missing and how to get it; then the script ends.
fail() {
  say "$*"
  exit 1
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# A display of our own, the same on every machine and for every run.
under_xvfb() {
  env -u WAYLAND_DISPLAY GDK_BACKEND=x11 GSETTINGS_BACKEND=memory xvfb-run -a -s "-screen 0 1280x800x24" "$@"
}
