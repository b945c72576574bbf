#!/bin/sh
# Installs a Chromium for the browser tests: Debian's as root, Playwright's own elsewhere.
set -eu
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium
else
  "$1/playwright" install chromium
fi
