"""Leaving the editor with something typed that was not saved."""

import pytest

from conftest import started
from stack.browser import Browser
from stack.people import Administrator


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    for site in started(tmp_path_factory.mktemp("unsaved"), "--empty"):
        Administrator(site).set_up(site.setup_link())
        yield site


@pytest.fixture
def editor(own, tmp_path):
    with Browser(own, tmp_path, javascript=True) as browser:
        browser.log_in()
        browser.open("/admin/posts/new")
        yield browser


def asks_before_leaving(browser):
    """Whether the page would have the browser ask; the question itself is answered by the driver before a test sees it."""
    return browser.driver.execute_script("""
        const leaving = new Event("beforeunload", { cancelable: true });
        window.dispatchEvent(leaving);
        return leaving.defaultPrevented;
        """)


def test_whoever_typed_nothing_is_not_asked(editor):
    assert not asks_before_leaving(editor)


def test_what_was_typed_is_asked_for_until_it_is_saved(editor):
    editor.fill("Title", "On leaving")
    assert asks_before_leaving(editor)
    editor.press("Save draft")
    assert editor.heading == "Edit post" and "Draft saved" in editor.text
    assert not asks_before_leaving(editor)


def test_what_came_back_with_an_error_is_not_saved(editor):
    editor.fill("Publishing date (UTC)", "tomorrow")
    editor.fill("Title", "On dates")
    editor.press("Save draft")
    assert editor.driver.title.startswith("Error")
    assert asks_before_leaving(editor)
