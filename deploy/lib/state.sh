# shellcheck shell=bash
# The state folder: everything that one running site owns. STATE is its path; RUN holds the sockets.

readonly LONGEST_SOCKET_PATH=107
readonly DEFAULT_PORT=8443

# choose_state FOLDER: sets STATE; the default is .martlet beside the sources.
choose_state() {
    STATE=$(realpath -m -- "${1:-$ROOT/.martlet}")
    # Such a path could not be written into nginx's configuration.
    if [[ $STATE =~ [^[:alnum:]_./\ ,+@:=~-] ]]; then
        die "the path of the state folder holds a character other than letters, digits, blanks and _./,+@:=~-: $STATE"
    fi
}

# One command at a time works on a state. The lock is descriptor 9 and ends with the command.
lock_state() {
    exec 9>"$STATE/lock"
    flock -w 600 9 || die "another command has been working on $STATE for ten minutes"
}

create_state() {
    umask 022
    mkdir -p "$STATE"/{bin,certificate,log,nginx,process,www} || die "the state folder cannot be made: $STATE"
    chmod 750 "$STATE/log"
    lock_state
    create_run_folder
    rotate_logs
}

# Sockets have short paths (sun_path in unix(7)): a state folder that lies too deep keeps them in /tmp, behind a link.
create_run_folder() {
    local longest="$STATE/run/database/mariadb.sock"
    if ((${#longest} <= LONGEST_SOCKET_PATH)); then
        mkdir -p "$STATE/run"
    elif [[ ! -d $STATE/run ]]; then
        local short
        short=$(mktemp -d /tmp/martlet.XXXXXXXX)
        chmod 755 "$short"
        ln -sfn "$short" "$STATE/run"
    fi
    RUN=$(realpath "$STATE/run")
    mkdir -p "$RUN/database"
}

# A log that has grown past 20 MB is set aside, once, before a part that writes it starts.
rotate_logs() {
    local log
    for log in "$STATE"/log/*.log; do
        if [[ -f $log && $(stat -c %s "$log") -gt 20000000 ]]; then
            cp "$log" "$log.1"
            : >"$log"
        fi
    done
}

# choose_port [N]: sets PORT to N, to the port that the state was started with, or to the default.
choose_port() {
    PORT=${1:-$(cat "$STATE/port" 2>/dev/null || printf '%s' "$DEFAULT_PORT")}
    if [[ ! $PORT =~ ^[1-9][0-9]{0,4}$ ]] || ((PORT > 65535)); then
        die_usage "'$PORT' is not a port number" "$USAGE"
    fi
}

# Called once the site answers: the next `up` of this state needs no --port.
remember_port() {
    printf '%s\n' "$PORT" >"$STATE/port"
}

port_is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# Nothing may be started when nginx could not listen in the end.
require_port() {
    if is_running nginx && [[ $PORT == "$(cat "$STATE/port" 2>/dev/null)" ]]; then
        return
    fi
    end_orphans nginx
    if port_is_taken "$PORT"; then
        die "port $PORT is taken by another program; choose one with --port N. Nothing was started."
    fi
}
