#!/bin/sh
# Finds a Python that is new enough and lets it make the environment in .venv:
#   bootstrap/environment.sh run    what KIM needs to run
#   bootstrap/environment.sh dev    the same, with everything for tests and checks
# Plain POSIX sh: at this moment nothing else is known to be there.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

# A Python that was named is taken or refused, never silently replaced. Else the one of the Linux distribution comes
# first, if it is whole: it is built for speed and gets repairs; one compiled on the machine (pyenv) is slower.
system=${KIM_SYSTEM_PYTHON:-/usr/bin/python3}
if [ -n "${PYTHON:-}" ]; then candidates=$PYTHON; else
    candidates='python3 python python3.14 python3.13 python3.12 python3.11'
    if [ -e /etc/os-release ] && "$system" -c 'import ssl, venv' >/dev/null 2>&1; then candidates="$system $candidates"; fi
fi
for candidate in $candidates; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$new_enough" >/dev/null 2>&1; then
        exec "$candidate" "$here/environment.py" "$@"
    fi
done

first=${candidates%% *}
found=$("$first" -V 2>&1) || found="$first: -"
if [ "${KIM_LANGUAGE:-de}" = en ]; then
    echo "KIM needs Python 3.11 or later, found was $found; name another one: make demo PYTHON=/path/to/python3.11" >&2
else
    echo "KIM braucht Python 3.11 oder neuer, gefunden wurde $found; ein anderes nennen: make demo PYTHON=/pfad/zu/python3.11" >&2
fi
exit 1
