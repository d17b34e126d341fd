#!/bin/sh
# Checks data/ and builds site/: the same on this machine and in CI.  SITE_URL: the address of the site, if it is known.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
.venv/bin/python -m arabic_timeline check ${GITHUB_ACTIONS:+--format github}
.venv/bin/python -m arabic_timeline build
