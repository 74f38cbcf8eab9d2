# shellcheck shell=bash
# nginx with a configuration of its own, made from deploy/nginx/ for this state.

readonly CERTIFICATE_DAYS=397

create_certificate() {
    local certificate="$STATE/certificate/site.crt" key="$STATE/certificate/site.key"
    if openssl x509 -in "$certificate" -noout -checkend $((30 * 86400)) >/dev/null 2>&1 && [[ -r $key ]]; then
        return
    fi
    (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 \
        -days "$CERTIFICATE_DAYS" -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1 -addext extendedKeyUsage=serverAuth \
        -keyout "$key.new" -out "$certificate.new") >"$STATE/log/certificate.log" 2>&1 \
        || die "the certificate could not be made; see $STATE/log/certificate.log"
    mv "$key.new" "$key"
    mv "$certificate.new" "$certificate"
}

# Fills in deploy/nginx/*.conf. Directories of nginx's own files are relative to $STATE/nginx, its prefix.
write_nginx_configuration() {
    local file name
    mkdir -p "$STATE/nginx/temporary" "$STATE/nginx/local"
    for file in "$ROOT"/deploy/nginx/*.conf; do
        name=${file##*/}
        fill_in <"$file" >"$STATE/nginx/$name"
    done
    write_accounts
    write_listeners
    write_named_files
}

fill_in() {
    sed -e "s|@STATE@|$(sed_words "$STATE")|g" -e "s|@RUN@|$(sed_words "$RUN")|g" -e "s|@PORT@|$PORT|g" \
        -e "s|@BODY_LIMIT@|$BODY_LIMIT|g" -e "s|@AUTHORITY@|$(authority)|g"
}

sed_words() {
    printf '%s' "$1" | sed 's/[&|\\]/\\&/g'
}

# The Host that links and the Origin check compare with: browsers leave the default port of https away.
authority() {
    if ((PORT == 443)); then
        # shellcheck disable=SC2016 # a variable of nginx
        printf '%s' '$host'
    else
        # shellcheck disable=SC2016
        printf '%s' "\$host:$PORT"
    fi
}

write_accounts() {
    if ((EUID == 0)); then
        printf 'user %s;\n' "$WEB_ACCOUNT"
    fi >"$STATE/nginx/account.conf"
}

# Loopback only: the certificate is nobody's, and the site is the owner's to try. IPv6 where the machine has it.
write_listeners() {
    local address addresses=(127.0.0.1)
    if grep -q '^0\{31\}1 ' /proc/net/if_inet6 2>/dev/null; then
        addresses+=('[::1]')
    fi
    for address in "${addresses[@]}"; do
        printf 'listen %s:%s ssl http2 default_server backlog=1024;\n' "$address" "$PORT"
    done >"$STATE/nginx/listen-default.conf"
    for address in "${addresses[@]}"; do
        printf 'listen %s:%s ssl http2;\n' "$address" "$PORT"
    done >"$STATE/nginx/listen.conf"
}

write_named_files() {
    local name
    for name in $(named_files); do
        printf 'location = "/%s" { root "%s/www"; include security-headers.conf; add_header Cache-Control "public, max-age=86400" always; }\n' \
            "$name" "$STATE"
    done >"$STATE/nginx/named-files.conf"
}

nginx_command() {
    "$(command -v nginx || printf '/usr/sbin/nginx')" -p "$STATE/nginx/" -c nginx.conf -e "$STATE/log/nginx-error.log" "$@"
}

start_nginx() {
    local fingerprint
    write_nginx_configuration
    nginx_command -t >"$STATE/log/nginx-check.log" 2>&1 || {
        cat "$STATE/log/nginx-check.log" >&2
        die "nginx refuses its configuration"
    }
    fingerprint=$(find "$STATE/nginx" "$STATE/certificate" \( -name "*.conf" -o -name "*.crt" \) -exec cat {} + | sha256sum)
    if ! is_running nginx; then
        start_process nginx "$(command -v nginx || printf '/usr/sbin/nginx')" -p "$STATE/nginx/" -c nginx.conf \
            -e "$STATE/log/nginx-error.log" -g 'daemon off;'
    elif [[ $fingerprint != "$(cat "$STATE/nginx/fingerprint" 2>/dev/null)" ]]; then
        kill -s HUP "$(process_id nginx)"
    fi
    printf '%s\n' "$fingerprint" >"$STATE/nginx/fingerprint"
}

site_answers() {
    curl --silent --fail --insecure --max-time 5 --output /dev/null "https://localhost:$PORT/readyz"
}

wait_for_site() {
    if ! wait_until 30 site_answers || ! is_running nginx; then
        die "the site does not answer at https://localhost:$PORT; see the logs in $STATE/log"
    fi
}
