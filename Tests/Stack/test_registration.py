"""The ways to an account as people go them, in browsers with JavaScript switched off. The steps build on each other."""

import pytest

from conftest import started
from stack.browser import Browser
from stack.mailbox import Mailbox
from stack.people import PASSWORD, Administrator, Reader

GRACE = "grace@example.org"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    for site in started(tmp_path_factory.mktemp("registration"), "--empty"):
        site.ada = Administrator(site)
        site.ada.set_up(site.setup_link())
        yield site


@pytest.fixture(scope="module")
def mailbox(own):
    return Mailbox(own)


@pytest.fixture(scope="module")
def grace(own, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("grace")) as browser:
        yield browser


@pytest.fixture(scope="module")
def telephone(own, tmp_path_factory):
    """Another browser, in which mail is read."""
    with Browser(own, tmp_path_factory.mktemp("telephone")) as browser:
        yield browser


def test_01_a_registration_asks_to_look_into_the_mailbox(grace):
    grace.open("/register")
    grace.picture("register")
    grace.fill("User name", "grace")
    grace.fill("E-mail", GRACE)
    grace.fill("Password", PASSWORD)
    grace.press("Register")
    assert grace.heading == "Check your e-mail"
    assert GRACE in grace.text
    grace.picture("register-waits")
    assert not grace.complaints()


def test_02_the_mail_can_be_sent_again_and_only_the_newest_link_works(grace, mailbox):
    first = mailbox.await_mail(GRACE, "Confirm").link("/verify")
    grace.press("Send the mail again")
    assert "A new link is made. Only the newest one works." in grace.text
    assert mailbox.await_mail(GRACE, "Confirm", count=2).link("/verify") != first
    grace.open(first)
    assert grace.heading == "This link does not work any more"
    grace.picture("verify-void")


def test_03_in_another_browser_the_link_asks_for_the_password(telephone, mailbox):
    telephone.open(mailbox.await_mail(GRACE, "Confirm", count=2).link("/verify"))
    assert "If it was not you" in telephone.text
    telephone.fill("The password that you chose", "not this one")
    telephone.press("Make my account")
    assert telephone.focused.get_attribute("class") == "error-summary"
    telephone.picture("verify-elsewhere")


def test_04_in_the_same_browser_one_press_makes_the_account(grace, mailbox):
    grace.open(mailbox.await_mail(GRACE, "Confirm", count=2).link("/verify"))
    grace.picture("verify")
    grace.press("Make my account")
    assert "Your account is ready and you are logged in." in grace.text


def test_05_the_address_changes_by_a_link_to_the_new_one(grace, mailbox):
    grace.open("/account/email")
    grace.fill("New e-mail address", "grace@example.com")
    grace.press("Send the link")
    assert "Nothing changes until you follow it." in grace.text
    grace.picture("change-email")
    grace.open(mailbox.await_mail("grace@example.com", "Confirm").link("/verify"))
    grace.picture("verify-email")
    grace.press("Use this address")
    assert "Your e-mail address is grace@example.com." in grace.text
    for address in (GRACE, "grace@example.com"):
        mailbox.await_mail(address, "was changed")


def test_06_an_invitation_makes_an_author(own, telephone, mailbox, tmp_path_factory):
    with Browser(own, tmp_path_factory.mktemp("ada")) as ada:
        ada.log_in()
        ada.open("/admin/invitations")
        ada.fill("E-mail address", "hopper@example.org")
        ada.choose("Role", "author")
        ada.press("Send an invitation")
        assert "hopper@example.org" in ada.text
        ada.picture("admin-invitations")
        ada.fill("E-mail address", "grace@example.com")
        ada.press("Send an invitation")
        assert "“grace” has this address already" in ada.text
        ada.picture("admin-invitations-known")
        assert not ada.is_wider_than_the_screen()
    telephone.open(mailbox.await_mail("hopper@example.org", "invitation").link("/register"))
    telephone.picture("register-invited")
    telephone.fill("User name", "hopper")
    telephone.fill("Password", PASSWORD)
    telephone.press("Register")
    assert telephone.heading == "Dashboard"


def test_07_a_reader_without_a_browser_comes_the_same_way(own):
    reader = Reader(own)
    reader.register("lovelace")
    assert "Log out" in reader.get("/").page.text


def test_08_secrets_of_links_stand_in_no_log(own, mailbox):
    secrets = {link.partition("=")[2] for mail in mailbox.mails() for link in mail.links if "=" in link}
    assert len(secrets) >= 4
    for log in own.state.glob("log/*"):
        text = log.read_text(errors="replace")
        assert not [secret for secret in secrets if secret in text], log


def test_09_a_closed_site_says_so(own, grace):
    own.rows("REPLACE INTO settings (name, value) VALUES ('registration', 'closed')")
    grace.driver.delete_all_cookies()
    grace.wait(lambda: grace.open("/register").heading == "Nobody can register at present")
    grace.picture("register-closed")
    assert "Register" not in grace.driver.find_element("tag name", "header").text
