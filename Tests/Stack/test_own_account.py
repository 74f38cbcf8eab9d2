"""What people have of their own: texts that wait for them, their profile, their data, and the way out. JavaScript is off.
The steps build on each other."""

import json

import pytest

from stack.browser import NARROW, NARROWEST, WIDE, Browser
from stack.people import Administrator
from stack.visitor import Visitor
from stack.waiting import until
from conftest import started

TEXT = "An hour of work, with *stress*.\n\nAnd 中文, “quotes” & <angles> 🐦"
WAITS = "What you typed is kept: it waits for you in its form."
IS_HERE = "What you had typed is here. Check it and send it."


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    yield from started(tmp_path_factory.mktemp("own-account"), "--empty")


@pytest.fixture(scope="module")
def elsewhere(own):
    """The same person in another browser."""
    administrator = Administrator(own)
    administrator.set_up(own.setup_link())
    return administrator


@pytest.fixture(scope="module")
def ada(own, elsewhere, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("ada")) as browser:
        browser.open("/login")
        browser.enter()
        yield browser


def end_other_sessions(visitor):
    page = visitor.get("/account/sessions").page
    answer = visitor.post("/account/sessions", [
        ("form_token", dict(page.form("session").fields)["form_token"]), ("session", "others")])
    assert "All other sessions have ended." in visitor.follow(answer).page.text


def test_01_a_text_that_is_sent_with_an_ended_session_waits_behind_the_login(ada, elsewhere):
    ada.open("/admin/posts/new")
    ada.fill("Title", "On waiting")
    # The keyboard of the driver has no signs beyond the first plane of Unicode.
    ada.fill("Text", TEXT.replace("🐦", ""))
    ada.fill("Tags", "Patience")
    end_other_sessions(elsewhere)
    ada.press("Publish")
    assert ada.heading == "Log in" and WAITS in ada.text
    ada.picture("login-with-parked-form")


def test_02_it_stands_in_the_editor_after_a_wrong_and_a_right_password(ada):
    ada.enter(password="not the right one")
    ada.enter()
    assert ada.address.endswith("/admin/posts/new") and IS_HERE in ada.text
    assert ada.field("Title").get_attribute("value") == "On waiting"
    assert ada.field("Text").get_attribute("value").rstrip() == TEXT.replace("🐦", "").rstrip()
    assert ada.field("Tags").get_attribute("value") == "Patience"
    ada.picture("editor-with-parked-form")


def test_03_it_is_sent_and_waits_no_more(own, ada):
    ada.press("Publish")
    assert "Published." in ada.text
    ada.follow("View post")
    assert ada.heading == "On waiting" and "“quotes” & <angles>" in ada.text
    ada.open("/admin/posts/new")
    assert IS_HERE not in ada.text and ada.field("Title").get_attribute("value") == ""
    assert own.rows("SELECT COUNT(*) FROM parked_forms") == [["0"]]


def test_04_a_comment_waits_as_well(ada, elsewhere):
    ada.open("/posts/on-waiting")
    ada.fill("Comment", "A thought that took long.")
    end_other_sessions(elsewhere)
    ada.press("Post")
    assert WAITS in ada.text
    ada.enter()
    assert ada.field("Comment").get_attribute("value") == "A thought that took long."
    assert ada.is_in_sight(ada.field("Comment")), "the form is where the browser goes"
    ada.press("Post")
    assert "Your comment is published." in ada.text


def test_05_a_profile_is_read_by_everybody(own, ada):
    ada.open("/account")
    ada.picture("own-account")
    ada.follow("Profile")
    ada.fill("Display name", "Ada Lovelace")
    ada.fill("About you", "Writes about birds.\nAnd about engines.")
    ada.fill("Website", "https://ada.example/")
    ada.press("Save the profile")
    assert "Your profile is saved." in ada.text
    ada.picture("profile")
    stranger = Visitor(own)
    until(lambda: "Writes about birds." in stranger.get("/authors/ada").text, what="the profile")
    assert 'rel="nofollow ugc" href="https://ada.example/"' in stranger.get("/authors/ada").text
    until(lambda: "Ada Lovelace" in stranger.get("/posts/on-waiting").text, what="the new name above the post")


def test_06_all_of_ones_data_comes_as_one_file(elsewhere):
    forms = elsewhere.get("/account/export").page.forms
    form = next(form for form in forms if form.action == "/account/export")
    answer = elsewhere.post(form.action, form.filled())
    assert answer.status == 200 and answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="ada-')
    assert answer["Cache-Control"] == "no-store" and answer["X-Content-Type-Options"] == "nosniff"
    data = json.loads(answer.body)
    assert data["profile"] == {
        "displayName": "Ada Lovelace", "bio": "Writes about birds.\nAnd about engines.", "website": "https://ada.example/"}
    assert [post["title"] for post in data["posts"]] == ["On waiting"]
    assert [comment["source"] for comment in data["comments"]] == ["A thought that took long."]


@pytest.mark.parametrize("path", ["/account", "/account/profile", "/account/export", "/account/delete"])
def test_07_the_pages_fit_the_screen_and_the_policies(ada, path):
    ada.complaints()
    for size in (NARROWEST, NARROW, WIDE):
        ada.resize(size)
        ada.open(path)
        assert not ada.is_wider_than_the_screen(), f"{path} at {size}"
    assert ada.complaints() == []
    ada.picture(path.replace("/", "-").lstrip("-"))


def test_08_the_only_administrator_is_told_why_they_cannot_leave(ada):
    ada.open("/account/delete")
    assert "You are the only administrator." in ada.text
