# shellcheck shell=bash disable=SC2034,SC2154 # the scripts that source this use what it sets
# What is packaged and where it is put together. Needs common.sh.

# The first <version> of the pom is the project's own.
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1)
# Every file in the package bears this time, in place of the clock's.
SOURCE_DATE_EPOCH=$(date -u +%s -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</project.*|\1|p' "$root/pom.xml")")
export SOURCE_DATE_EPOCH

settings=$root/installer/linux
built=$root/app/target
work=$root/target/package/work
output=$root/target/package/out
image=$work/countersign-$version
architecture=$(uname -m)

# Programs that make the package, as Debian packages.
packages_to_package=(zip unzip jq xz-utils librsvg2-bin fakeroot rpm dpkg-dev binutils util-linux)

# One mode and one time for every file, whoever builds, whatever the umask.
normalise() {
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}
