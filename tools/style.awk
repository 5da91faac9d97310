# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
#
# House rules that no compiler knows:  awk -f tools/style.awk src/*/*.[ch] tools/*.[ch]
# A line that must break a rule carries the comment  /* style: reason */.

function complain(rule, text) { printf "%s:%d: %s: %s\n", FILENAME, FNR, rule, text; bad++ }
FNR == 1 {
    is_test = FILENAME ~ /(_test|_fuzz)\.c$|testing\.h$/; split(FILENAME, parts, "/"); room = parts[2]
    started = 0; depth = 0; if (previous_file != "") finish(); previous_file = FILENAME; lines = 0; license = 0
}
{ lines++ }
FNR <= 3 && /SPDX-License-[I]dentifier: MIT/ { license = 1 }
FNR == 4 && !license { complain("license", "the file must begin with its SPDX lines") }
/\t/ && FILENAME !~ /Makefile/ { complain("tab", "indent with spaces") }
/[ ]+$/ { complain("space", "white space at the end of the line") }
/(^|[^A-Z])(TODO|FIXME|HACK)([^A-Z]|$)/ && FILENAME !~ /style\.awk$/ { complain("unfinished", "finish it or write an issue") }
/\/\* style: / { next }
!is_test && /(^|[^_a-z])(printf|fprintf|puts|perror|fputs)[ ]*\(/ && room != "cli" && FILENAME ~ /^src/ \
    && FILENAME !~ /src\/base\// { complain("talk", "rooms below action return errors; only cli prints") }
!is_test && /(html_trusted[ ]*\(|\(html\)[ ]*\{)/ && room != "markdown" && FILENAME !~ /src\/format\/html\.[ch]/ \
    { complain("html", "only markdown and format/html.c make html") }
!is_test && /(^|[^_a-z])(malloc|calloc|realloc)[ ]*\(/ && FILENAME !~ /src\/(base\/arena|http\/|store\/|crypto\/)/ && FILENAME ~ /^src/ \
    { complain("memory", "memory comes from an arena") }
!is_test && /^(static )?[a-z_]+( [a-z_]+)* \**[a-z_]+(\[[^]]*\])*( = .*)?;$/ && !/^(static )?const / && !/const /  \
    && !/^(return|typedef|struct|enum|extern|goto|break|continue)/ && FILENAME ~ /\.c$/ { complain("global", "no mutable globals") }
/^[a-z].*\)[ ]*\{$/ && FILENAME ~ /\.c$/ { started = FNR; name = $0 }
/^\}/ && started { if (FNR - started + 1 > 70) complain("length", "a function of " (FNR - started + 1) " lines: " name); started = 0 }
function finish() { }
lines == 701 && FILENAME !~ /_test\.c$/ { complain("length", "the file has more than 700 lines") }
END { exit bad > 0 }
