"""The cache of what anonymous readers share: what it keeps, for whom, and for how long."""

import itertools
import time

import pytest

from stack.people import Guest
from stack.visitor import Visitor
from stack.waiting import until

# One second fresh, ten more while it is fetched anew; the rest is the time of the requests themselves.
LONGEST_AFTERLIFE = 11 + 2

numbers = itertools.count()


def test_strangers_share_a_page(visitor, post):
    visitor.get(post)
    answer = visitor.get(post)
    assert answer["Cache-Status"] == "nginx; hit"
    assert answer["Cache-Control"] == "no-cache", "the browser itself keeps no copy without asking"
    assert not answer.cookies


def test_who_is_logged_in_gets_their_own_page(administrator, visitor, post):
    visitor.get(post)
    own = administrator.get(post)
    assert own["Cache-Status"] == "nginx; fwd=bypass"
    assert own["Cache-Control"] == "no-store"
    assert "form_token" in own.text
    shared = visitor.get(post)
    assert "form_token" not in shared.text and "nginx; hit" in shared["Cache-Status"]


@pytest.mark.parametrize("cookie", ["session", "guest", "author", "notice"])
def test_cookies_of_ours_bypass_the_cache(visitor, post, cookie):
    visitor.get(post)
    assert visitor.get(post, Cookie=f"__Host-martlet-{cookie}=x")["Cache-Status"] == "nginx; fwd=bypass"
    assert visitor.get(post, Cookie=f"a=b; __Host-martlet-{cookie}=x")["Cache-Status"] == "nginx; fwd=bypass"


def test_cookies_of_others_do_not_bypass_the_cache(visitor, post):
    visitor.get(post)
    assert "hit" in visitor.get(post, Cookie="_ga=GA1.2; theme=dark")["Cache-Status"]


def test_a_personal_page_is_never_kept(administrator, site):
    stranger = Visitor(site)
    for path in ("/admin", "/admin/posts", "/admin/comments", "/admin/x.css", "/admin%2fposts"):
        administrator.get(path)
        answer = stranger.get(path)
        assert "ada" not in answer.text.lower() or answer.status != 200, path
        assert answer["Cache-Control"] == "no-store", path


def test_cache_poisoning_by_head(visitor, post):
    path = fresh(post)
    assert visitor.head(path).body == b""
    assert "</html>" in visitor.get(path).text


@pytest.mark.parametrize("headers", [
    {"X_Forwarded_Host": "evil.example"}, {"X_Forwarded_Proto": "http"}, {"Forwarded": "host=evil.example"},
    {"X_Original_URL": "/admin"}, {"X_Rewrite_URL": "/admin"}, {"Accept": "application/json"}, {"Accept": "image/*"},
    {"X_Requested_With": "XMLHttpRequest"}, {"Range": "bytes=0-9"}, {"Accept_Language": "zz"}, {"Origin": "https://evil.example"},
    {"User_Agent": "<script>"}, {"X_HTTP_Method_Override": "POST"}, {"Accept_Encoding": "identity;q=0, gzip"}, {"TE": "trailers"},
    {"If_None_Match": '"x"'}, {"If_Modified_Since": "Sat, 01 Jan 2050 00:00:00 GMT"}, {"Referer": "https://evil.example/"}])
def test_cache_poisoning_by_odd_headers(visitor, administrator, headers):
    # Each of the two has a newer and an older neighbour to link to.
    _, clean, dirty, _ = (administrator.publish(body="Some *words*.") for _ in range(4))
    visitor.get(dirty, **headers)
    first, second = visitor.get(clean), visitor.get(dirty)
    assert second["Cache-Status"] is not None and second.status == 200
    assert "evil" not in second.text
    assert len(second.body) == pytest.approx(len(first.body), abs=64)
    assert second["Content-Encoding"] is None


def test_cache_busting_by_unknown_query_strings(site, visitor, post):
    before = stored(site)
    for number in range(50):
        assert visitor.get(f"{post}?bust={number}")["Cache-Status"] == "nginx; fwd=bypass"
        assert visitor.get(f"/?before=<{number}>").status < 500
    assert stored(site) <= before + 2


def test_what_a_visitor_typed_into_an_address_is_not_shown_to_others(visitor, post):
    visitor.get(f"{post}?x=%3Cscript%3Epoison")
    assert "poison" not in visitor.get(post).text


def test_an_unpublished_post_is_gone_within_the_bound(administrator, visitor):
    title = f"Soon taken down {next(numbers)}"
    path = administrator.publish(title)
    until(lambda: visitor.get(path)["Cache-Status"] == "nginx; hit", what="a cached copy")
    administrator.follow(administrator.submit(
        administrator.edit_page(title), "slug", status="draft", intent="save"))
    hidden = time.monotonic()
    # Somebody asks all the time, which is what would keep a stale copy alive.
    until(lambda: visitor.get(path).status == 404, seconds=LONGEST_AFTERLIFE, what="the end of the post")
    while time.monotonic() < hidden + LONGEST_AFTERLIFE:
        assert visitor.get(path).status == 404


def test_a_taken_down_post_does_not_come_back_when_the_worker_fails(own_site):
    from stack.people import Administrator

    administrator, visitor = Administrator(own_site), Visitor(own_site)
    administrator.set_up(own_site.setup_link())
    path = administrator.publish("Never again")
    until(lambda: visitor.get(path)["Cache-Status"] == "nginx; hit", what="a cached copy")
    administrator.follow(administrator.submit(
        administrator.edit_page("Never again"), "slug", status="draft", intent="save"))
    until(lambda: visitor.get(path).status == 404, seconds=LONGEST_AFTERLIFE)
    own_site.end("supervisor", 15)
    assert visitor.get(path).status == 503


def test_a_changed_post_is_seen_within_the_bound(administrator, visitor):
    title = f"Soon changed {next(numbers)}"
    path = administrator.publish(title, "Before.")
    until(lambda: "hit" in visitor.get(path)["Cache-Status"], what="a cached copy")
    administrator.follow(administrator.submit(
        administrator.edit_page(title), "slug", body="Afterwards.", intent="publish"))
    until(lambda: "Afterwards." in visitor.get(path).text, seconds=LONGEST_AFTERLIFE)
    assert "Afterwards." in administrator.get(path).text


def test_a_guest_sees_their_own_comment_at_once(site, visitor, post):
    visitor.get(post)
    guest = Guest(site)
    guest.get(post)
    assert "waits for nobody else" in guest.follow(guest.comment(post, "It waits for nobody else.")).text
    assert "waits for nobody else" not in visitor.get(post).text


def test_personal_pages_travel_uncompressed(administrator, visitor, post):
    """A form token beside reflected text must not be guessed from lengths (BREACH)."""
    assert administrator.get(post, Accept_Encoding="gzip")["Content-Encoding"] is None
    assert visitor.get("/login", Accept_Encoding="gzip")["Content-Encoding"] is None
    assert visitor.get(post, Accept_Encoding="gzip")["Content-Encoding"] == "gzip"


def fresh(post):
    """An address of the post that is not in the cache yet and may be."""
    return f"{post}?reply={next(numbers) + 10**9}"


def stored(site):
    return sum(1 for file in (site.state / "nginx/cache").rglob("*") if file.is_file())
