# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
#
# For the shell tests: start a server on a free port, stop it, count what fails.
# shellcheck shell=bash

work=$(mktemp -d)
server_pid=
bad=0

stop_server() {
    [ -n "$server_pid" ] || return 0
    kill "$server_pid" 2>/dev/null
    wait "$server_pid" 2>/dev/null
    server_status=$?
    server_pid=
}
trap 'stop_server; rm -rf "$work"' EXIT

# start_server BINARY OPTION…: sets BASE (address without a slash). The log is in $work/server.log.
start_server() {
    local binary=$1
    shift
    : >"$work/server.out"
    "$binary" serve --port 0 --data "$work/data" "$@" >"$work/server.out" 2>"$work/server.log" &
    server_pid=$!
    for _ in $(seq 100); do
        BASE=$(sed -n 's#.*\(http://[^ /]*\).*#\1#p' "$work/server.out")
        [ -n "$BASE" ] && return 0
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.05
    done
    echo "the server did not start:"
    cat "$work/server.out" "$work/server.log"
    return 1
}

# expect WHAT WANTED SEEN: compares text.
expect() {
    if [ "$2" != "$3" ]; then
        printf '%s\n  wanted: %s\n  seen:   %s\n' "$1" "$2" "$3"
        bad=1
    fi
}
# expect_match WHAT PATTERN SEEN: an extended regular expression.
expect_match() {
    if ! grep -Eq -- "$2" <<<"$3"; then
        printf '%s\n  wanted: %s\n  seen:   %s\n' "$1" "$2" "$3"
        bad=1
    fi
}
