#!/bin/sh
# Sees to the programs that the tests use beside Python: LibreOffice, poppler, the fonts, the bridge to LibreOffice.
# As root on Debian or Ubuntu they are installed; elsewhere what is missing is printed and the script fails.
set -eu

packages="libreoffice-calc libreoffice-writer libreoffice-dev poppler-utils fonts-liberation python3-uno xvfb xdotool
    openssl libengine-gost-openssl softhsm2"

if ! command -v dpkg-query >/dev/null; then
    for program in soffice pdftoppm pdftotext; do
        if ! command -v "$program" >/dev/null; then
            echo "The tests need $program (LibreOffice with Calc and Writer, poppler, the Liberation fonts). Install it." >&2
            exit 1
        fi
    done
    exit 0
fi

missing=""
for package in $packages; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq
    # $missing is a list of words on purpose.
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $missing
else
    echo "The tests need more programs. Install them first: sudo apt-get install$missing" >&2
    exit 1
fi
