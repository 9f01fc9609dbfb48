# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The files that people carry away. Needs settings.sh.

make_tarball() {
  tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
    -C "$work" -c "${image##*/}" | gzip -n -6 >"$output/countersign-$version-linux-$architecture.tar.gz"
}

# The same for deb and RPM: the program in /opt, and what others look for where they look for it.
make_tree() {
  local tree=$work/tree
  mkdir -p "$tree/opt/countersign" "$tree/usr/bin"
  cp -a "$image/bin" "$image/lib" "$tree/opt/countersign/"
  cp -a "$image/share" "$tree/usr/share"
  ln -s /opt/countersign/bin/countersign "$tree/usr/bin/countersign"
  normalise "$tree"
}

make_deb() {
  local tree=$work/deb debian
  debian=$(dpkg --print-architecture)
  cp -a "$work/tree" "$tree"
  mkdir -p "$tree/DEBIAN"
  sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$debian/; s/@SIZE@/$(du -sk --apparent-size "$work/tree" | cut -f 1)/" \
    "$settings/control" >"$tree/DEBIAN/control"
  (cd "$tree" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
  normalise "$tree"
  dpkg-deb --root-owner-group --threads-max=1 -Zzstd -z6 --build "$tree" "$output/countersign_${version}_$debian.deb" >/dev/null
}

make_rpm() {
  if ! command -v rpmbuild >/dev/null; then
    say "there is no rpmbuild here, so no RPM is made"
    return
  fi
  rpmbuild --quiet -bb --target "$architecture" \
    --define "_topdir $work/rpm" --define "_rpmdir $output" --define "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "countersign_version $version" --define "countersign_tree $work/tree" \
    --define "_buildhost countersign" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "__os_install_post %{nil}" --define "_build_id_links none" \
    --define "_binary_payload w6.zstdio" \
    "$settings/countersign.spec"
}

make_sums() {
  (cd "$output" && find . -maxdepth 1 -type f -printf "%P\n" | grep -v SUMS | LC_ALL=C sort | xargs sha256sum -- >"$work/sums")
  mv "$work/sums" "$output/SHA256SUMS"
}

make_bundles() {
  normalise "$image"
  make_tarball
  make_tree
  make_deb
  make_rpm
  cp "$documents/sbom.cdx.json" "$output/countersign-$version.cdx.json"
  make_sums
}
