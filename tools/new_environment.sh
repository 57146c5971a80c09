#!/bin/sh
# Makes an empty virtual environment: new_environment.sh PYTHON FOLDER.
# Debian and Ubuntu ship Python without ensurepip; it is installed here as root, otherwise the command is printed.
set -eu

python=$1
folder=$2

if [ -z "$python" ]; then
    echo "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$package"
    else
        echo "$python cannot make virtual environments. Install the package first: sudo apt-get install $package" >&2
        exit 1
    fi
fi

"$python" -m venv --clear "$folder"
