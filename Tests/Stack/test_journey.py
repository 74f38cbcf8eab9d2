"""The main job as people do it, in two browsers with JavaScript switched off. The steps build on each other."""

import pytest

from stack.browser import NARROW, NARROWEST, WIDE, Browser
from stack.people import PASSWORD
from stack.waiting import until
from conftest import started

TITLE = "The bird that never lands"
BODY = """It sleeps **on the wing**.

| bird  | feet |
|-------|------|
| swift | few  |

<script>alert(1)</script>
"""

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    yield from started(tmp_path_factory.mktemp("journey"), "--empty")


@pytest.fixture(scope="module")
def ada(own, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("ada")) as browser:
        yield browser


@pytest.fixture(scope="module")
def grace(own, tmp_path_factory):
    """A guest with a browser of her own."""
    with Browser(own, tmp_path_factory.mktemp("grace")) as browser:
        yield browser


@pytest.fixture(scope="module")
def stranger(own, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("stranger")) as browser:
        yield browser


def test_01_scripts_are_off(grace):
    grace.driver.get("data:text/html,<p>kept</p><script>document.body.innerText='run'</script>")
    assert "kept" in grace.text


def test_02_the_one_time_link_makes_the_administrator(own, ada):
    ada.open(own.setup_link())
    ada.picture("setup")
    ada.fill("Title of the site", "On the wing")
    ada.fill("User name", "ada")
    ada.fill("E-mail", "ada@example.org")
    ada.fill("Password", PASSWORD)
    ada.press("Open the site")
    assert "You are its administrator" in ada.text


def test_03_the_link_works_once(own, stranger):
    stranger.open(own.setup_link())
    assert not stranger.driver.find_elements("name", "password")


def test_04_an_empty_editor_says_what_is_missing_and_keeps_the_rest(ada):
    ada.open("/admin/posts/new")
    ada.picture("editor")
    ada.fill("Text", "A text without a title.")
    ada.press("Publish")
    assert "A text without a title." in ada.field("Text").get_attribute("value")


def test_05_a_post_is_previewed_without_being_stored(ada, stranger):
    ada.open("/admin/posts/new")
    ada.fill("Title", TITLE)
    ada.fill("Text", BODY)
    ada.press("Preview")
    preview = ada.driver.find_element("css selector", ".preview .prose")
    assert preview.find_element("tag name", "strong").text == "on the wing"
    assert preview.find_element("tag name", "td").text == "swift"
    assert not preview.find_elements("tag name", "script")
    assert ada.field("Title").get_attribute("value") == TITLE
    ada.picture("preview")
    stranger.open("/")
    assert TITLE not in stranger.text


def test_06_a_draft_is_saved_and_hidden(ada, stranger):
    ada.press("Save draft")
    assert "Draft saved." in ada.text
    stranger.open("/posts/the-bird-that-never-lands")
    assert TITLE not in stranger.text
    stranger.picture("not-found")


def test_07_a_post_is_published_and_seen(ada, stranger):
    ada.press("Publish")
    assert "Published." in ada.text
    ada.follow("View post")
    assert ada.heading == TITLE
    until(lambda: TITLE in stranger.open("/").text, what="the post on the front page")
    stranger.picture("front-page")
    stranger.follow(TITLE)
    assert stranger.heading == TITLE
    stranger.picture("post")


def test_08_a_comment_is_previewed_and_complained_about_with_its_text_kept(grace):
    grace.open("/posts/the-bird-that-never-lands")
    grace.fill("Comment", "How does it *drink*?")
    grace.press("Preview")
    assert grace.driver.find_element("css selector", ".preview .prose em").text == "drink"
    assert "How does it *drink*?" in grace.field("Comment").get_attribute("value")
    grace.fill("Name", "")
    grace.press("Post")
    assert grace.driver.find_elements("css selector", "[aria-invalid=true]"), "a name is missing"
    assert grace.driver.title.startswith("Error: ")
    assert grace.focused.get_attribute("class") == "error-summary", "what is wrong comes first, for screen readers too"
    assert grace.is_in_sight(grace.focused)
    assert "How does it *drink*?" in grace.field("Comment").get_attribute("value")
    grace.picture("comment-with-errors")


def test_09_a_guests_comment_waits_for_a_moderator(grace, stranger):
    grace.fill("Name", "Grace")
    grace.press("Post")
    assert "moderator" in grace.text
    assert "Awaiting moderation" in grace.text and "How does it drink?" in grace.text
    for words in ("Thank you.", "Awaiting moderation"):
        assert grace.is_in_sight(grace.words(words)), f"'{words}' is seen without scrolling"
    grace.picture("comment-awaits")
    stranger.open("/posts/the-bird-that-never-lands")
    assert "How does it drink?" not in stranger.text


def test_10_the_moderator_approves_it_and_everybody_sees_it(ada, grace, stranger):
    ada.open("/admin/comments")
    ada.picture("moderation")
    ada.press("Approve", within="How does it")
    assert "1 comment approved." in ada.text
    until(lambda: "How does it drink?" in stranger.open("/posts/the-bird-that-never-lands").text, what="the comment")
    assert "Awaiting moderation" not in grace.open("/posts/the-bird-that-never-lands").text


def test_11_the_author_replies_below_it(ada, stranger):
    ada.open("/posts/the-bird-that-never-lands")
    ada.press_element(ada.driver.find_element("css selector", "[aria-label='Reply to Grace']"))
    assert "How does it drink?" in ada.text
    ada.fill("Comment", "In flight, skimming a lake.")
    ada.press("Post")
    until(lambda: "skimming a lake" in stranger.open("/posts/the-bird-that-never-lands").text, what="the reply")
    assert "skimming a lake" in stranger.part("How does it drink?").text, "the reply stands below its parent"


def test_12_spam_goes_and_comes_back(ada, grace, stranger):
    grace.open("/posts/the-bird-that-never-lands")
    grace.fill("Comment", "Cheap watches for birds")
    if grace.driver.find_elements("name", "name"):
        grace.fill("Name", "Grace")
    grace.press("Post")
    for tab, button, notice in (("pending", "Spam", "marked as spam"), ("spam", "Restore", "restored"),
                                ("pending", "Trash", "moved to the trash"), ("trash", "Restore", "restored")):
        ada.open(f"/admin/comments?status={tab}")
        ada.press(button, within="Cheap watches")
        assert notice in ada.text, (tab, button, ada.text)
    assert "Cheap watches" not in stranger.open("/posts/the-bird-that-never-lands").text


def test_13_several_are_moderated_at_once(ada, grace):
    for number in range(3):
        grace.open("/posts/the-bird-that-never-lands")
        grace.fill("Comment", f"Remark number {number}")
        if grace.driver.find_elements("name", "name"):
            grace.fill("Name", "Grace")
        grace.press("Post")
    ada.open("/admin/comments")
    for number in range(3):
        ada.part(f"Remark number {number}").find_element("name", "ids").click()
    ada.choose("With the selected:", "approve")
    ada.press("Apply")
    assert "3 comments approved." in ada.text
    ada.press("Undo")
    assert "3 comments taken back to pending." in ada.text
    ada.press("Undo")
    assert "3 comments approved." in ada.text


def test_14_a_post_is_changed(ada, stranger):
    ada.open("/admin/posts")
    ada.picture("posts")
    ada.follow(TITLE)
    ada.fill("Text", "It sleeps and dreams.")
    ada.press("Save changes")
    assert "Changes saved." in ada.text
    until(lambda: "sleeps and dreams" in stranger.open("/posts/the-bird-that-never-lands").text, what="the change")


def test_15_a_post_is_taken_down_and_trashed(ada, stranger):
    ada.choose("Status", "draft")
    ada.press("Save changes")
    until(lambda: "sleeps and dreams" not in stranger.open("/posts/the-bird-that-never-lands").text, what="the end")
    ada.open("/admin/posts")
    ada.press("Trash", within=TITLE)
    assert "moved to the trash" in ada.text
    ada.press("Undo")
    assert "1 post put back as before." in ada.text and TITLE in ada.text
    assert ada.is_in_sight(ada.words("1 post put back as before."))
    assert ada.tab().focused.get_attribute("id").startswith("row-"), "the keyboard goes on at the rows"
    ada.press("Trash", within=TITLE)


def test_16_nothing_is_deleted_for_ever_without_a_question(ada):
    ada.open("/admin/posts?status=trash")
    ada.part(TITLE).find_element("name", "ids").click()
    ada.choose("With the selected:", "delete")
    ada.press("Apply")
    assert ada.heading == "Delete 1 post for ever?"
    ada.picture("confirm")
    ada.follow("Cancel")
    assert TITLE in ada.text
    ada.follow("Empty the trash")
    ada.press("Delete for ever")
    assert "1 post deleted for ever." in ada.text and "The trash is empty." in ada.text


def test_17_who_logs_out_is_out(ada):
    ada.open("/admin")
    ada.picture("admin")
    ada.press("Log out")
    ada.open("/admin")
    assert "Log in" in ada.heading
    ada.picture("login")
    ada.enter(password="not the sentence")
    assert "Log in" in ada.heading
    ada.fill("Password", PASSWORD)
    ada.press("Log in")
    assert ada.address.endswith("/admin"), "the login leads where the person wanted to go"


def test_18_no_page_is_wider_than_a_small_phone(ada, grace):
    ada.open("/admin/posts/new")
    ada.fill("Title", LONG_WORD)
    ada.fill("Text", LONG_WORD + "\n\n" + BODY)
    ada.fill("Tags", LONG_WORD[:60])
    ada.press("Publish")
    ada.follow("View post")
    post = ada.address
    grace.open(post)
    grace.fill("Comment", LONG_WORD)
    grace.fill("Name", LONG_WORD[:80])
    grace.press("Post")
    for size in (NARROW, NARROWEST):
        for browser, paths in ((grace, ("/", post, "/login", "/register", "/none")),
                               (ada, ("/admin", "/admin/posts", "/admin/posts/new", "/admin/comments", post))):
            browser.resize(size)
            for path in paths:
                browser.open(path)
                assert not browser.is_wider_than_the_screen(), (size, path)


def test_19_the_keyboard_reaches_everything_and_shows_where_it_is(ada):
    ada.resize(WIDE)
    ada.open("/admin/comments")
    ada.tab()
    assert ada.focused.text == "Skip to the content" and ada.is_in_sight(ada.focused)
    reached = []
    while ada.tab().focused.tag_name != "body" and len(reached) < 200:
        focused = ada.focused
        assert focused.value_of_css_property("outline-style") != "none", focused.text
        reached.append(focused.get_attribute("name") if focused.tag_name in ("input", "select") else focused.text)
    wanted = ["Log out", "Dashboard", "scope", "action", "Apply", "ids", "Approve", "Spam", "Trash"]
    assert [words for words in reached if words in wanted][:len(wanted)] == wanted


def test_20_the_browser_has_no_complaints(ada, grace):
    """No style, image or script was refused, and none was missing."""
    for browser in (ada, grace):
        complaints = [each for each in browser.complaints() if "status of 4" not in each
                      # A form that comes back is scrolled to by its fragment, which takes precedence.
                      and "Autofocus processing" not in each]
        assert not complaints, complaints
