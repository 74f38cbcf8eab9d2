"""Names and paths as attackers write them."""

import pytest

from stack.visitor import Visitor
from test_headers import parsed, request


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:{port}", "127.0.0.2", "[::2]", "_", "*"])
def test_host_header_attacks_are_refused(site, host):
    status, _, body = parsed(site.exchange(request(host=host.format(port=site.port))))
    assert status == 421 and "evil" not in body


def test_a_flood_of_hosts_does_not_fill_the_cache(site, administrator):
    before = files(site)
    for number in range(50):
        site.exchange(request(host=f"h{number}.evil.example"))
    assert files(site) == before


def files(site):
    return sorted((site.state / "nginx/cache").rglob("*/*/*"))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_the_names_of_this_machine_are_served(site, administrator, host):
    status, _, _ = parsed(site.exchange(request(host=f"{host}:{site.port}")))
    assert status == 200


def test_an_absolute_target_cannot_smuggle_another_host(site, administrator):
    raw = f"GET https://evil.example/ HTTP/1.1\r\nHost: localhost:{site.port}\r\nConnection: close\r\n\r\n".encode()
    assert parsed(site.exchange(raw))[0] in (400, 421)


def test_links_are_made_from_the_configuration_and_not_from_the_host(site, administrator):
    _, _, body = parsed(site.exchange(request(host=f"127.0.0.1:{site.port}")))
    assert "127.0.0.1" not in body


# Each is read by a careless server as an address that this one has.
DISGUISES = ["//admin", "/./admin", "/x/../admin", "/%61dmin", "/admin/", "/admin/.", "/admin%00", "/admin%2f", "/admin;x=1",
             "/ADMIN", "/admin%20", "/adm\u0131n", "/%2e%2e/admin", "/admin%0d%0aX:%20y", "\\admin", "/admin/posts/../..",
             "/login/../admin", "/%c0%aeadmin", "/admin?/../login", "/admin//posts"]


@pytest.mark.parametrize("path", DISGUISES)
def test_a_disguised_path_shows_nothing_of_the_admin_pages(site, administrator, path):
    status, fields, body = parsed(site.exchange(request(path.encode().decode("latin-1"), port=site.port)))
    assert status in (301, 302, 303, 307, 308, 400, 404), path
    assert "X" not in dict(fields)
    assert "admin-header" not in body


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told_to_this_machine_and_kept_nowhere(visitor, path):
    answer = visitor.get(path)
    assert answer.status == 200
    assert answer["Cache-Control"] == "no-store"


def test_health_is_for_this_machine_alone(site):
    rule = (site.state / "nginx/nginx.conf").read_text()
    block = rule[rule.index("healthz"):].partition("}")[0]
    assert "allow 127.0.0.1;" in block and "allow ::1;" in block and "deny all;" in block


@pytest.mark.parametrize("path", ["/.git/config", "/.env", "/server-status", "/nginx_status", "/metrics/", "/Package.swift", "/templates/"])
def test_nothing_of_the_workshop_is_served(visitor, administrator, path):
    assert visitor.get(path).status == 404


def test_an_origin_that_is_not_ours_cannot_post(site, post):
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
                    {"Origin": None, "Sec_Fetch_Site": "cross-site"}):
        fields = {"body": "From elsewhere.", "name": "Mallory", "intent": "post"}
        assert Visitor(site).post(f"{post}/comments", fields, **headers).status == 403, headers
    assert site.rows("SELECT COUNT(*) FROM comments WHERE body LIKE '%elsewhere%'") == [["0"]]


def test_a_flood_of_password_guesses_is_slowed(own_site):
    visitor = Visitor(own_site)
    statuses = [visitor.post("/login", {"name": "ada", "password": "x"}).status for _ in range(90)]
    assert 429 in statuses
    assert statuses[0] != 429
    limited = visitor.post("/login", {"name": "ada", "password": "x"})
    if limited.status == 429:
        assert limited["Retry-After"] and "A little too fast" in limited.text
    assert visitor.get("/login").status != 429, "looking at the form is not limited"
