# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# Every file that others made and the package holds is listed with its SHA-256 and its licence, in
# installer/dependencies: SHA-256, file, licence (SPDX), parted by tabs. Needs common.sh.

pinned=$root/installer/dependencies
allowed=$root/installer/licences-allowed

# foreign_files FOLDER...: what others made, by path.
foreign_files() {
  find "$@" -name '*.jar' ! -name 'countersign-*' -type f | LC_ALL=C sort
}

# "A OR B" needs one of them, "A AND B" both; no licence here has brackets.
licence_is_allowed() {
  local choice
  while read -r choice; do
    if ! grep -qvxF -f <(sed '/^#/d' "$allowed") <<<"${choice// AND /$'\n'}"; then
      return
    fi
  done <<<"${1// OR /$'\n'}"
  return 1
}

# check_dependencies FOLDER...: each of them is listed, and may be used.
check_dependencies() {
  local file name sum licence wrong=0
  while read -r file; do
    name=${file##*/}
    sum=$(sha256sum "$file")
    licence=$(awk -F '\t' -v sum="${sum%% *}" -v name="$name" '$1 == sum && $2 == name { print $3 }' "$pinned")
    if [[ ! $licence ]]; then
      say "$name is not in installer/dependencies with the SHA-256 ${sum%% *}."
      wrong=1
    elif ! licence_is_allowed "$licence"; then
      say "$name is under the licence \"$licence\", which is not in installer/licences-allowed."
      wrong=1
    fi
  done < <(foreign_files "$@")
  ((!wrong)) || fail "this build is refused. Look at what was added and why; then installer/package --pin writes the list anew."
}

# Writes the list anew: licences that somebody wrote stay, new files get what their POM says, for you to check.
pin_dependencies() {
  local file name licence
  while read -r file; do
    name=${file##*/}
    licence=$(awk -F '\t' -v name="$name" '$2 == name { print $3 }' "$pinned" 2>/dev/null || true)
    printf '%s\t%s\t%s\n' "$(sha256sum "$file" | cut -d ' ' -f 1)" "$name" "${licence:-$(licence_in_pom "$name")}"
  done < <(foreign_files "$@") >"$pinned.new"
  mv "$pinned.new" "$pinned"
  say "installer/dependencies was written: look at what changed (git diff) before you keep it."
}

licence_in_pom() {
  local found
  found=$(jq -r --arg name "$1" '[.components[] | (.name + "-" + .version) as $start | select($name | startswith($start))][0]
    | [.licenses[]?.license | .id // .name] | join(" OR ")' "$root/target/bom.json")
  echo "${found:-UNKNOWN}"
}

# What is listed must be what the POMs say, where they say it in SPDX's words.
compare_with_poms() {
  local name licence id wrong=0
  while IFS=$'\t' read -r name id; do
    licence=$(awk -F '\t' -v name="$name" 'index($2, name) == 1 { print $3; exit }' "$pinned")
    if [[ $id != GPL-2.0-with-classpath-exception && " $licence " != *" $id "* ]]; then
      say "$name is under \"$licence\" by installer/dependencies, and under \"$id\" by its POM."
      wrong=1
    fi
  done < <(jq -r '.components[] | select(.group != "org.countersign") | (.name + "-" + .version) as $name
    | .licenses[]?.license.id // empty | [$name, .] | @tsv' "$root/target/bom.json")
  ((!wrong)) || fail "nothing was packaged: find out which is true."
}
