#!/bin/sh
# Checks data/ and builds site/: the same on this machine and in CI.  SITE_URL: the address of the site, if it is known.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
# Pictures of pages, where the site has an address; without them the site is whole.
[ -z "${SITE_URL:-}" ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pillow \
  || echo "Pillow cannot be had here: no pictures for social networks."
.venv/bin/python -m arabic_timeline check ${GITHUB_ACTIONS:+--format github}
.venv/bin/python -m arabic_timeline build
