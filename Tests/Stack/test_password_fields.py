"""Passwords as people type them: with a button that shows them, where scripts run, and without one where they do not."""

import pytest

from conftest import started
from stack.browser import NARROW, NARROWEST, WIDE, Browser
from stack.people import PASSWORD, Administrator


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    for site in started(tmp_path_factory.mktemp("password-fields"), "--empty"):
        Administrator(site).set_up(site.setup_link())
        yield site


@pytest.fixture
def browser(own, tmp_path):
    with Browser(own, tmp_path, javascript=True) as browser:
        yield browser


@pytest.fixture
def plain(own, tmp_path):
    """A browser without scripts."""
    with Browser(own, tmp_path / "plain") as browser:
        yield browser


def button(browser, name="Show password"):
    """The button with that name, as a screen reader says it."""
    return next(each for each in browser.driver.find_elements("class name", "show-password")
                if each.accessible_name == name)


def state(browser, name="Show password", field="Password"):
    """Whether the button says that it is pressed, and the type of its field."""
    return button(browser, name).get_attribute("aria-pressed"), browser.field(field).get_attribute("type")


def test_the_button_shows_what_was_typed_and_hides_it_again(browser):
    browser.open("/login")
    browser.fill("Password", "half a word")
    assert state(browser) == ("false", "password")
    button(browser).click()
    assert state(browser) == ("true", "text")
    assert browser.field("Password").get_attribute("value") == "half a word"
    browser.picture("password-shown")
    button(browser).click()
    assert state(browser) == ("false", "password")
    assert browser.address.endswith("/login"), "the button sends nothing"
    assert browser.complaints() == []


@pytest.mark.parametrize("forced", ["none", "active"])
def test_a_pressed_button_looks_so_in_a_person_s_own_colours_too(browser, forced):
    browser.open("/login")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "forced-colors", "value": forced}]})
    looks = []
    for _ in range(2):
        looks.append(button(browser).value_of_css_property("background-color"))
        button(browser).click()
    assert looks[0] != looks[1]


def test_of_two_fields_each_has_its_own_button(browser):
    browser.log_in()
    browser.open("/account/password")
    button(browser, "Show new password").click()
    assert state(browser, "Show new password", "New password") == ("true", "text")
    assert state(browser, "Show current password", "Current password") == ("false", "password")
    for name in ("Show current password", "Show new password"):
        field = browser.driver.find_element("id", button(browser, name).get_attribute("aria-controls"))
        assert browser.field(name.removeprefix("Show ")).id == field.id


def test_a_password_is_hidden_when_its_form_is_sent(browser):
    browser.open("/login")
    browser.fill("Password", "wrong")
    # As the form leaves, before any other page has come.
    browser.driver.execute_script("""
        document.querySelector("#password").form.addEventListener("submit", (event) => {
          event.preventDefault();
          document.title = document.querySelector("#password").type;
        });""")
    button(browser).click()
    assert state(browser) == ("true", "text")
    browser.field("Password").submit()
    browser.wait(lambda: browser.driver.title == "password")
    assert state(browser) == ("false", "password")


def test_a_password_is_hidden_on_the_way_back_to_its_page(browser):
    browser.open("/register")
    browser.fill("Password", "a secret in the making")
    button(browser).click()
    browser.open("/login")
    browser.driver.back()
    browser.wait(lambda: browser.heading == "Register")
    assert state(browser) == ("false", "password")


def test_keys_alone_show_the_password_and_log_in(browser):
    browser.open("/login")
    while browser.focused.get_attribute("id") != "name":
        browser.tab()
    browser.focused.send_keys("ada")
    browser.tab().focused.send_keys(PASSWORD)
    browser.tab()
    assert browser.focused.accessible_name == "Show password"
    browser.focused.send_keys(" ")
    assert state(browser) == ("true", "text")
    browser.focused.send_keys(" ")
    assert state(browser) == ("false", "password")
    form = browser.field("Password")
    form.send_keys("\n")
    browser.wait(lambda: browser.heading == "Dashboard")


@pytest.mark.parametrize("path", ["/login", "/register", "/account/password"])
def test_nothing_moves_when_the_button_comes(browser, plain, path):
    def places(browser):
        found = browser.driver.find_elements("css selector", ".field > label, .field > input")
        return [(each.text, each.rect) for each in found]

    for each in (browser, plain):
        if path.startswith("/account"):
            each.log_in()
        each.open(path)
    assert plain.driver.find_elements("class name", "show-password") == []
    for width, _ in (WIDE, NARROW, NARROWEST):
        for each in (browser, plain):
            # So high that neither has a bar to scroll with: the other page may be longer by the form of a passkey.
            each.resize((width, 2000))
        assert places(browser) == places(plain)
        assert not browser.is_wider_than_the_screen()
        for shown in browser.driver.find_elements("class name", "show-password"):
            assert min(shown.size.values()) >= 24, "a finger needs 24 pixels"


def test_a_password_manager_is_told_whose_password_it_is(browser):
    browser.log_in()
    for path in ("/account/password", "/account/confirm"):
        browser.open(path)
        name = browser.driver.find_element("css selector", "[autocomplete=username]")
        assert name.get_attribute("value") == "ada"
        assert name.rect["width"] <= browser.driver.execute_script("return innerWidth")
        seen = set()
        while browser.tab().focused.get_attribute("type") != "submit" or browser.focused.text == "Log out":
            seen.add(browser.focused.get_attribute("id"))
        assert "password" in seen and "username" not in seen, "nobody comes by it with the Tab key"
