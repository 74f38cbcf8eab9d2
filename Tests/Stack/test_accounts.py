"""martlet account, as an operator uses it."""

import re

import pytest

from stack.mailbox import Mailbox
from stack.people import PASSWORD
from stack.visitor import Visitor

LINK = re.compile(r"https://localhost:\d+/password/reset\?key=[A-Za-z0-9_-]{43}")


def test_an_account_is_made_and_its_owner_gets_in_by_a_link(site, administrator):
    made = site.program("account", "create", "wren", "--email", "wren@example.org", "--role", "author",
                        "--display-name", "Jenny Wren")
    assert (made.returncode, made.stderr) == (0, "")
    assert "The account wren is there, with the role author." in made.stdout
    link = LINK.search(made.stdout)
    assert link, made.stdout
    assert f"A mail with it is kept in {site.state}/mail, and not sent to wren@example.org: hand the link" in made.stdout
    assert site.rows("SELECT role, display_name, password_hash IS NULL FROM accounts WHERE name = 'wren'") == [
        ["author", "Jenny Wren", "1"]]
    assert site.rows("SELECT kind FROM outgoing_mail WHERE recipient = 'wren@example.org'") == [["account-made"]]
    assert "a password is chosen, once, within a day" in made.stdout
    mail = Mailbox(site).await_mail("wren@example.org", "Your account at")
    assert "Hello Jenny Wren," in mail.text and "was made for you" in mail.text
    assert link.group() in mail.links
    page = Visitor(site).get(link.group().split(str(site.port), 1)[1])
    assert page.status == 200 and 'type="password"' in page.text
    assert "wren\tauthor\twithout password\twren@example.org\t-" in site.program("account", "list").stdout.splitlines()


def test_an_account_without_an_address_is_reset_by_a_link_that_is_handed_over(site, administrator):
    site.program("account", "create", "dunnock", "--email", "dunnock@example.org")
    site.rows("UPDATE accounts SET email = NULL, email_key = NULL WHERE name = 'dunnock'")
    done = site.program("account", "reset", "dunnock")
    assert (done.returncode, done.stderr) == (0, "")
    assert "dunnock has no e-mail address: hand the link over yourself" in done.stdout
    visitor = Visitor(site)
    page = visitor.get(LINK.search(done.stdout).group().split(str(site.port), 1)[1]).page
    assert visitor.submit(page, "password", password=PASSWORD).status == 303
    login = visitor.get("/login").page
    assert visitor.submit(login, "password", name="dunnock", password=PASSWORD).status == 303
    assert "dunnock" in visitor.get("/account").text


@pytest.mark.parametrize("settings, words", [
    ({"MARTLET_MAIL_FOLDER": "", "MARTLET_MAIL_SERVER": "smtp://localhost:1", "MARTLET_MAIL_FROM": "a@blog.example"},
     "The same link goes to dipper@example.org."),
    ({"MARTLET_MAIL_FOLDER": ""}, "This site sends no mail: hand the link over yourself"),
])
def test_the_operator_is_told_how_a_link_gets_to_its_owner(site, administrator, settings, words):
    site.program("account", "create", "dipper", "--email", "dipper@example.org")
    done = site.program("account", "reset", "dipper", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert LINK.search(done.stdout) and words in done.stdout


def test_without_the_key_nothing_is_changed_that_its_owner_would_not_be_told_of(site, administrator):
    site.program("account", "create", "siskin", "--email", "siskin@example.org")
    for command in (["reset", "siskin"], ["role", "siskin", "editor"], ["disable", "siskin"]):
        done = site.program("account", *command, MARTLET_KEY_FILE="")
        assert done.returncode != 0 and "MARTLET_KEY_FILE names no file" in done.stderr, command
    assert "siskin\treader\twithout password" in site.program("account", "list").stdout


def test_a_role_is_changed_and_the_list_tells_it(site, administrator):
    site.program("account", "create", "robin", "--email", "robin@example.org")
    done = site.program("account", "role", "robin", "editor")
    assert (done.returncode, done.stdout) == (0, "robin has the role editor now.\n")
    assert site.program("account", "role", "robin@example.org", "editor").stdout == "robin has the role editor already.\n"
    assert [line.split("\t")[0] for line in site.program("account", "list", "--role", "editor").stdout.splitlines()] == [
        "robin"]


def test_whoever_is_disabled_is_out_until_enabled(site, administrator):
    site.program("account", "create", "swift", "--email", "swift@example.org")
    assert site.program("account", "disable", "swift").stdout == "swift is suspended now, and cannot log in.\n"
    assert site.program("account", "disable", "swift").stdout == "swift is suspended already, and cannot log in.\n"
    refused = site.program("account", "reset", "swift")
    assert refused.returncode == 1 and "martlet account enable swift" in refused.stderr
    assert site.program("account", "enable", "swift").stdout == "swift is no longer suspended.\n"
    first, second = (LINK.search(site.program("account", "reset", "swift").stdout).group() for _ in range(2))
    assert first != second
    assert site.rows("SELECT COUNT(*) FROM account_links l JOIN accounts a ON a.id = l.account_id"
                     " WHERE a.name = 'swift'") == [["1"]], "an earlier link is void"


def test_whoever_has_lost_every_factor_gets_in_by_the_password_again(site, administrator):
    site.program("account", "create", "martin", "--email", "martin@example.org")
    assert site.program("account", "remove-second-factor", "martin").stdout == "martin has no second factor.\n"
    site.rows("INSERT INTO authenticators (account_id, sealed_secret, confirmed_at, last_step)"
              " SELECT id, 'x', NOW(6), 0 FROM accounts WHERE name = 'martin'")
    done = site.program("account", "remove-second-factor", "martin")
    assert done.stdout == "martin logs in with the password alone now.\n"
    assert site.rows("SELECT COUNT(*) FROM authenticators") == [["0"]]
    assert site.rows("SELECT COUNT(*) FROM outgoing_mail WHERE recipient = 'martin@example.org'"
                     " AND kind = 'second-factor-changed'") == [["1"]]


@pytest.mark.parametrize("arguments", [["role", "ada", "reader"], ["disable", "ada"]])
def test_the_last_administrator_stays(site, administrator, arguments):
    done = site.program("account", *arguments)
    assert done.returncode == 1
    assert "ada is the only administrator who can log in." in done.stderr and len(done.stderr.splitlines()) == 1
    assert administrator.get("/admin").status == 200


@pytest.mark.parametrize("arguments, words", [
    (["create", "ada", "--email", "other@example.org"], "The name ada is taken"),
    (["create", "other", "--email", "ADA@example.org"], "There is an account with the address ADA@example.org already."),
    (["role", "nobody", "editor"], "There is no account “nobody”."),
    (["reset", "nobody"], "There is no account “nobody”."),
    (["disable", "nobody"], "There is no account “nobody”."),
])
def test_what_cannot_be_done_is_one_line_and_status_1(site, administrator, arguments, words):
    done = site.program("account", *arguments)
    assert done.returncode == 1
    assert words in done.stderr and len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [
    ["create"], ["create", "wren"], ["create", "-", "--email", "a@example.org"], ["create", "wren", "--email", "a"],
    ["create", "wren", "--email", "a@example.org", "--role", "owner"],
    ["create", "wren", "--email", "a@example.org", "--display-name", "\u202e"], ["role", "ada"],
    ["role", "ada", "owner"], ["list", "--role", "x"], ["reset"], ["crown", "ada"],
])
def test_a_line_about_accounts_that_makes_no_sense_is_status_64(site, arguments):
    done = site.program("account", *arguments)
    assert done.returncode == 64, done.stderr
    assert "Usage: martlet account" in done.stderr


@pytest.mark.parametrize("command", [[], ["create"], ["list"], ["role"], ["reset"], ["remove-second-factor"], ["disable"], ["enable"]])
def test_every_command_about_accounts_explains_itself(site, command):
    done = site.program("account", *command, "--help")
    assert done.returncode == 0 and "OVERVIEW: " in done.stdout
