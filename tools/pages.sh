#!/bin/sh
# Says which codes have no page in clic_scorm/diagnostics/pages, then runs the examples of those that have one.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python - <<'END'
from clic_scorm.catalogue import codes
from clic_scorm.diagnostics.pages import written

missing = [code for code in codes().values() if code.id not in written()]
print("\n".join(f"{code.id} {code.slug}: {code.message}" for code in missing) or "every code has a page")
END
.venv/bin/python -m pytest -q tests/pages "$@"
