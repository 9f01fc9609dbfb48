# shellcheck shell=bash disable=SC2034 # the scripts that source this use what it sets
# Finds JDK 25 and Maven. Needs common.sh; packages.sh too for need_jdk and need_maven.

java_release=25

# is_java HOME PROGRAM: a Java of the right release that has this program in bin.
is_java() {
  [[ -x $1/bin/$2 && -r $1/release ]] &&
    grep -Eq "^JAVA_VERSION=\"$java_release([.+\"-]|\$)" "$1/release"
}

# find_java PROGRAM: sets java_home to the first of JAVA_HOME, what Debian has installed, and the PATH that fits.
find_java() {
  local candidate on_path
  on_path=$(readlink -f "$(command -v java)")
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "${on_path%/bin/java}"; do
    if [[ $candidate ]] && is_java "$candidate" "$1"; then
      java_home=$(cd "$candidate" && pwd -P)
      return
    fi
  done
  return 1
}

need_jdk() {
  local package=openjdk-$java_release-jdk
  find_java javac && return
  if can_be_installed "$package"; then
    install_packages "$package"
    find_java javac && return
  fi
  fail "no JDK $java_release found: install temurin-$java_release-jdk from Adoptium (adoptium.net), or $package where the distribution has it, or set JAVA_HOME to one."
}

need_maven() {
  command -v mvn >/dev/null && return
  if can_be_installed maven; then
    install_packages maven
    return
  fi
  fail "no Maven found: install the Debian package maven, or Apache Maven 3.8 or newer (maven.apache.org), and put mvn on the PATH."
}

# Maven runs on JDK 25 itself, because the formatter can only read the Java of the JVM that it runs in.
# The options silence what a JDK 25 says about libraries inside Maven.
use_jdk_for_maven() {
  export JAVA_HOME=$java_home
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}
