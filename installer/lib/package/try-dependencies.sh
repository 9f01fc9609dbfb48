# shellcheck shell=bash disable=SC2034 # check_dependencies reads what is set here
# Whether check_dependencies refuses what it is there to refuse. Needs dependencies.sh.

# refuses WORDS LINE...: with these lines as the list, the build stops and says WORDS.
refuses() {
  local words=$1 said
  shift
  printf '%b\n' "$@" >"$pinned"
  if said=$(check_dependencies "$folder" 2>&1); then
    fail "a dependency was let through that should not have been: $*"
  fi
  grep -qF "$words" <<<"$said" || fail "a dependency was refused for another reason than \"$words\": $said"
}

accepts() {
  printf '%b\n' "$@" >"$pinned"
  check_dependencies "$folder" || fail "a dependency was refused that should have been let through: $*"
}

# In a subshell, so that the real list stays what it is.
try_dependencies() (
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  pinned=$folder/list
  echo 'what somebody made' >"$folder/library-1.0.jar"
  sum=$(sha256sum "$folder/library-1.0.jar" | cut -d ' ' -f 1)
  refuses 'is not in installer/dependencies' ''
  refuses 'is not in installer/dependencies' "${sum/[0-9a-f]/x}\tlibrary-1.0.jar\tMIT"
  refuses 'is not in installer/dependencies' "$sum\tanother-1.0.jar\tMIT"
  refuses 'is not in installer/licences-allowed' "$sum\tlibrary-1.0.jar\tSSPL-1.0"
  refuses 'is not in installer/licences-allowed' "$sum\tlibrary-1.0.jar\tMIT AND SSPL-1.0"
  refuses 'is not in installer/licences-allowed' "$sum\tlibrary-1.0.jar\tUNKNOWN"
  accepts "$sum\tlibrary-1.0.jar\tMIT"
  accepts "$sum\tlibrary-1.0.jar\tSSPL-1.0 OR MIT"
)
