# shellcheck shell=bash
# Debian packages that the commands need.

readonly BUILD_PACKAGES=(ca-certificates git pkg-config libc6-dev
    libfcgi-dev libmariadb-dev libmd4c-dev libgumbo-dev libsodium-dev libxml2-dev
    liboath-dev libqrencode-dev libfido2-dev libjansson-dev libcurl4-openssl-dev)
readonly SITE_PACKAGES=(mariadb-server-core mariadb-client-core nginx openssl spawn-fcgi curl)

# install_packages NAME...: installs those that are missing and no others.
install_packages() {
    command -v dpkg-query >/dev/null || die "this command installs Debian packages and found no dpkg; it is made for Debian 12"
    local package missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if ((${#missing[@]} == 0)); then
        return
    fi
    say "Installing ${missing[*]}"
    local log="${STATE:-${TMPDIR:-/tmp}}/packages.log"
    # Package lists may be missing or old: fetch them only when the first try fails.
    if ! apt_install "${missing[@]}" >"$log" 2>&1; then
        as_root apt-get update >>"$log" 2>&1 || true
        apt_install "${missing[@]}" >>"$log" 2>&1 \
            || die "apt-get could not install ${missing[*]}; its words are in $log"
    fi
    if [[ " ${missing[*]} " == *" nginx "* ]]; then
        stop_service_of_package nginx
    fi
}

is_installed() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        die "Debian packages are missing and there is no sudo; run as root: apt-get install ${missing[*]:-}"
    fi
}

# Debian's package starts a server of its own on port 80, which nobody asked for here.
stop_service_of_package() {
    if [[ -d /run/systemd/system ]]; then
        as_root systemctl disable --now "$1" >/dev/null 2>&1 || true
    fi
}
