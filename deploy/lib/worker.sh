# shellcheck shell=bash
# The FastCGI worker: its environment, its one-off commands, and the supervised process itself.

readonly BODY_LIMIT=2097152
readonly SHUTDOWN_DEADLINE=10
readonly PASSED_ON=(MARTLET_THREADS MARTLET_LOG_LEVEL MARTLET_DEVELOPMENT MARTLET_RENDERED_MEMORY
    MARTLET_PASSWORD_MEMORY MARTLET_PASSWORD_PASSES MARTLET_PASSWORD_HASHES
    MARTLET_MAIL_SERVER MARTLET_MAIL_FROM MARTLET_MAIL_USER MARTLET_MAIL_PASSWORD_FILE MARTLET_MAIL_AUTHORITIES
    MARTLET_MAIL_UNENCRYPTED MARTLET_MAIL_TIMEOUT)

# The worker's whole configuration, read by the supervisor at each start and by run_program.
write_worker_environment() {
    local name
    {
        cat <<ENVIRONMENT
MARTLET_LISTEN=fd:0
MARTLET_KEY_FILE=$STATE/key
MARTLET_BASE_URL=https://localhost:$PORT
MARTLET_DATABASE_SOCKET=$RUN/database/mariadb.sock
MARTLET_DATABASE_USER=$WEB_ACCOUNT
MARTLET_DATABASE_NAME=$DATABASE_NAME
MARTLET_TEMPLATES=$ROOT/templates
MARTLET_PUBLIC=$ROOT/public
MARTLET_BODY_LIMIT=$BODY_LIMIT
MARTLET_SHUTDOWN_DEADLINE=$SHUTDOWN_DEADLINE
ENVIRONMENT
        # Mail goes one way: the other is empty here, whatever a program inherits besides this file.
        if [[ -z ${MARTLET_MAIL_SERVER:-} ]]; then
            printf 'MARTLET_MAIL_SERVER=\nMARTLET_MAIL_FOLDER=%s\n' "$STATE/mail"
        else
            printf 'MARTLET_MAIL_FOLDER=\n'
        fi
        # What the operator chose in their own environment.
        for name in "${PASSED_ON[@]}"; do
            if [[ -n ${!name:-} ]]; then
                printf '%s=%s\n' "$name" "${!name}"
            fi
        done
    } >"$STATE/worker.environment"
}

# Once: what is sealed with a key is lost with it.
create_key() {
    if [[ ! -s $STATE/key ]]; then
        (umask 077 && "$STATE/bin/martlet" key >"$STATE/key.new")
        mv "$STATE/key.new" "$STATE/key"
    fi
    if ((EUID == 0)); then
        chown "$WEB_ACCOUNT" "$STATE/key"
    fi
    chmod 400 "$STATE/key"
}

# Where mail goes while the operator names no mail server. Its files hold links that work.
create_mail_folder() {
    mkdir -p "$STATE/mail"
    give_to "$WEB_ACCOUNT" "$STATE/mail"
    chmod 700 "$STATE/mail"
}

# run_program COMMAND...: the site's program, as the worker sees the world.
run_program() {
    run_program_as "$WEB_ACCOUNT" "$@"
}

# run_program_of_owner COMMAND...: with the rights that the worker does not have, to change the schema and to write files.
run_program_of_owner() {
    run_program_as "$(id -un)" "$@"
}

run_program_as() {
    local account=$1 environment
    shift
    mapfile -t environment <"$STATE/worker.environment"
    run_as "$account" env -- "${environment[@]}" MARTLET_DATABASE_USER="$account" "$STATE/bin/martlet" "$@"
}

migrate_database() {
    run_program_of_owner migrate >"$STATE/log/migrate.log" 2>&1 || {
        cat "$STATE/log/migrate.log" >&2
        die "the database could not be migrated"
    }
}

# Demo content comes once: what the owner deletes stays deleted.
load_demo_content() {
    if [[ ! -e $STATE/demo-content ]]; then
        run_program demo >"$STATE/log/demo.log" 2>&1 || {
            cat "$STATE/log/demo.log" >&2
            die "the demo content could not be loaded"
        }
        touch "$STATE/demo-content"
    fi
}

# spawn-fcgi opens the socket once and hands it down as descriptor 0. The socket outlives each worker, so requests wait
# in its queue while a worker is replaced instead of being refused.
start_worker() {
    local wanted options=()
    wanted=$(worker_fingerprint)
    if is_running supervisor; then
        if [[ $wanted != "$(cat "$STATE/worker.fingerprint" 2>/dev/null)" ]]; then
            replace_worker
        fi
    else
        end_process worker TERM $((SHUTDOWN_DEADLINE + 5))
        if ((EUID == 0)) && [[ $WEB_ACCOUNT != root ]]; then
            options=(-U "$WEB_ACCOUNT" -G "$(id -gn "$WEB_ACCOUNT")")
        fi
        start_process supervisor spawn-fcgi -n -s "$RUN/worker.sock" -M 0660 -b 1024 "${options[@]}" -- \
            "$ROOT/deploy/lib/supervise" "$STATE" "$WEB_ACCOUNT"
        wait_until 10 is_running worker || die "the worker does not start; see $STATE/log/supervisor.log"
    fi
    printf '%s\n' "$wanted" >"$STATE/worker.fingerprint"
}

# What makes a running worker outdated.
worker_fingerprint() {
    {
        cat "$STATE/bin/martlet" "$STATE/worker.environment"
        find "$ROOT/templates" "$ROOT/public" -type f -print0 | sort -z | xargs -0 -r sha256sum
    } | sha256sum
}

# The old worker finishes what it has accepted; the supervisor then starts the new one on the same socket.
replace_worker() {
    local old
    old=$(cat "$STATE/process/worker" 2>/dev/null || true)
    say "Replacing the worker"
    kill -s TERM "$(process_id worker)" 2>/dev/null || true
    wait_until $((SHUTDOWN_DEADLINE + 10)) is_another_worker "$old" \
        || die "the new worker does not start; see $STATE/log/supervisor.log"
}

is_another_worker() {
    is_running worker && [[ $(cat "$STATE/process/worker") != "$1" ]]
}
