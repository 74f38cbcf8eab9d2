"""What axe-core finds on each kind of page, for each kind of person: nothing, wide and narrow, light and dark.

axe-core is not part of this project: MARTLET_AXE names its file axe.min.js, which `deploy/test` takes from PyPI.
"""

import os
import pathlib

import pytest

from conftest import started
from stack.browser import NARROW, WIDE, Browser
from stack.people import Administrator, Guest, Reader

pytestmark = pytest.mark.skipif("MARTLET_AXE" not in os.environ, reason="MARTLET_AXE names no axe.min.js")

POST = "/posts/welcome-to-your-new-blog"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A site with the posts and comments of the demo, and with one more comment that waits."""
    for site in started(tmp_path_factory.mktemp("accessibility")):
        administrator = Administrator(site)
        administrator.set_up(site.setup_link())
        page = administrator.get("/admin/settings").page
        administrator.submit(page, "title", registration="open")
        Reader(site).register("grace")
        Guest(site).comment(POST, "I wait.")
        yield site


@pytest.fixture
def browser(own, tmp_path):
    with Browser(own, tmp_path, javascript=True) as browser:
        browser.driver.set_script_timeout(60)
        yield browser


def findings(browser):
    """What is wrong with the page that is open, in the words of axe-core."""
    found = []
    for size in (WIDE, NARROW):
        browser.resize(size)
        for scheme in ("light", "dark"):
            browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                "features": [{"name": "prefers-color-scheme", "value": scheme}]})
            browser.driver.execute_script(pathlib.Path(os.environ["MARTLET_AXE"]).read_text())
            violations = browser.driver.execute_async_script("""
                const [rules, done] = arguments;
                axe.run({ runOnly: rules }).then((result) => done(result.violations), (error) => done(`${error}`));
                """, RULES)
            assert isinstance(violations, list), violations
            found += [f"{browser.address}, {size[0]} px, {scheme}: {each['help']}: {node['html']}"
                      for each in violations for node in each["nodes"]]
    return found


def on_pages(browser, paths):
    found = []
    for path in paths:
        browser.open(path)
        assert browser.address.endswith(path), f"{path} leads to {browser.address}"
        found += findings(browser)
    return "\n".join(found)


def after(browser, path, button):
    """The page that comes when a form is sent as it stands: with what is wrong, or with what was done."""
    browser.open(path)
    browser.press(button)
    return "\n".join(findings(browser))


def test_pages_of_strangers(browser):
    assert on_pages(browser, [
        "/", POST, "/pages/about-this-site", "/authors/martin", "/tags/first-steps", "/nothing-here", "/login", "/login?next=/admin",
        "/register", "/password/forgot", "/password/reset?key=x", "/verify"]) == ""
    assert after(browser, "/login", "Log in") == ""
    assert after(browser, "/register", "Register") == ""
    assert after(browser, POST, "Post") == ""


def test_pages_of_one_s_own_account(browser):
    browser.log_in("grace")
    assert on_pages(browser, [POST, "/admin"] + [f"/account{path}" for path in (
        "", "/profile", "/password", "/email", "/two-factor", "/two-factor/app", "/two-factor/passkeys", "/sessions",
        "/export", "/delete", "/confirm")]) == ""
    assert after(browser, "/account/password", "Change the password") == ""
    assert after(browser, "/account/profile", "Save the profile") == ""


def test_admin_pages(browser):
    browser.log_in("ada")
    browser.open("/admin/posts").follow("Welcome to your new blog")
    edit = browser.address
    assert on_pages(browser, [edit, f"{edit}?preview=1", POST] + [f"/admin{path}" for path in (
        "", "/posts", "/posts?kind=page", "/posts/new", "/comments", "/comments?status=approved", "/accounts",
        "/invitations", "/settings", "/mail")]) == ""
    assert after(browser, "/admin/comments", "Apply") == ""
    assert after(browser, "/admin/settings", "Save the settings") == ""
