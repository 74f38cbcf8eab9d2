# shellcheck shell=bash
# Which system accounts the parts run as. An ordinary user runs everything; root lends the database to `mysql` and the
# rest to `www-data`, unless such an account does not exist or cannot reach the files that it needs. Then root runs it
# all the same, and says so.

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

# warn_of_root "PARTS run" ACCOUNT PATH...: says that they do so as root instead of as the account, why, and what to do.
warn_of_root() {
    local parts=$1 account=$2 folder mode=o+x moved="the state folder $STATE"
    shift 2
    say ""
    say "WARNING: $parts as root, so that whoever found a way in would own this machine."
    if ! id "$account" >/dev/null 2>&1; then
        say "The reason: there is no account $account."
        say "What to do: make one with 'useradd --system --user-group $account',"
    else
        folder=$(what_keeps_out "$account" "$@")
        if [[ $ROOT/ == "$folder"/* ]]; then
            moved="the checkout $ROOT"
        fi
        if [[ " $* " == *" $folder "* ]]; then
            mode=o+rx
        fi
        say "The reason: the account $account may not enter the folder $folder"
        say "What to do: move $moved out of it, or run 'chmod $mode $folder',"
    fi
    say "then end the site with deploy/down and start it again with deploy/up."
}

# what_keeps_out ACCOUNT PATH...: prints the outermost folder that closes the way to the first path out of reach.
what_keeps_out() {
    local account=$1 path folder='' part parts
    shift
    for path in "$@"; do
        if ! can_reach "$account" "$path"; then
            IFS=/ read -ra parts <<<"${path#/}"
            for part in "${parts[@]}"; do
                folder+=/$part
                run_as "$account" test -x "$folder" || break
            done
            printf '%s\n' "$folder"
            return
        fi
    done
}

# give_to ACCOUNT FOLDER: a folder that another account had, with all that is in it.
give_to() {
    if ((EUID == 0)) && [[ $(stat -c %U "$2") != "$1" ]]; then
        chown -R --no-dereference "$1" "$2"
    fi
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
