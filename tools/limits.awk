# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
#
# Writes docs/limits.md from base/limits.h:  awk -f tools/limits.awk src/base/limits.h > docs/limits.md

BEGIN {
    print "<!--\nSPDX-" "License-Identifier: MIT\nSPDX-" "FileCopyrightText: 2026 The Waymark authors\n"
    print "Written by tools/limits.awk from src/base/limits.h; do not edit.\n-->"
    print "# Limits\n\nEvery size that comes from outside is compared with one of these before anything is allocated for it."
}
/^\/\* .* \*\/$/ && started {
    title = $0; sub(/^\/\* /, "", title); sub(/ \*\/$/, "", title)
    printf "\n## %s\n\n| limit | value | unit | what it bounds and why |\n|---|---|---|---|\n", title
}
/^#define WAYMARK_/ { started = 1 }
/^#define [A-Z0-9_]+ .*\/\/ / {
    name = $2; rest = $0
    sub(/^#define [A-Z0-9_]+ +/, "", rest)
    value = rest; sub(/ *\/\/.*/, "", value)
    text = rest; sub(/.*\/\/ */, "", text)
    unit = text; sub(/:.*/, "", unit)
    sub(/^[^:]*: */, "", text)
    gsub(/u\b|u$/, "", value); gsub(/[()]/, "", value); gsub(/u /, " ", value)
    printf "| `%s` | %s | %s | %s |\n", name, value, unit, text
}
