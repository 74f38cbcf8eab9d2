"""A forgotten password, set anew by the link in a mail, in a browser with JavaScript switched off."""

from stack.browser import Browser
from stack.mailbox import Mailbox
from stack.people import PASSWORD, Administrator

NEW = "geese over the moor at dusk"


def test_a_forgotten_password_is_set_anew_by_mail_and_the_link_is_in_no_log(own_site, tmp_path):
    Administrator(own_site).set_up(own_site.setup_link())
    mailbox = Mailbox(own_site)
    with Browser(own_site, tmp_path / "ada") as ada:
        ada.open("/login")
        ada.follow("I have forgotten my password")
        ada.picture("password-forgot")
        ada.fill("E-mail", "ada@example.org")
        ada.press("Send the link")
        assert "If that address is known, a link was made for it." in ada.text
        link = mailbox.await_mail("ada@example.org", "new password").link("/password/reset")

        ada.open(link)
        assert ada.heading == "Choose a new password"
        ada.picture("password-reset")
        ada.fill("New password", "password1")
        ada.press("Set the password")
        assert "among the first that an attacker tries" in ada.text
        ada.picture("password-reset-refused")
        ada.fill("New password", NEW)
        ada.press("Set the password")
        assert "Your new password is set. Log in with it." in ada.text
        mailbox.await_mail("ada@example.org", "password")

        ada.log_in()
        assert "Invalid user name, e-mail address or password." in ada.text
        ada.log_in(password=NEW)
        assert ada.address.endswith("/admin")
        ada.open("/account/password")
        ada.picture("password-change")
        ada.fill("Current password", NEW)
        ada.fill("New password", PASSWORD)
        ada.press("Change the password")
        assert "Your password is changed" in ada.text

        ada.open(link)
        assert ada.heading == "This link does not work any more"
        ada.picture("password-reset-void")
    key = link.rpartition("=")[2]
    assert len(key) == 43
    own_site.down()
    for log in (own_site.state / "log").iterdir():
        assert key not in log.read_text(errors="replace"), f"{log.name} holds the key of a link"
