# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# A folder that a workstation without a network installs from. Needs settings.sh and packages.sh.

make_offline_folder() {
  local folder=$output/with-dependencies state=$work/apt
  rm -rf "$folder" "$state"
  mkdir -p "$folder/partial" "$state"
  : >"$state/status"
  cp "$output"/*.deb "$folder/"
  update_package_lists
  say "fetching what it depends on"
  # With nothing installed, as far as apt knows, so that all it depends on is fetched.
  as_root apt-get -qq -y --no-install-recommends --download-only -o Dir::State::status="$state/status" \
    -o Dir::Cache::archives="$folder" -o APT::Sandbox::User=root install "$folder"/countersign_*.deb "$@" >/dev/null
  rm -rf "$folder/partial" "$folder/lock"
  (cd "$folder" && dpkg-scanpackages --multiversion . /dev/null 2>/dev/null >Packages)
  printf '%s\n' "$@" >"$folder/wanted"
  install -m 755 "$settings/install" "$folder/install"
  (cd "$folder" && LC_ALL=C sha256sum -- *.deb Packages install wanted >SHA256SUMS)
  say "$(find "$folder" -name '*.deb' | wc -l) packages, $(du -sh "$folder" | cut -f 1), in $folder: carry it over and run install in it"
}
