#!/bin/sh
# Prints the path of a Chromium that starts, for the tests in the browser. Fails with a sentence if there is none.
#   --install            gets one first when there is none: by apt-get when root, else from Playwright
#   VIGIE_CHROMIUM=path  chooses it by hand
set -eu

starts() { "$1" --version >/dev/null 2>&1; }

from_playwright() {
    [ -x .venv/bin/python ] || return 0
    .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
' 2>/dev/null || true
}

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") || continue
        if starts "$path"; then echo "$path"; return; fi
    done
    for path in \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "$(from_playwright)"
    do
        if [ -n "$path" ] && starts "$path"; then echo "$path"; return; fi
    done
    return 1
}

install_with_apt() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installation de Chromium par apt-get…" >&2
    apt-get update -q >&2 &&
        DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends chromium fonts-liberation >&2
}

install_with_playwright() {
    [ -x .venv/bin/python ] || return 1
    echo "Installation de Chromium par Playwright…" >&2
    if [ "$(id -u)" -eq 0 ]; then
        .venv/bin/python -m playwright install --with-deps chromium >&2
    else
        .venv/bin/python -m playwright install chromium >&2
    fi
}

cd "$(dirname "$0")/.."

if [ -n "${VIGIE_CHROMIUM:-}" ]; then
    if starts "$VIGIE_CHROMIUM"; then echo "$VIGIE_CHROMIUM"; exit 0; fi
    echo "VIGIE_CHROMIUM vaut « $VIGIE_CHROMIUM », qui ne démarre pas." >&2
    exit 1
fi

find_browser && exit 0
if [ "${1:-}" = "--install" ]; then
    install_with_apt && find_browser && exit 0
    install_with_playwright && find_browser && exit 0
fi
echo "Aucun Chromium utilisable. Installez-en un (par exemple : sudo apt-get install chromium)," >&2
echo "ou indiquez le vôtre : VIGIE_CHROMIUM=/chemin/vers/chromium" >&2
exit 1
