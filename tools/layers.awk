# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
#
# Checks the direction of dependencies:  awk -f tools/layers.awk layers.txt src/*/*.[ch]
# Besides the table: only one room may include a given library's header.

BEGIN {
    owner["microhttpd.h"] = "http"
    owner["sqlite3.h"] = "store"
    owner["openssl"] = "crypto"
    owner["cmark-gfm.h"] = "markdown"
    owner["cmark-gfm-core-extensions.h"] = "markdown"
    owner["cmark-gfm-extension_api.h"] = "markdown"
    owner["jansson.h"] = "format"
    owner["yaml.h"] = "format"
    owner["libxml"] = "format"
    owner["zlib.h"] = "format"
    owner["brotli"] = "format"
}
FNR == 1 { path = FILENAME; split(path, parts, "/"); room = parts[2]; is_test = path ~ /_(test|fuzz)\.c$/ }
FILENAME ~ /layers\.txt$/ {
    if ($0 ~ /^[a-z0-9]+:/) {
        name = $1; sub(/:$/, "", name); known[name] = 1
        for (i = 2; i <= NF; i++) may[name, $i] = 1
    }
    next
}
/^[ \t]*#[ \t]*include/ {
    target = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*["<]/, "", target); sub(/[">].*/, "", target)
    first = target; sub(/\/.*/, "", first)
    if (first in owner) { if (owner[first] != room && !is_test) complain(target " belongs to the room " owner[first]); next }
    if (!(first in known) || target !~ /\//) next
    if (!(room in known)) complain("the room " room " is not in layers.txt")
    if (is_test || first == room || first == "base" || (room, first) in may || (room, "*") in may) next
    complain(room " may not include " first " (" target ")")
}
function complain(text) { printf "%s:%d: layers: %s\n", FILENAME, FNR, text; bad++ }
END { exit bad > 0 }
