#!/bin/sh
# Bring the catalogues of the interface up to date with the texts in scripts, templates and boxes; new texts come out empty.
# tools/strings.sh [folder with pybabel]
set -eu
bin="${1:-.venv/bin}"
strings=clic_scorm/runtime/strings
pot="$(mktemp)"
trap 'rm -f "$pot"' EXIT
"$bin/pybabel" --quiet extract --mapping "$strings/babel.cfg" --no-default-keywords \
  --keyword clic.t --keyword translated --keyword marked --add-location file --sort-by-file --no-wrap \
  --project clic-scorm --omit-header --output "$pot" clic_scorm
for catalogue in "$strings"/*.po; do
  language="$(basename "$catalogue" .po)"
  "$bin/pybabel" --quiet update --input-file "$pot" --output-file "$catalogue" --locale "$language" \
    --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
done
