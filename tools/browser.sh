#!/bin/sh
# Find Chromium, or install Debian's when this is root; then Firefox and WebKit too, which the tests can do without elsewhere.
set -eu
chromium=
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then chromium=$name; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    packages=
    [ -n "$chromium" ] || packages="chromium fonts-noto-core"
    command -v firefox-esr >/dev/null || packages="$packages firefox-esr"
    command -v WebKitWebDriver >/dev/null || packages="$packages webkit2gtk-driver"
    command -v Xvfb >/dev/null || packages="$packages xvfb"
    [ -n "$packages" ] || exit 0
    echo "installing for the browser tests: $packages …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
elif [ -z "$chromium" ]; then
    echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium" >&2
    echo "With firefox-esr, webkit2gtk-driver and xvfb they also run in Firefox and WebKit." >&2
    exit 1
fi
