#!/bin/sh
# Run all tests in two halves at once: those that need a browser or an LMS, which wait a good deal, and all others. The second half is
# printed when the first is, so that no line of one stands in the middle of the other. Fails if either fails.
#   tools/tests.sh BIN      BIN is the folder of the environment's commands
set -u
bin=$1
said=$(mktemp)
trap 'rm -f "$said"' EXIT
"$bin/pytest" -q tests/browser tests/lms >"$said" 2>&1 &
half=$!
# Whoever stops the run stops both halves.
trap 'kill "$half" 2>/dev/null; exit 130' INT TERM
failed=0
node --test --test-reporter=dot tests/js/ || failed=1
"$bin/pytest" -q --ignore tests/browser --ignore tests/lms || failed=1
wait "$half" || failed=1
cat "$said"
exit "$failed"
