"""The first hours of an administrator, and the accounts of others, in a browser without JavaScript. The steps build on
each other."""

import pytest

from stack.browser import NARROW, NARROWEST, WIDE, Browser
from stack.people import Administrator
from stack.visitor import Visitor
from conftest import started

LONG_NAME = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    yield from started(tmp_path_factory.mktemp("administration"), "--empty")


@pytest.fixture(scope="module")
def ada(own, tmp_path_factory):
    Administrator(own).set_up(own.setup_link())
    with Browser(own, tmp_path_factory.mktemp("ada")) as browser:
        browser.log_in()
        yield browser


def test_01_the_first_steps_lead_to_what_they_name_and_go_when_it_is_done(ada):
    ada.open("/admin")
    assert "First steps" in ada.text
    assert "Name the site" not in ada.text, "that was done when it was set up"
    for step, heading in [("Confirm your e-mail address", "E-mail"), ("Set up a second factor", "second factor"),
                          ("Write the first post", "Write a post"), ("Choose who may register", "Settings")]:
        ada.open("/admin")
        ada.follow(step)
        assert heading.lower() in ada.heading.lower(), step
    ada.press("Save the settings")
    ada.open("/admin")
    assert "Choose who may register" not in ada.text and "Write the first post" in ada.text


def test_02_failed_log_ins_are_counted_where_administrators_look_first(ada, own):
    stranger = Visitor(own)
    for name in ("ada", "nobody"):
        page = stranger.get("/login").page
        assert stranger.submit(page, "password", name=name, password="a wrong password").status == 422
    ada.open("/admin")
    ada.follow("2 failed log-ins")
    assert ada.address.endswith("/admin#failed-log-ins")
    assert "Names that nobody has · 1 try" in ada.text and "ada · 1 try" in ada.text


def test_03_the_accounts_and_the_questions_about_them_fit_a_small_phone(ada, own):
    for name, display in [("wren", "Jenny Wren"), ("long", LONG_NAME)]:
        made = own.program("account", "create", name, "--email", f"{name}@example.org", "--role", "author",
                           "--display-name", display)
        assert made.returncode == 0, made.stderr
    ada.open("/admin/accounts")
    assert "Second factor" in ada.text and "No password yet" in ada.text
    for size in (NARROWEST, NARROW, WIDE):
        ada.resize(size)
        for path in ("/admin", "/admin/accounts", "/admin/accounts?q=nobody", "/admin/invitations", "/admin/settings",
                     "/admin/mail"):
            ada.open(path)
            assert not ada.is_wider_than_the_screen(), (size, path)
        for button in ("Change the role", "Suspend the account", "Close the account"):
            ada.open("/admin/accounts")
            ada.follow(LONG_NAME)
            assert not ada.is_wider_than_the_screen(), size
            if button == "Change the role":
                ada.choose("Role", "editor")
            ada.press(button)
            assert ada.heading.endswith("?") and LONG_NAME in ada.heading
            assert not ada.is_wider_than_the_screen(), (size, button)
            ada.follow("Accounts")
            assert ada.heading == "Accounts", "the menu is there beside the question"


def test_04_an_account_is_closed_only_after_the_box_was_ticked(ada, own):
    ada.open("/admin/accounts")
    ada.follow("Jenny Wren")
    ada.press("Close the account")
    assert "Nobody gets the user name “wren” after them." in ada.text
    ada.press("Close the account")
    assert "Tick the box, if you want the account to be closed." in ada.text
    ada.tick("I understand that this cannot be taken back.")
    ada.press("Close the account")
    assert "The account is closed." in ada.text and "Jenny Wren" not in ada.text
    assert own.rows("SELECT closed_at IS NOT NULL FROM accounts WHERE name LIKE 'former-%'") == [["1"]]


def test_05_the_browser_has_no_complaints(ada):
    complaints = [each for each in ada.complaints() if "status of 4" not in each and "Autofocus processing" not in each]
    assert not complaints, complaints
