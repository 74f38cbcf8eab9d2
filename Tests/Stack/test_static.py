"""Static files: named by their content, kept for ever, compressed."""

import gzip
import re

import pytest


@pytest.fixture
def stylesheet(visitor, administrator):
    return re.search(r'href="(/assets/[^"]+\.css)"', visitor.get("/").text).group(1)


def test_the_stylesheet_is_named_by_its_content_and_kept_for_ever(visitor, stylesheet):
    assert re.fullmatch(r"/assets/martlet\.[0-9a-f]{16}\.css", stylesheet)
    answer = visitor.get(stylesheet)
    assert answer.status == 200
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_static_files_come_compressed_to_who_can_read_that(visitor, stylesheet):
    plain, packed = visitor.get(stylesheet), visitor.get(stylesheet, Accept_Encoding="gzip")
    assert plain["Content-Encoding"] is None
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)


def test_an_unchanged_file_is_not_sent_again(visitor, stylesheet):
    first = visitor.get(stylesheet)
    assert visitor.get(stylesheet, If_None_Match=first["ETag"]).status == 304


def test_every_file_that_a_page_names_exists(visitor, administrator):
    names = set(re.findall(r'(?:href|src)="(/[^"]*\.(?:css|js|svg|png|ico|webmanifest))"', visitor.get("/").text))
    assert names
    for name in names | {"/favicon.ico"}:
        assert visitor.get(name).status == 200, name


@pytest.mark.parametrize("path", [
    "/assets/..%2f..%2fcertificate%2fsite.key", "/assets/../../certificate/site.key", "/assets../certificate/site.key",
    "/assets/%2e%2e/%2e%2e/worker.environment", "/assets/..%5c..%5cport", "/assets/%252e%252e/port", "/assets/",
    "/assets/..%00.0123456789abcdef.css", "/errors/../../port", "/errors/404.html", "/errors/"])
def test_path_traversal_reaches_nothing(visitor, administrator, path):
    answer = visitor.get(path)
    assert answer.status in (400, 404), path
    assert b"PRIVATE" not in answer.body and b"MARTLET" not in answer.body
