#!/bin/sh
# Writes requirements.lock (what runs) and requirements-dev.lock (what runs, tests, checks and measures) from
# pyproject.toml: one version of each package for every Python and system, hashes, and no registry address.
# Versions already locked are kept; `make lock LOCK_OPTIONS=--upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

uv_version=0.13.9
tools=build/lock-tools

if ! "$tools/bin/uv" --version 2>/dev/null | grep -q "^uv $uv_version "; then
    "$(scripts/find_python.sh)" -m venv "$tools"
    "$tools/bin/pip" install -q "uv==$uv_version"
fi

# The registry is the one that pip uses here; it is told on the command line only.
index=${PIP_INDEX_URL:-$("$tools/bin/pip" config get global.index-url 2>/dev/null || true)}

compile() {
    env ${index:+UV_DEFAULT_INDEX="$index"} "$tools/bin/uv" pip compile pyproject.toml --quiet \
        --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --annotation-style line \
        --custom-compile-command "make lock" --group install "$@" >/dev/null
}

compile --output-file requirements.lock "$@"
compile --output-file requirements-dev.lock --constraint requirements.lock \
    --extra test --extra lint --extra bench "$@"

if grep -nE '://|^ *--(index|extra-index|find-links|trusted)' requirements.lock requirements-dev.lock; then
    echo "Un fichier de verrouillage nomme une adresse : voir ci-dessus." >&2
    exit 1
fi
