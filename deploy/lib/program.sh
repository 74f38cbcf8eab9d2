# shellcheck shell=bash
# The Swift toolchain and the release build of the program.

readonly OLDEST_SWIFT=6.2

# Sets SWIFT to a toolchain that is new enough, from PATH or from where installers put it.
find_swift() {
    local candidate version
    for candidate in "$(command -v swift || true)" /opt/swift/usr/bin/swift "$HOME/.local/share/swiftly/bin/swift" \
        /usr/local/swift/usr/bin/swift /usr/share/swift/usr/bin/swift; do
        [[ -n $candidate && -x $candidate ]] || continue
        version=$("$candidate" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
        if [[ -n $version && $(printf '%s\n' "$OLDEST_SWIFT" "$version" | sort -V | head -n 1) == "$OLDEST_SWIFT" ]]; then
            SWIFT=$candidate
            return
        fi
    done
    die "no Swift toolchain of version $OLDEST_SWIFT or newer was found.
Install one as https://www.swift.org/install/linux says (on Debian 12: swiftly, then 'swiftly install 6.2'),
open a new shell so that 'swift' is on PATH, and run this command again."
}

# Builds the release and sets PROGRAM.
build_program() {
    find_swift
    say "Building the program (the first time takes a few minutes)"
    local arguments=(build --package-path "$ROOT" -c release --static-swift-stdlib --product martlet)
    "$SWIFT" "${arguments[@]}" >"$STATE/log/build.log" 2>&1 || {
        grep -E 'error:|error ' "$STATE/log/build.log" | head -n 20 >&2
        die "the build failed; all of its output is in $STATE/log/build.log"
    }
    PROGRAM=$("$SWIFT" "${arguments[@]}" --show-bin-path)/martlet
}

# The site runs a copy, so that a build in the sources never pulls a running program away.
install_program() {
    [[ -x $PROGRAM ]] || die "there is no program at $PROGRAM"
    if ! cmp -s "$PROGRAM" "$STATE/bin/martlet"; then
        cp "$PROGRAM" "$STATE/bin/martlet.new"
        chmod 755 "$STATE/bin/martlet.new"
        mv "$STATE/bin/martlet.new" "$STATE/bin/martlet"
    fi
}
