# shellcheck shell=bash
# Which system accounts the parts run as. An ordinary user runs everything; root lends the database to `mysql` and the
# rest to `www-data`, unless such an account does not exist or cannot reach the files that it needs.

# account_for ACCOUNT PATH...: prints the account, or the caller's when it has to be.
account_for() {
    local account=$1 path
    shift
    if ((EUID != 0)); then
        id -un
        return
    fi
    for path in "$@"; do
        if ! can_reach "$account" "$path"; then
            printf 'root\n'
            return
        fi
    done
    printf '%s\n' "$account"
}

can_reach() {
    id "$1" >/dev/null 2>&1 \
        && setpriv --reuid="$1" --regid="$(id -g "$1")" --init-groups -- test -r "$2" -a -x "$2" 2>/dev/null
}

# run_as ACCOUNT COMMAND...
run_as() {
    local account=$1
    shift
    if [[ $account == "$(id -un)" ]]; then
        "$@"
    else
        setpriv --reuid="$account" --regid="$(id -g "$account")" --init-groups --no-new-privs -- "$@"
    fi
}
