# shellcheck shell=bash
# What openssl does in the benchmark of CRLs, in the folder it is started in: ca | crl | verify.
set -euo pipefail

case $1 in
  ca)
    cat >ca.cnf <<'CNF'
[ca]
default_ca = bench
[bench]
database = index.txt
certificate = ca.pem
private_key = ca.key
crlnumber = crlnumber
default_md = sha384
default_crl_days = 7
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid
CNF
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out ca.key 2>/dev/null
    openssl req -new -x509 -key ca.key -subj "/CN=bench" -days 300 -out ca.pem \
      -addext keyUsage=critical,cRLSign,keyCertSign
    : >index.txt.attr
    ;;
  crl)
    echo 01 >crlnumber
    openssl ca -config ca.cnf -gencrl -out theirs.crl 2>/dev/null
    ;;
  verify)
    openssl crl -inform DER -in ours.crl -CAfile ca.pem -noout
    ;;
esac
