"""A second factor as a person sets it up and uses it, in a browser with JavaScript switched off."""

import base64
import hmac
import re
import subprocess
import time
import urllib.parse

import pytest

from conftest import started
from stack.browser import NARROWEST, WIDE, Browser
from stack.people import PASSWORD
from stack.waiting import until


class App:
    """An authenticator app: TOTP (RFC 6238) with SHA-1, six digits and 30 seconds. It shows no code twice."""

    def __init__(self, secret):
        self.key = base64.b32decode(secret)
        self.step = 0

    def code(self):
        # The one after this is good already; the site lets clocks be half a minute wrong.
        self.step = max(self.step + 1, int(time.time()) // 30)
        digest = hmac.digest(self.key, self.step.to_bytes(8, "big"), "sha1")
        place = digest[-1] & 15
        return f"{(int.from_bytes(digest[place:place + 4], 'big') & 0x7fffffff) % 1_000_000:06}"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    yield from started(tmp_path_factory.mktemp("factor"), "--empty")


@pytest.fixture(scope="module")
def ada(own, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("ada")) as browser:
        browser.open(own.setup_link())
        for label, value in (("Title of the site", "On the wing"), ("User name", "ada"), ("E-mail", "ada@example.org"),
                             ("Password", PASSWORD)):
            browser.fill(label, value)
        browser.press("Open the site")
        yield browser


@pytest.fixture(scope="module")
def kept():
    """What the person keeps: the app and the recovery codes."""
    return {}


def log_out(browser):
    browser.press("Log out")
    assert "You are now logged out." in browser.text


def give_password(browser):
    browser.log_in()
    assert browser.heading == "One more step"


def look(browser, name):
    """Pictures for people, and what a browser can judge."""
    browser.picture(name)
    browser.resize(NARROWEST)
    assert not browser.is_wider_than_the_screen()
    browser.resize(WIDE)
    # A form that comes back is a status of 4xx, and logging out clears what was kept: no reasons to complain.
    told = ("status of 4", "Cleared data types")
    assert [each for each in browser.complaints() if not any(words in each for words in told)] == []


def scanned(browser, folder, scheme):
    """What a camera reads from the picture."""
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    shot = folder / f"{scheme}.png"
    assert browser.driver.find_element("css selector", ".qr-code").screenshot(str(shot))
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    return subprocess.run(["zbarimg", "--quiet", "--raw", shot], capture_output=True, text=True, check=True).stdout.strip()


def saved(browser, link, folder):
    """The codes in the file that the link saves, which says whose they are."""
    browser.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    browser.driver.find_element("link text", link).click()
    file = folder / "recovery-codes.txt"
    until(file.is_file, what="the file of the codes")
    text = file.read_text()
    assert text.startswith(f"Recovery codes of ada\n{browser.driver.find_element('css selector', '.site-name').text}, ")
    return re.findall(r"^\d+\. (\S+)$", text, re.MULTILINE)


def test_1_a_camera_reads_the_picture_in_light_and_in_dark(ada, kept, tmp_path):
    ada.open("/account/two-factor")
    look(ada, "two-factor-none")
    ada.follow("Set up an app")
    look(ada, "authenticator")
    secret = ada.driver.find_element("css selector", ".secret").text.replace(" ", "")
    kept["app"] = App(secret)
    title = ada.driver.find_element("css selector", ".site-name").text
    for scheme in ("light", "dark"):
        address = urllib.parse.urlsplit(scanned(ada, tmp_path, scheme))
        assert (address.scheme, address.netloc) == ("otpauth", "totp")
        assert urllib.parse.unquote(address.path) == f"/{title}:ada"
        assert urllib.parse.parse_qs(address.query) == {"secret": [secret], "issuer": [title]}


def test_2_a_wrong_code_keeps_the_secret_and_a_right_one_shows_ten_recovery_codes(ada, kept, tmp_path):
    before = ada.driver.find_element("css selector", ".secret").text
    ada.fill("Code", "12345")
    ada.press("Confirm")
    assert ada.driver.title.startswith("Error: ")
    assert ada.driver.find_element("css selector", ".secret").text == before
    look(ada, "authenticator-wrong-code")
    ada.fill("Code", kept["app"].code())
    ada.press("Confirm")
    assert ada.heading == "Keep these recovery codes"
    look(ada, "new-recovery-codes")
    kept["codes"] = [code.text for code in ada.driver.find_elements("css selector", ".codes code")]
    assert len(set(kept["codes"])) == 10
    assert saved(ada, "Save as a file", tmp_path) == kept["codes"]
    ada.follow("I have saved these codes")
    assert "10 of 10 are left." in ada.text
    look(ada, "two-factor")


def test_3_log_in_takes_a_code_of_the_app(ada, kept):
    log_out(ada)
    give_password(ada)
    look(ada, "login-code")
    ada.open("/admin")
    assert "/login?next=" in ada.address, "the password alone opens nothing"
    ada.open("/login/code")
    used = kept["app"].code()
    ada.fill("Code", used)
    ada.press("Log in")
    assert "You are now logged in." in ada.text and ada.address.endswith("/admin")
    log_out(ada)
    give_password(ada)
    ada.fill("Code", used)
    ada.press("Log in")
    assert "it was used before" in ada.text
    look(ada, "login-code-wrong")


def test_4_log_in_takes_a_recovery_code_once(ada, kept):
    ada.follow("Use a recovery code")
    look(ada, "login-recovery-code")
    ada.fill("Recovery code", kept["codes"][0])
    ada.press("Log in")
    assert "The recovery code that you used no longer works." in ada.text
    ada.open("/account/two-factor/recovery-codes")
    assert "9 of 10 are left." in ada.text
    look(ada, "recovery-codes")


def test_5_an_app_is_removed_after_a_question(own, ada):
    ada.open("/account/two-factor")
    ada.follow("Remove it")
    look(ada, "remove-authenticator")
    ada.press("Remove it")
    assert "The authenticator app is removed." in ada.text
    log_out(ada)
    ada.log_in()
    assert "You are now logged in." in ada.text
    assert own.rows("SELECT COUNT(*) FROM authenticators") == [["0"]]


def test_6_no_secret_is_in_a_log(own, kept):
    logs = "".join(log.read_text(errors="replace") for log in own.state.glob("log/*"))
    assert logs, "there are logs"
    for secret in (base64.b32encode(kept["app"].key).decode(), *kept["codes"]):
        assert secret not in logs
    assert not re.search(r"\bcode=", logs)
