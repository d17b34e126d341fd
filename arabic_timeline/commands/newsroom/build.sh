#!/bin/sh
# Checks data/ and builds site/: the same on this machine and in CI.  SITE_URL: the address of the site, if it is known.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
# The program comes from wheels/, if it is there, and from nowhere else.
if ls wheels/arabic_timeline-*.whl >/dev/null 2>&1; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --find-links wheels \
    "$(sed -n 's/^arabic-timeline\[import\]==/arabic-timeline==/p' requirements.txt)"
else
  echo "No wheel of arabic-timeline in wheels/: pip takes it by its name, from whoever has that name there (requirements.txt)."
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
# Pictures of pages, where the site has an address; without them the site is whole.
[ -z "${SITE_URL:-}" ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pillow \
  || echo "Pillow cannot be had here: no pictures for social networks."
.venv/bin/python -m arabic_timeline check ${GITHUB_ACTIONS:+--format github}
# What the site published before remembers of its changes, where none is here: a build in an empty folder knows of none.
memory=
if [ -n "${SITE_URL:-}" ] && [ ! -f site/data/memory.json ]; then
  memory=.memory.json
  .venv/bin/python -c 'import sys, urllib.request
sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1], timeout=30).read(100_000_000))' \
    "${SITE_URL%/}/data/memory.json" > $memory 2> /dev/null \
    || { rm -f $memory; memory=; echo "No site at $SITE_URL yet that remembers when its meetings changed."; }
fi
.venv/bin/python -m arabic_timeline build ${memory:+--memory $memory}
rm -f .memory.json
