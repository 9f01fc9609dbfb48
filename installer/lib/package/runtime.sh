# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The Java runtime of the package: the modules that are needed, JavaFX among them. Needs settings.sh and java.sh.

# By jdeps, less what the libraries only name (java.compiler, java.instrument, java.management, java.naming,
# java.scripting, jdk.net) and never reach: the whole tour and every command run without.
runtime_modules=java.base,java.desktop,java.logging,java.sql,jdk.unsupported,javafx.controls,javafx.swing

# JavaFX comes as jars that unpack their native libraries into the home folder at every first start. As jmods,
# the libraries lie in the runtime, belong to root and are loaded from there.
make_javafx_jmods() {
  local jar module files
  mkdir -p "$work/jmods"
  for jar in "$built"/lib/javafx/*-linux*.jar; do
    module=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
    files=$work/javafx/$module
    mkdir -p "$files/classes" "$files/lib"
    unzip -q "$jar" -x 'META-INF/*' javafx-swt.jar -d "$files/classes" 2>/dev/null || (($? == 11))
    find "$files/classes" -maxdepth 1 -name '*.so' -exec mv -t "$files/lib" {} +
    "$java_home/bin/jmod" create --date "$(date -u +%Y-%m-%dT%H:%M:%SZ -d "@$SOURCE_DATE_EPOCH")" \
      --class-path "$files/classes" --libs "$files/lib" "$work/jmods/$module.jmod"
  done
}

make_runtime() {
  make_javafx_jmods
  "$java_home/bin/jlink" --module-path "$work/jmods" --add-modules "$runtime_modules" \
    --strip-debug --no-header-files --no-man-pages --output "$work/runtime"
  # java is what our launcher starts; nothing else of the JDK's programs belongs on such a workstation.
  find "$work/runtime/bin" -type f ! -name java -delete
}
