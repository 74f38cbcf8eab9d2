# shellcheck shell=bash
# What the commands say: progress on standard output, reasons for stopping on standard error.

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Ends the command as one that was called wrongly (64, EX_USAGE of sysexits.h).
die_usage() {
    printf '%s: %s\n%s\n' "$(basename "$0")" "$1" "$2" >&2
    exit 64
}

# wait_until SECONDS COMMAND...: asks ten times a second until the command succeeds; fails when the time is over.
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || return 1
        sleep 0.1
    done
}
