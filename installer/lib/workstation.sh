#!/usr/bin/env bash
# What installer/acceptance does inside its Debian, as root there; everything but installing as user custodian.
set -euo pipefail

step() {
  printf '\n== %s\n' "$*"
}

must_be_absent() {
  if command -v "$1"; then
    exit 1
  fi
}

as_custodian() {
  setpriv --reuid custodian --regid custodian --init-groups \
    env HOME=/home/custodian SOFTHSM2_CONF=/home/custodian/demo/softhsm2.conf "$@"
}

under_xvfb() {
  as_custodian xvfb-run -a -s '-screen 0 1280x800x24' "$@"
}

vault=/home/custodian/demo/vault
# Of what a vault is: the register is derived, and log and lock prove nothing.
vault_sum() {
  (cd "$vault" && find journal.jsonl attachments publication -type f -exec sha256sum {} + | sort | sha256sum)
}

mkdir -p /dev/shm /tmp && chmod 1777 /tmp
step 'no network, no Java'
if sed 1,2d /proc/net/dev | grep -v '^ *lo:'; then exit 1; fi
must_be_absent java

step 'install from the folder'
/disc/install >/var/log/install.log 2>&1 || {
  tail -n 30 /var/log/install.log
  exit 1
}
grep -E 'newly installed|upgraded' /var/log/install.log
dpkg -s countersign | grep -E '^(Status|Version|Depends|Installed-Size)'
must_be_absent java
useradd -m custodian
mkdir -p /home/custodian/demo/tokens
printf 'directories.tokendir = /home/custodian/demo/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' \
  >/home/custodian/demo/softhsm2.conf
chown -R custodian: /home/custodian
chmod 700 /home/custodian/demo

step 'countersign --version, and with an agent that somebody slipped into the environment'
as_custodian countersign --version
as_custodian env JAVA_TOOL_OPTIONS=-agentlib:none JDK_JAVA_OPTIONS=--no-such-option LD_PRELOAD=/nonexistent.so countersign --version
step 'man page and completion are there'
test -s /usr/share/man/man1/countersign.1.gz
bash -c 'source /usr/share/bash-completion/completions/countersign && complete -p countersign'

step 'countersign doctor, before there is a vault'
as_custodian countersign doctor || echo "(exit status $?: there is no display yet)"

step 'the console, and in it a key generation and an emergency revocation: the tour'
under_xvfb countersign demo --folder /home/custodian/demo --tour
stat -c '%A %U %n' "$vault" "$vault/journal.jsonl"
test "$(stat -c %a "$vault")" = 700

step 'the start-up archive holds where it was installed'
app=/opt/countersign/lib/app
/opt/countersign/lib/runtime/bin/java "@$app/java-options" -Xshare:on -XX:SharedArchiveFile=$app/countersign.jsa \
  --module-path $app/modules --class-path "$(sed "s|^|$app/lib/|" $app/class-path | paste -sd :)" -Xlog:class+load \
  -m countersign/org.countersign.app.Main --version >/tmp/classes
echo "classes from it: $(grep -c 'source: shared objects file' /tmp/classes), from jars: $(grep -c 'source: \(file\|jrt\):' /tmp/classes)"
test "$(grep -c 'source: shared objects file' /tmp/classes)" -gt 1000

step 'countersign doctor and verify, on that vault'
under_xvfb countersign doctor --vault "$vault"
as_custodian countersign verify "$vault"
before=$(vault_sum)

step 'a vault of a newer version is refused by name'
mkdir /tmp/future
sed '$s/"v":1/"v":2/' "$vault/journal.jsonl" >/tmp/future/journal.jsonl
cp -r "$vault/attachments" /tmp/future/
chown -R custodian: /tmp/future
if as_custodian countersign verify /tmp/future >/tmp/said; then exit 1; fi
grep -i newer /tmp/said

step 'an upgrade'
dpkg-deb -R /disc/countersign_*.deb /tmp/newer
sed -i 's/^Version: .*/Version: 99.0/' /tmp/newer/DEBIAN/control
dpkg-deb -Znone --root-owner-group -b /tmp/newer /tmp/newer.deb >/dev/null
dpkg -i /tmp/newer.deb
test "$(vault_sum)" = "$before"

step 'removal: the vault stays, the program goes'
dpkg --purge countersign
test "$(vault_sum)" = "$before"
test ! -e /opt/countersign
must_be_absent countersign
ls -l "$vault"
