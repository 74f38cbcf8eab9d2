# shellcheck shell=bash
# A MariaDB server for tests: in memory where there is room, forgetful (nothing is flushed), gone when the tests end.
# The only one who can reach its socket is who started it, so its root has no password.

readonly TEST_DATABASE_KILOBYTES=3000000

start_test_database() {
    create_test_state
    # Tests come as root, whoever runs them.
    DATABASE_OWNER=root
    DATABASE_ACCOUNT=$(account_for mysql "$STATE" "$RUN")
    chmod 700 "$RUN/database"
    database_options
    DATABASE_OPTIONS+=(
        --innodb-flush-log-at-trx-commit=0
        --innodb-doublewrite=0
        --innodb-flush-method=nosync
        --innodb-log-file-size=128M
        --innodb-buffer-pool-size=512M
        --max-connections=1000
    )
    create_database_files --auth-root-authentication-method=normal
    start_database_server
    export MARTLET_TEST_DATABASE="$RUN/database/mariadb.sock"
}

create_test_state() {
    local parent=${TMPDIR:-/tmp} room
    room=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1 || printf '0')
    if [[ -w /dev/shm ]] && ((room > TEST_DATABASE_KILOBYTES)); then
        parent=/dev/shm
    fi
    STATE=$(mktemp -d "$parent/martlet-test.XXXXXXXX")
    RUN="$STATE/run"
    mkdir -p "$RUN/database" "$STATE/process" "$STATE/log"
    chmod 711 "$STATE"
}

end_test_database() {
    end_process database KILL 10
    rm -rf "$STATE"
}
