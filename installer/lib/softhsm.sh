# shellcheck shell=bash
# SoftHSM tokens in a folder of their own.

# token_folder FOLDER: SOFTHSM2_CONF says from here on that tokens are kept in FOLDER/tokens.
token_folder() {
  mkdir -p "$1/tokens"
  printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$1" >"$1/softhsm2.conf"
  export SOFTHSM2_CONF=$1/softhsm2.conf
}

# tour_folder FOLDER: the same, with nothing in it. It only ever removes what an earlier demonstration made.
tour_folder() {
  if [[ -e $1/softhsm2.conf ]]; then
    rm -rf -- "$1"
  fi
  token_folder "$1"
}
