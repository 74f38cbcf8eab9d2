# shellcheck shell=bash
# Publishes public/ for nginx: $STATE/www/assets/NAME.HASH.EXT (kept for ever, served as immutable), the files that must
# keep their names at $STATE/www, and the error pages at $STATE/www/errors.

publish_assets() {
    local fresh="$STATE/www.new"
    rm -rf "$fresh"
    mkdir -p "$fresh" "$STATE/www/assets" "$STATE/www/errors"
    run_program_of_owner publish-assets "$fresh" >"$STATE/log/publish.log" 2>&1 || {
        cat "$STATE/log/publish.log" >&2
        die "the files of public/ could not be published"
    }
    find "$fresh" -type f -size +255c \( -name '*.css' -o -name '*.js' -o -name '*.svg' -o -name '*.html' -o -name '*.txt' \
        -o -name '*.json' -o -name '*.webmanifest' -o -name '*.ico' \) -exec gzip -9 -k -n {} +
    move_published "$fresh"
}

# Files replace their elders one by one and whole: nginx never sees half a file, and what an old page links stays.
move_published() {
    local file target
    while IFS= read -r -d '' file; do
        target=$(published_place "${file#"$1"/}")
        mkdir -p "$(dirname "$target")"
        mv -f "$file" "$target"
    done < <(find "$1" -type f -print0)
    rm -rf "$1"
}

published_place() {
    if [[ $1 == errors/* ]]; then
        printf '%s\n' "$STATE/www/$1"
    elif [[ $1 =~ \.[0-9a-f]{16}\.[a-z0-9]+(\.gz)?$ ]]; then
        printf '%s\n' "$STATE/www/assets/$1"
    else
        printf '%s\n' "$STATE/www/$1"
    fi
}

# The addresses of the files that kept their names, such as /favicon.ico.
named_files() {
    find "$STATE/www" -maxdepth 1 -type f ! -name '*.gz' -printf '%f\n' | sort
}
