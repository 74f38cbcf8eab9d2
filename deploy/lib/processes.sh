# shellcheck shell=bash
# Processes that outlive the command which started them. Each is recorded under $STATE/process as its id, its start
# time and the boot it belongs to, so that a recycled process id is never taken for ours.

# The identity of process $1, or failure when it does not exist.
identity_of() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # The second field is the name in brackets and may hold blanks: count from behind it. Field 3 is the state, 22 the start.
    read -ra stat <<<"${stat##*) }"
    [[ ${stat[0]} != Z ]] || return 1
    printf '%s %s %s\n' "$1" "${stat[19]}" "$(cat /proc/sys/kernel/random/boot_id)"
}

record_process() {
    local identity
    identity=$(identity_of "$2") || return 1
    printf '%s\n' "$identity" >"$STATE/process/$1.new"
    mv "$STATE/process/$1.new" "$STATE/process/$1"
}

# Prints the id of the recorded process $1 if that very process still lives.
process_id() {
    local recorded pid
    recorded=$(cat "$STATE/process/$1" 2>/dev/null) || return 1
    pid=${recorded%% *}
    [[ -n $pid && $(identity_of "$pid") == "$recorded" ]] || return 1
    printf '%s\n' "$pid"
}

is_running() {
    process_id "$1" >/dev/null
}

is_gone() {
    ! is_running "$1"
}

# end_process NAME SIGNAL SECONDS: asks the recorded process to end, waits, and insists when it does not.
end_process() {
    local pid
    if pid=$(process_id "$1"); then
        kill -s "$2" "$pid" 2>/dev/null || true
        if ! wait_until "$3" is_gone "$1"; then
            say "$1 (process $pid) did not end within $3 seconds and is killed"
            kill -s KILL "$pid" 2>/dev/null || true
            wait_until 10 is_gone "$1" || return 1
        fi
    fi
    end_orphans "$1"
    rm -f "$STATE/process/$1"
}

# A part whose first process was killed may have left children, such as nginx's workers, which still hold its port. They
# are known by the session that the part was started in, and by writing into this state's log.
end_orphans() {
    local orphans
    if is_gone "$1" && orphans=$(orphans_of "$1") && [[ -n $orphans ]]; then
        xargs kill -s TERM <<<"$orphans" 2>/dev/null || true
        wait_until 10 has_no_orphans "$1" || xargs kill -s KILL <<<"$orphans" 2>/dev/null || true
    fi
}

has_no_orphans() {
    [[ -z $(orphans_of "$1") ]]
}

orphans_of() {
    local recorded process stat
    recorded=$(cat "$STATE/process/$1" 2>/dev/null) || return 0
    for process in /proc/[0-9]*; do
        stat=$(cat "$process/stat" 2>/dev/null) || continue
        read -ra stat <<<"${stat##*) }"
        if [[ ${stat[3]} == "${recorded%% *}" && $(readlink "$process/fd/2") == "$STATE/log/"* ]]; then
            printf '%s\n' "${process#/proc/}"
        fi
    done
}

# start_process NAME COMMAND...: starts it in a session of its own, without the terminal and without the state's lock.
start_process() {
    local name=$1
    shift
    end_orphans "$name"
    setsid "$@" </dev/null >>"$STATE/log/$name.log" 2>&1 9>&- &
    record_process "$name" $!
    # Else the shell would report its end in the middle of other output.
    disown $!
    STARTED+=("$name")
}
