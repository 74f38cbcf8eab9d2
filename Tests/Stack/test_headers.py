"""Security headers on every answer, whoever made it, and errors that look like ours."""

import re
import signal

import pytest

from stack.visitor import Visitor

EXPECTED = {
    "strict-transport-security": re.compile(r"max-age=(\d{8,}); includeSubDomains"),
    "content-security-policy": re.compile(r"default-src 'none';.*form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
    "x-content-type-options": re.compile("nosniff"),
    "referrer-policy": re.compile("strict-origin-when-cross-origin|strict-origin"),
    "cross-origin-opener-policy": re.compile("same-origin"),
    "cross-origin-resource-policy": re.compile("same-origin"),
    "permissions-policy": re.compile(r"camera=\(\)"),
}


def parsed(raw):
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    fields = [tuple(part.strip() for part in line.split(":", 1)) for line in lines[1:]]
    return int(lines[0].split()[1]), fields, body.decode("utf-8", "replace")


def assert_guarded(fields):
    for name, value in EXPECTED.items():
        found = [content for field, content in fields if field.lower() == name]
        assert len(found) == 1, f"{name} came {len(found)} times"
        assert value.search(found[0]), f"{name}: {found[0]}"
    names = {field.lower() for field, _ in fields}
    assert "unsafe" not in dict((f.lower(), v) for f, v in fields)["content-security-policy"]
    assert "access-control-allow-origin" not in names
    server = [content for field, content in fields if field.lower() == "server"]
    assert server in ([], ["nginx"]), f"the server tells its version: {server}"
    assert "x-powered-by" not in names


def request(target="/", method="GET", host=None, more="", port=0):
    return f"{method} {target} HTTP/1.1\r\nHost: {host or f'localhost:{port}'}\r\nConnection: close\r\n{more}\r\n".encode()


@pytest.mark.parametrize("path", ["/", "/login", "/register", "/admin", "/setup", "/no/such/page", "/posts/none", "/assets/none"])
def test_pages_and_their_errors_carry_the_headers(visitor, administrator, path):
    answer = visitor.get(path)
    assert_guarded(answer.fields)
    assert answer["Content-Type"] == "text/html; charset=utf-8" or answer.status in (302, 303)


# What nginx answers by itself, before or without the worker.
OWN_ERRORS = {
    400: lambda port: b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
    404: lambda port: request("/assets/nothing.0123456789abcdef.css", port=port),
    405: lambda port: request(method="TRACE", port=port),
    413: lambda port: request(method="POST", more="Content-Length: 99999999999\r\n", port=port),
    414: lambda port: request("/" + "a" * 10000, port=port),
    421: lambda port: request(host="evil.example"),
    431: lambda port: request(more="X-Long: " + "a" * 10000 + "\r\n", port=port),
}


@pytest.mark.parametrize("status", OWN_ERRORS)
def test_what_nginx_refuses_carries_the_headers_and_a_page_of_our_own(site, status):
    answered, fields, body = parsed(site.exchange(OWN_ERRORS[status](site.port)))
    assert answered == status
    assert_guarded(fields)
    assert ("Cache-Control", "no-store") in fields
    assert "<main" in body and "<hr><center>nginx" not in body
    assert re.search(r'href="/assets/martlet\.[0-9a-f]{16}\.css"', body), "the page wears the site's stylesheet"


def test_a_refused_method_names_those_that_are_taken(site, visitor, administrator):
    _, fields, _ = parsed(site.exchange(request(method="TRACE", port=site.port)))
    assert ("Allow", "GET, HEAD, POST") in fields
    for method in ("PUT", "DELETE", "PATCH", "FOO"):
        answer = visitor.request(method, "/")
        assert answer.status == 405 and "GET" in answer["Allow"], method
        assert_guarded(answer.fields)


def test_without_a_worker_the_site_says_that_it_will_be_back(own_site):
    own_site.end("supervisor", signal.SIGTERM)
    answer = Visitor(own_site).get("/")
    assert answer.status == 503
    assert answer["Retry-After"] == "5"
    assert answer["Cache-Control"] == "no-store"
    assert "Back in a moment" in answer.text
    assert_guarded(answer.fields)


def test_a_worker_that_hangs_gives_504_with_a_page_of_our_own(own_site):
    pid = own_site.tell("worker", signal.SIGSTOP)
    try:
        answer = Visitor(own_site).get("/login")
    finally:
        own_site.tell("worker", signal.SIGCONT)
    assert answer.status == 504, pid
    assert "took too long" in answer.text
    assert_guarded(answer.fields)


@pytest.mark.parametrize("path", ["/setup?key=whatever", "/verify?key=whatever", "/register?invitation=whatever"])
def test_an_address_with_a_secret_is_told_to_no_other_site(visitor, path):
    assert visitor.get(path)["Referrer-Policy"] == "strict-origin"
