#!/bin/sh
# Copies site/ to a server: ci/rsync user@example.org:/var/www/timeline/
# Only what changed travels; what is gone here goes there, too.
set -eu
cd "$(dirname "$0")/.."
[ -f site/index.html ] || { echo "There is no site/ yet: run ci/build first." >&2; exit 1; }
[ $# -eq 1 ] || { echo "Usage: ci/rsync user@example.org:/var/www/timeline/" >&2; exit 2; }
command -v rsync > /dev/null || { echo "rsync is not installed here: install it, or copy site/ by any other means." >&2; exit 1; }
exec rsync -rltz --delete-after --delay-updates --exclude=.made-by-arabic-timeline site/ "$1"
