# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The bill of materials (CycloneDX 1.6): Maven's artifacts, the runtime, the fonts. Needs settings.sh.

cyclonedx=org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom

make_bom() {
  mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -f "$root/pom.xml" "$cyclonedx" \
    -DincludeTestScope=false -DoutputFormat=json -DoutputName=bom -DschemaVersion=1.6 -DincludeLicenseText=true
}

# The licences as the list of dependencies has them, and what Maven does not know of.
finish_bom() {
  jq --rawfile pinned "$pinned" --arg java "$(runtime_version)" --arg modules "$(runtime_list)" --argjson fonts "$(font_components)" '
    ($pinned | split("\n") | map(split("\t") | select(length == 3) | {key: .[1], value: {sum: .[0], licence: .[2]}})
      | from_entries) as $known
    | .components |= map((.name + "-" + .version) as $name
        | ([$known | to_entries[] | select(.key | startswith($name)) | .value.licence][0]) as $licence
        | if $licence then .licenses = [{expression: $licence}] else . end
        | if .group == "org.countersign" then .licenses = [{license: {id: "Apache-2.0"}}] else . end)
    | .components += [{type: "platform", "bom-ref": ("java-runtime@" + $java), name: "Eclipse Temurin", version: $java,
        description: ("modules: " + $modules),
        licenses: [{expression: "GPL-2.0-only WITH Classpath-exception-2.0"}]}]
    | .components += $fonts' "$root/target/bom.json"
}

runtime_version() {
  sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$java_home/release"
}

runtime_list() {
  "$image/lib/runtime/bin/java" --list-modules | paste -sd ' '
}

font_components() {
  local file sum
  for file in "$work"/fonts/*.jar; do
    sum=$(sha256sum "$file")
    jq -n --arg file "$(basename "$file" .jar)" --arg sum "${sum%% *}" '{type: "library", group: "com.formdev",
      "bom-ref": $file, name: ($file | sub("-[0-9.]*$"; "")), version: ($file | sub(".*-"; "")),
      hashes: [{alg: "SHA-256", content: $sum}], licenses: [{expression: "OFL-1.1"}]}'
  done | jq -s .
}

# compare_bom FILE: what is inside is in the bill, by name and version.
compare_bom() {
  local jar name missing=''
  for jar in "$image"/lib/app/lib/*.jar "$work"/fonts/*.jar; do
    name=$(basename "$jar" .jar)
    jq -e --arg name "$name" 'any(.components[]; .name + "-" + .version == $name)' "$1" >/dev/null || missing+=" $name"
  done
  [[ ! $missing ]] || fail "the bill of materials does not name what is inside:$missing"
  jq -e 'all(.components[]; .licenses | length > 0)' "$1" >/dev/null || fail "the bill of materials has a part without a licence."
}
