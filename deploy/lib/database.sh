# shellcheck shell=bash
# A MariaDB server of our own: no network, one socket, and accounts that are known by who asks (unix_socket), so that
# there is no password to keep.

readonly DATABASE_NAME=martlet

start_database() {
    if is_running database; then
        return
    fi
    if [[ ! -d $STATE/database/mysql ]]; then
        create_database_files --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)"
    fi
    give_to "$DATABASE_ACCOUNT" "$STATE/database"
    start_database_server
    create_database
}

start_database_server() {
    give_to_database "$RUN/database"
    start_process database "$(server_binary)" "${DATABASE_OPTIONS[@]}"
    wait_until 60 database_answers || die "MariaDB does not answer; see $STATE/log/database.log"
}

server_binary() {
    command -v mariadbd || printf '/usr/sbin/mariadbd\n'
}

# What a committed row means is decided here: flushed to disk before the server says so, with InnoDB's doublewrite on.
database_options() {
    # shellcheck disable=SC2054 # the commas belong to the SQL mode
    DATABASE_OPTIONS=(
        --no-defaults
        --user="$DATABASE_ACCOUNT"
        --datadir="$STATE/database"
        --tmpdir="$STATE/database"
        --socket="$RUN/database/mariadb.sock"
        --pid-file="$RUN/database/mariadb.pid"
        --skip-networking
        --skip-log-bin
        --innodb-flush-log-at-trx-commit=1
        --innodb-doublewrite=1
        --innodb-buffer-pool-size=256M
        --innodb-print-all-deadlocks=1
        --sql-mode=STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION
        --character-set-server=utf8mb4
        --collation-server=utf8mb4_unicode_ci
        --default-time-zone=+00:00
        --max-connections=200
        --local-infile=0
    )
}

# The files appear under their name only when they are whole: an interrupted first start is begun anew.
create_database_files() {
    rm -rf "$STATE/database.new"
    mkdir -m 700 "$STATE/database.new"
    give_to_database "$STATE/database.new"
    # mariadb-install-db does not quote the path, so that one with a blank reaches it by a link without.
    local folder="$STATE/database.new" link=
    if [[ $folder == *" "* ]]; then
        link=$(mktemp -d /tmp/martlet.XXXXXXXX)
        chmod 755 "$link"
        ln -s "$folder" "$link/database"
        folder=$link/database
    fi
    mariadb-install-db --no-defaults --user="$DATABASE_ACCOUNT" --datadir="$folder" --skip-test-db "$@" \
        >"$STATE/log/database-install.log" 2>&1 \
        || die "MariaDB could not create its files; see $STATE/log/database-install.log"
    rm -rf "$link"
    mv "$STATE/database.new" "$STATE/database"
}

give_to_database() {
    if [[ $DATABASE_ACCOUNT != "$(id -un)" ]]; then
        chown "$DATABASE_ACCOUNT" "$1"
    fi
}

# As the account that owns the server: whoever started it, unless DATABASE_OWNER names another.
database_shell() {
    mariadb --no-defaults --socket="$RUN/database/mariadb.sock" --user="$(database_owner)" "$@"
}

database_owner() {
    printf '%s\n' "${DATABASE_OWNER:-$(id -un)}"
}

database_answers() {
    database_shell -e 'SELECT 1'
}

create_database() {
    {
        printf 'CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n' "$DATABASE_NAME"
        if [[ $WEB_ACCOUNT != "$(database_owner)" ]]; then
            grant_rows "'$WEB_ACCOUNT'@'localhost'"
        fi
    } | database_shell || die "the database and its account could not be created"
}

# The worker reaches the rows of its own database and nothing else: whatever somebody made it say, it cannot change the
# schema, which is for the owner of the server. What it may is given before anything is taken, since it may be running.
grant_rows() {
    cat <<SQL
CREATE USER IF NOT EXISTS $1 IDENTIFIED VIA unix_socket;
ALTER USER $1 IDENTIFIED VIA unix_socket;
GRANT SELECT, INSERT, UPDATE, DELETE ON $DATABASE_NAME.* TO $1;
REVOKE ALTER, ALTER ROUTINE, CREATE, CREATE ROUTINE, CREATE TEMPORARY TABLES, CREATE VIEW, DELETE HISTORY, DROP, EVENT,
    EXECUTE, INDEX, LOCK TABLES, REFERENCES, SHOW VIEW, TRIGGER ON $DATABASE_NAME.* FROM $1;
SQL
}
