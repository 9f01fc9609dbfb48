# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The application's folder: the program, its runtime, its launcher and its fonts. Needs settings.sh.

fonts=(flatlaf-fonts-inter flatlaf-fonts-jetbrains-mono)

# shorten_manifest JAR: leaves out what a signed jar's manifest says of each class, which was for the signature alone
# and is a megabyte of text in some, read at every start.
shorten_manifest() {
  local place=$work/manifest
  mkdir -p "$place/META-INF"
  unzip -p "$1" META-INF/MANIFEST.MF | tr -d '\r' | awk '/^$/ { over = 1 } !over' >"$place/META-INF/MANIFEST.MF"
  normalise "$place"
  (cd "$place" && TZ=UTC zip -q -X "$1" META-INF/MANIFEST.MF)
}

make_input() {
  local jar
  mkdir -p "$work/input/modules" "$work/input/lib"
  # The program is a module of its own, so that native access can be given to it and to no library.
  cp "$built/countersign.jar" "$work/input/modules/"
  for jar in "$built"/lib/*.jar; do
    cp "$jar" "$work/input/lib/"
    # A class from a signed jar cannot be put into the start-up archive, and the signature of a jar says
    # nothing that its pinned checksum has not said.
    if zip -q -d "$work/input/lib/${jar##*/}" 'META-INF/*.SF' 'META-INF/*.RSA' 'META-INF/*.DSA' 'META-INF/*.EC' >/dev/null; then
      shorten_manifest "$work/input/lib/${jar##*/}"
    fi
  done
  (cd "$work/input/lib" && LC_ALL=C ls) >"$work/input/class-path"
  sed '/^#/d' "$settings/java-options" >"$work/input/java-options"
}

# jpackage lays the folder out as on every system. Its launcher is replaced: on Linux it runs rpm and dpkg in
# a shell at every start to ask whose it is, and it heeds JAVA_TOOL_OPTIONS.
make_image() {
  make_input
  normalise "$work/input"
  "$java_home/bin/jpackage" "@$root/installer/jpackage/common.options" --type app-image --app-version "$version" \
    --input "$work/input" --runtime-image "$work/runtime" --dest "$work/jpackage"
  mv "$work/jpackage/countersign" "$image"
  rm -f "$image"/lib/libapplauncher.so "$image"/lib/countersign.png "$image"/lib/app/*.cfg "$image"/lib/app/.jpackage.xml \
    "$image/bin/countersign"
  install -m 755 "$settings/countersign" "$image/bin/countersign"
  make_fonts
}

make_fonts() {
  local font jar
  mkdir -p "$image/lib/fonts"
  cp "$settings/fonts.conf" "$image/lib/fonts/"
  for font in "${fonts[@]}"; do
    jar=$(echo "$work/fonts/$font"-*.jar)
    unzip -q -j -o "$jar" '*.otf' '*.ttf' -x '*Light*' -d "$image/lib/fonts" 2>/dev/null || (($? == 11))
  done
}
