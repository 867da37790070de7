#!/bin/sh
# Prints the Python that will make the virtual environment: 3.11 or later, able to create one.
# PYTHON=/path/to/python chooses it by hand.
set -eu

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
creates_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

without_venv=""
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3}; do
    # Tried, not only looked for: version managers put names on the path that answer nothing.
    recent "$candidate" || continue
    if creates_environments "$candidate"; then
        command -v "$candidate"
        exit 0
    fi
    without_venv="${without_venv:-$candidate}"
done

if [ -z "$without_venv" ]; then
    echo "Vigie a besoin de Python 3.11 ou plus récent, et n'en trouve pas ici." >&2
    echo "Installez-le (par exemple : apt-get install python3 python3-venv), ou indiquez le vôtre :" >&2
    echo "    make run PYTHON=/chemin/vers/python3.13" >&2
    exit 1
fi

# Debian and Ubuntu ship Python without what creates environments, in a package of its own.
version=$("$without_venv" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installation de $version-venv, qui manque à $without_venv…" >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y "$version-venv"; } >&2
    if creates_environments "$without_venv"; then
        command -v "$without_venv"
        exit 0
    fi
fi
echo "$without_venv ne sait pas créer d'environnement virtuel. Installez ce qui lui manque, par exemple :" >&2
echo "    sudo apt-get install $version-venv" >&2
exit 1
