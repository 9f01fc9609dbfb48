# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# Whether two builds of one commit give the same bytes. Needs settings.sh.

verify() {
  local once again=$root/target/package/verify commit number
  commit=$(git -C "$root" rev-parse HEAD)
  rm -rf "$again"
  for number in 1 2; do
    # Folders of different names and lengths, so that a path that got into a file is seen.
    once=$again/$number$( ((number == 1)) || echo -in-another-folder)
    git clone -q --no-checkout "$root" "$once"
    git -C "$once" checkout -q --detach "$commit"
    say "build $number of $commit"
    "$once/installer/package"
    (cd "$once" && sha256sum target/package/out/* {model,persistence,resources,app}/target/*.jar) | sed '/SHA256SUMS/d' >"$again/sums-$number"
  done
  cat "$again/sums-1"
  diff "$again/sums-1" "$again/sums-2" >&2 || fail "the two builds differ, in the files above."
  say "both builds gave these $(wc -l <"$again/sums-1") files, byte for byte"
}
