#!/usr/bin/env bash
# Installs the Sockudo server that the live tests talk to, in the version that the contract describes.
# Does nothing if it is there. Builds from source: 15 to 20 minutes on two cores, once.
set -euo pipefail

version=5.2.0
features=versioned-messages,ai-transport,push,push-webpush,push-apns,monolith,redis
oldest_rust=1.95

export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

say() { printf 'install-sockudo: %s\n' "$*"; }
die() { say "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The first sockudo of this version; another version may stand before it on PATH.
find_sockudo() {
  local candidate
  while read -r candidate; do
    if [ "$("$candidate" --version 2>/dev/null)" = "sockudo $version" ]; then
      echo "$candidate"
      return
    fi
  done < <(type -aP sockudo)
  return 1
}

if found=$(find_sockudo); then
  say "sockudo $version is installed: $found"
  exit 0
fi
say "sockudo $version is not installed"

rust="needs cargo and rustc $oldest_rust or newer to build sockudo; https://rustup.rs installs them"
has cargo || die "$rust"
has rustc || die "$rust"
rustc_version=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' "$oldest_rust" "$rustc_version" | sort -V | head -n 1)" = "$oldest_rust" ] ||
  die "$rust; rustc here is $rustc_version"

packages=()
has protoc || packages+=(protobuf-compiler)
has cmake || packages+=(cmake)
has cc || packages+=(build-essential)
if [ ${#packages[@]} -gt 0 ]; then
  has apt-get || die "needs ${packages[*]} (Debian's names); install them with this system's package manager"
  root=()
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || die "needs root to install ${packages[*]}; run: apt-get install ${packages[*]}"
    root=(sudo)
  fi
  say "installing ${packages[*]}"
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy "${packages[@]}"
fi

# Some gigabytes that nobody needs afterwards.
CARGO_TARGET_DIR=$(mktemp -d)
export CARGO_TARGET_DIR
trap 'rm -rf "$CARGO_TARGET_DIR"' EXIT

say "building sockudo $version with $features"
# --force replaces another version.
cargo install sockudo --version "$version" --locked --force --features "$features"
found=$(find_sockudo) || die "cargo built sockudo $version, but it is not in ${CARGO_HOME:-$HOME/.cargo}/bin"
say "installed $found"
