#!/bin/sh
# Makes the certificates of the tests anew, for as long as anybody will run them:
#   sh tests/sync/certificates/make.sh
# One key serves all of them. It opens nothing: nobody but a test trusts it.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

openssl ecparam -name prime256v1 -genkey -noout -out key.pem
: > "$work/index.txt"
cat > "$work/ca.cnf" <<END
[ca]
default_ca = authority
[authority]
database = $work/index.txt
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[here]
subjectAltName = DNS:localhost, IP:127.0.0.1
authorityKeyIdentifier = keyid
subjectKeyIdentifier = hash
extendedKeyUsage = serverAuth
[elsewhere]
subjectAltName = DNS:elsewhere.example
authorityKeyIdentifier = keyid
subjectKeyIdentifier = hash
extendedKeyUsage = serverAuth
END

# name, section, first day, last day, and how it is signed
certify() {
    file=$1 section=$2 from=$3 until=$4
    shift 4
    openssl req -new -key key.pem -subj "/CN=KaikuDesk test $file" -out "$work/req.pem"
    openssl ca -batch -notext -config "$work/ca.cnf" -in "$work/req.pem" \
        -extensions "$section" -startdate "$from" -enddate "$until" \
        -keyfile key.pem -out "$file.pem" "$@" 2> "$work/log"
}

by="-cert authority.pem"
certify authority root 20000101000000Z 21000101000000Z -selfsign
certify selfmade here 20000101000000Z 21000101000000Z -selfsign
# shellcheck disable=SC2086
{
    certify right here 20000101000000Z 21000101000000Z $by
    certify elsewhere elsewhere 20000101000000Z 21000101000000Z $by
    certify expired here 20000101000000Z 20010101000000Z $by
    certify future here 20990101000000Z 21000101000000Z $by
}
