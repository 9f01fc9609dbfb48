# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The start-up archive: the classes that a real run loaded, parsed, verified and linked ahead of time
# (JEP 483). Needs settings.sh.

before_java=() # what the program is started under
program=$image # where the program is
training=$root/installer/linux/classes.lst.xz
installed=/opt/countersign

# image_java OPTION... -- ARGUMENT...: the packaged program without its launcher.
image_java() {
  local jar path='' options=()
  while read -r jar; do
    path=$path:$program/lib/app/lib/$jar
  done <"$image/lib/app/class-path"
  while [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  FONTCONFIG_FILE=$program/lib/fonts/fonts.conf "${before_java[@]}" "${java_here:-$program/lib/runtime/bin/java}" \
    "@$program/lib/app/java-options" --module-path "$program/lib/app/modules" --class-path "${path#:}" "${options[@]}" \
    -m countersign/org.countersign.app.Main "$@"
}

make_archive() {
  local list=lib/app/classes.lst
  normalise "$image" # the archive keeps the times of the jars, and is only used with these
  xz -dc "$training" >"$image/$list"
  # No random addresses and one memory pool: with them, two archives differ in a pointer or two.
  before_java=("$root/installer/lib/as-installed" "$image" env MALLOC_ARENA_MAX=1 setarch -R)
  program=$installed
  image_java -Xshare:dump -Xint -XX:SharedClassListFile="$installed/$list" -XX:+AOTClassLinking \
    -XX:SharedArchiveFile="$installed/lib/app/countersign.jsa" -- >"$work/archive.log" 2>&1 ||
    fail "the start-up archive could not be made: see $work/archive.log"
  rm "$image/$list"
}

# Walks through the tour with the packaged program and keeps the names of the classes that it loads. Which
# entries of a constant pool were resolved (@cp) is left out: their numbers change with every compilation.
train() {
  local list=$work/trained.lst
  tour_folder "$work/training"
  before_java=(under_xvfb)
  image_java -Xshare:off -XX:DumpLoadedClassList="$list" -- demo --folder "$work/training" --tour
  sed -e '/^#/d' -e '/^@cp /d' -e 's/ id: [0-9]*.*//' "$list" | LC_ALL=C sort -u | xz -9e >"$training"
  say "kept the names of $(xz -dc "$training" | wc -l) classes and lambdas in $training"
}
