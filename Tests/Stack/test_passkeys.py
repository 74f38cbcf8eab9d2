"""Passkeys in Chromium, with an authenticator in software. The steps build on each other."""

import json

import pytest

from stack.authenticator import Authenticator
from stack.browser import NARROW, NARROWEST, WIDE, Browser
from stack.people import Administrator
from stack.visitor import Visitor
from conftest import started

PASSKEYS = "/account/two-factor/passkeys"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    yield from started(tmp_path_factory.mktemp("passkeys"), "--empty")


@pytest.fixture(scope="module")
def ada(own, tmp_path_factory):
    """The administrator, in a browser that runs scripts and has an authenticator."""
    Administrator(own).set_up(own.setup_link())
    with Browser(own, tmp_path_factory.mktemp("ada"), javascript=True) as browser:
        browser.authenticator = Authenticator(browser)
        yield browser


@pytest.fixture(scope="module")
def plain(own, tmp_path_factory):
    """A browser without scripts."""
    with Browser(own, tmp_path_factory.mktemp("plain")) as browser:
        yield browser


def press_and_see(browser, button, words):
    """Presses a button whose script stays on the page, and waits for its words."""
    browser.driver.find_element("xpath", f"//button[normalize-space()='{button}']").click()
    browser.wait(lambda: words in browser.text)


def sent_form(browser, act):
    """Does something that sends a form, and returns the fields of that form as the browser sent them."""
    browser.driver.execute_script("""
        const submit = HTMLFormElement.prototype.submit;
        HTMLFormElement.prototype.submit = function () {
            sessionStorage.sent = JSON.stringify([...new FormData(this)]);
            submit.call(this);
        };""")
    act()
    return json.loads(browser.driver.execute_script("return sessionStorage.sent"))


def altered(fields, name, change):
    return [(each, change(value) if each == name else value) for each, value in fields]


def refused(browser, fields):
    """Sends the fields of a passkey with the cookies of this browser, past its script."""
    visitor = Visitor(browser.site)
    visitor.cookies = {each["name"]: each["value"] for each in browser.driver.get_cookies()}
    answer = visitor.post("/login/passkey", fields)
    assert answer.status == 422, answer.text[:1000]
    assert "__Host-martlet-session" not in "".join(answer.cookies)
    return answer.page.text


def test_01_a_passkey_is_added_and_named(ada):
    ada.log_in()
    ada.open(PASSKEYS)
    assert "Your browser makes it, which needs JavaScript" not in ada.text
    ada.picture("passkeys-none")
    ada.fill("Name of the passkey", "Key ring")
    ada.press("Add a passkey")
    assert "The passkey “Key ring” is added." in ada.text
    ada.recovery_codes = [code.text for code in ada.driver.find_elements("css selector", ".codes code")]
    assert len(ada.recovery_codes) == 10
    ada.open(PASSKEYS)
    assert "not used yet" in ada.part("Key ring").text
    assert [each["rpId"] for each in ada.authenticator.credentials] == ["localhost"]
    assert ada.authenticator.credentials[0]["isResidentCredential"]
    ada.picture("passkeys")


def test_02_the_same_authenticator_is_not_added_twice(ada):
    press_and_see(ada, "Add a passkey", "There is a passkey of this account on that device already.")
    assert len(ada.authenticator.credentials) == 1
    ada.picture("passkeys-refused-by-the-browser")


def test_03_a_name_that_is_too_long_is_told_before_a_key_is_made(ada):
    ada.fill("Name of the passkey", "x" * 61)
    press_and_see(ada, "Add a passkey", "The name is too long.")


def test_04_it_logs_in_without_name_and_password(ada):
    ada.press("Log out")
    ada.open("/admin")
    ada.picture("login-with-passkey")
    ada.press("Log in with a passkey")
    assert ada.address.endswith("/admin"), "the log-in leads where the person wanted to go"
    assert "You are now logged in." in ada.text


def test_05_the_keyboard_suffices(ada):
    ada.press("Log out")
    ada.open("/login")
    for _ in range(40):
        if ada.tab().focused.text == "Log in with a passkey":
            break
    assert ada.focused.value_of_css_property("outline-style") != "none"
    before = ada.driver.find_element("tag name", "html").id
    ada.focused.send_keys("\n")
    ada.wait(lambda: ada.driver.find_element("tag name", "html").id != before)
    assert "You are now logged in." in ada.text


def test_06_what_was_sent_once_is_refused_when_it_is_sent_again(ada):
    ada.press("Log out")
    ada.open("/login")
    ada.tick("Stay signed in on this device")
    sent = sent_form(ada, lambda: ada.press("Log in with a passkey"))
    assert ("remember", "yes") in map(tuple, sent)
    session = next(each for each in ada.driver.get_cookies() if each["name"] == "__Host-martlet-session")
    assert session.get("expiry"), "the session outlives the browser"
    ada.press("Log out")
    ada.open("/login")
    token = ada.driver.find_element("css selector", ".passkey [name=form_token]").get_attribute("value")
    replayed = altered(sent, "form_token", lambda _: token)
    assert "That took too long, or was sent twice." in refused(ada, replayed)


def test_07_an_answer_for_another_origin_is_refused(ada):
    """The page is told that it is another's, as a page in the middle would have it."""
    ada.open("/login")
    ada.driver.execute_script("""
        const get = navigator.credentials.get.bind(navigator.credentials);
        navigator.credentials.get = async (options) => {
            const { rawId, response } = await get(options);
            const client = JSON.parse(new TextDecoder().decode(response.clientDataJSON));
            client.origin = "https://evil.example";
            return { rawId, response: {
                clientDataJSON: new TextEncoder().encode(JSON.stringify(client)).buffer,
                authenticatorData: response.authenticatorData, signature: response.signature,
                userHandle: response.userHandle } };
        };""")
    ada.press("Log in with a passkey")
    assert "The passkey was not accepted. Try again." in ada.text
    assert ada.driver.title.startswith("Error: ")
    assert ada.focused.get_attribute("class") == "error-summary"
    log = "".join(each.read_text() for each in ada.site.state.glob("log/*.log"))
    assert "the answer comes from another origin" in log
    ada.picture("login-passkey-refused")


def test_08_a_page_of_another_origin_cannot_ask_for_it(ada):
    ada.driver.get(f"https://127.0.0.1:{ada.site.port}/login")
    press_and_see(ada, "Log in with a passkey", "Passkeys work only under the address that the site was made for.")


def test_09_a_key_that_does_not_check_who_uses_it_does_not_log_in_alone(ada):
    ada.authenticator.set_checks_user(False)
    ada.open("/login")
    press_and_see(ada, "Log in with a passkey", "That did not work")
    ada.authenticator.set_checks_user(True)


def test_10_a_counter_that_was_rolled_back_is_refused(ada):
    count = ada.authenticator.credentials[0]["signCount"]
    assert count > 1
    ada.authenticator.rewind(1)
    ada.open("/login")
    ada.press("Log in with a passkey")
    assert "as only a copy would be" in ada.text
    ada.picture("login-passkey-copy")
    ada.authenticator.rewind(count + 10)
    ada.open("/login")
    ada.press("Log in with a passkey")
    assert "You are now logged in." in ada.text


def test_11_a_challenge_that_stood_too_long_is_fetched_anew(ada):
    """The page is made to believe that it stands open for ten minutes, with a challenge that is none."""
    ada.press("Log out")
    ada.open("/login")
    ada.driver.execute_script("""
        document.querySelector("[data-passkey]").dataset.challenge = "AAAA";
        const now = Date.now;
        Date.now = () => now() + 600000;""")
    ada.press("Log in with a passkey")
    assert "You are now logged in." in ada.text


def test_12_without_scripts_the_pages_are_whole_and_offer_no_passkey(plain):
    plain.open("/login")
    assert "passkey" not in plain.text
    assert plain.field("Password")


def test_13_after_the_password_it_is_the_second_step(ada):
    ada.press("Log out")
    ada.log_in()
    assert ada.heading == "One more step"
    ada.picture("login-code-passkey")
    ada.authenticator.set_checks_user(False)
    ada.press("Use a passkey")
    ada.authenticator.set_checks_user(True)
    assert "You are now logged in." in ada.text


def test_14_without_scripts_a_recovery_code_is_the_second_step(ada, plain):
    plain.log_in()
    assert "Your passkey needs JavaScript. Without it, use a recovery code." in plain.text
    assert "Use a passkey" not in plain.text
    plain.fill("Recovery code", ada.recovery_codes[0])
    plain.press("Log in")
    assert "You are now logged in." in plain.text
    plain.open(PASSKEYS)
    assert "Your browser makes it, which needs JavaScript" in plain.text
    plain.picture("passkeys-without-scripts")


def test_15_the_pages_fit_a_small_phone(ada):
    for size in (NARROW, NARROWEST):
        ada.resize(size)
        for path in (PASSKEYS, ada.open(PASSKEYS).driver.find_element("link text", "Key ring").get_attribute("href")):
            ada.open(path)
            assert not ada.is_wider_than_the_screen(), (size, path)
    ada.resize(WIDE)


def test_16_it_is_renamed_and_removed(ada):
    ada.open(PASSKEYS)
    ada.follow("Key ring")
    ada.picture("passkey")
    ada.fill("Name of the passkey", "Old key ring")
    ada.press("Save the name")
    ada.follow("Old key ring")
    ada.press("Remove this passkey")
    assert "The passkey is removed." in ada.text and "Old key ring" not in ada.text
    ada.press("Log out")
    ada.open("/login")
    ada.press("Log in with a passkey")
    assert "This passkey opens nothing here." in ada.text


def test_17_the_browser_has_no_complaints(ada, plain):
    for browser in (ada, plain):
        complaints = [each for each in browser.complaints() if "status of 4" not in each
                      # What is told of a log-out that did what it should.
                      and "Cleared data types" not in each]
        assert not complaints, complaints
