"""Mail on its whole way: from a form over the outbox and a worker's thread to a mail server or a folder."""

import collections
import os

import pytest

from conftest import started
from stack.mail_server import Certificate, MailServer
from stack.people import Administrator
from stack.site import free_port
from stack.waiting import until

SENDER = "notes@blog.example"
READER = "ada@example.org"
PASSWORD = "a password with blanks and ümlauts"
# Seconds that a try may take; a claim ends after twice that and ten more.
TIMEOUT = 2


class Post:
    """A site with a mail server that may be there or not, and the administrator who looks at both."""

    def __init__(self, site, port, certificate, stranger):
        self.site = site
        self.port = port
        self.certificate = certificate
        self.stranger = stranger
        self.administrator = Administrator(site)
        self.administrator.set_up(site.setup_link())
        self.await_title("On the wing")

    def server(self, certificate=None, password=PASSWORD):
        return MailServer(self.port, certificate or self.certificate, password)

    def send(self, count=1, **headers):
        for _ in range(count):
            form = self.administrator.get("/admin/mail").page.form("action")
            answer = self.administrator.post("/admin/mail", form.filled(action="test"), **headers)
            assert answer.status == 303, answer.text

    def await_title(self, words):
        """Each thread of the worker learns of a new title by itself."""
        until(lambda: all(words in self.administrator.get("/").text for _ in range(16)), what="the title everywhere")

    def page(self):
        return self.administrator.get("/admin/mail").page.text

    def await_emptiness(self, seconds=90):
        """Returns once nothing waits any more."""
        until(lambda: not self.site.rows("SELECT id FROM outgoing_mail WHERE due_at IS NOT NULL"), seconds,
              "an outbox without waiting mail")

    def forget(self):
        self.site.rows("DELETE FROM outgoing_mail")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authority")
    for each in (folder, *folder.parents):
        if each.owner() == folder.owner() and each.name.startswith(("pytest-", folder.name)):
            each.chmod(0o755)
    port, certificate, stranger = free_port(), Certificate(folder, "known"), Certificate(folder, "stranger")
    secret = folder / "password"
    secret.write_text(PASSWORD + "\n")
    secret.chmod(0o644)
    variables = {
        "MARTLET_MAIL_USER": "blog", "MARTLET_MAIL_PASSWORD_FILE": str(secret),
        "MARTLET_MAIL_SERVER": f"smtp://localhost:{port}", "MARTLET_MAIL_FROM": SENDER,
        "MARTLET_MAIL_AUTHORITIES": str(certificate.certificate), "MARTLET_MAIL_TIMEOUT": str(TIMEOUT)}
    os.environ.update(variables)
    yield port, certificate, stranger
    for name in variables:
        del os.environ[name]


@pytest.fixture(scope="module")
def post_office(settings, tmp_path_factory):
    for site in started(tmp_path_factory.mktemp("office"), "--empty"):
        yield Post(site, *settings)


@pytest.fixture
def office(post_office):
    post_office.forget()
    return post_office


def test_mail_arrives_over_starttls_and_reads_well(office):
    with office.server() as server:
        office.send()
        until(lambda: server.received, what="a mail")
        office.await_emptiness()
    assert len(server.received) == 1
    received = server.received[0]
    assert received.is_encrypted
    assert (received.sender, received.recipients) == (SENDER, [READER])
    mail = received.mail
    assert not mail.message.defects and all(not part.defects for part in mail.message.walk())
    assert mail["From"] == f"On the wing <{SENDER}>"
    assert mail["Subject"] == "A test mail from On the wing"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@localhost>")
    assert [part.get_content_type() for part in mail.message.iter_parts()] == ["text/plain", "text/html"]
    assert "mail from On the wing arrives" in mail.text and "mail from On the wing arrives" in mail.html
    assert mail.links == [f"{office.site.address}/"]
    assert max(len(line) for line in mail.content.split(b"\r\n")) <= 998
    assert "Sent" in office.page()
    assert "Last answer: 250" in office.page(), "what the server said is told once the mail is there"
    assert office.site.rows("SELECT COUNT(*) FROM outgoing_mail WHERE sealed_content IS NOT NULL") == [["0"]]


def test_every_mail_arrives_once_though_the_server_was_away_and_workers_were_killed(office):
    office.send(8)
    until(lambda: len(office.site.rows("SELECT id FROM outgoing_mail WHERE last_error IS NOT NULL")) >= 8,
          what="a failure of each")
    assert "Last answer" in office.page()
    for _ in range(2):
        office.site.kill_worker()
    office.send(4)
    with office.server() as server:
        office.site.kill_worker()
        office.await_emptiness()
    counts = collections.Counter(server.message_ids)
    # Only the last kill met a server: what it had taken and nobody had noted comes again, under its own name.
    assert len(counts) == 12, counts
    assert sum(counts.values()) <= 13 and max(counts.values()) <= 2, counts


def test_a_kill_between_acceptance_and_commit_sends_twice_under_one_message_id(office):
    with office.server() as server:
        server.is_holding = True
        office.send()
        until(lambda: server.received, what="a mail that was taken and not yet confirmed")
        office.site.kill_worker()
        server.is_holding = False
        office.await_emptiness()
    assert len(server.message_ids) == 2
    assert len(set(server.message_ids)) == 1
    assert server.received[0].mail.content == server.received[1].mail.content


def test_a_worker_that_is_told_to_end_waits_for_the_mail_that_it_sends(office):
    with office.server() as server:
        server.is_holding = True
        office.send()
        until(lambda: server.received, what="a mail that was taken and not yet confirmed")
        old = office.site.tell("worker", 15)
        server.is_holding = False
        until(lambda: office.site.process("worker") not in (None, old), what="another worker")
        office.await_emptiness()
    assert len(server.message_ids) == 1


def test_a_server_without_starttls_is_refused(office):
    server = MailServer(office.port)
    with server:
        office.send()
        until(lambda: "Last answer" in office.page(), what="a failure")
    assert not server.senders and not server.received


def test_a_server_that_an_unknown_authority_vouches_for_is_refused(office):
    with office.server(office.stranger) as server:
        office.send()
        until(lambda: "Last answer" in office.page(), what="a failure")
        assert "certificate" in office.page()
    assert not server.senders and not server.received


def test_a_wrong_password_is_told_to_administrators_and_costs_no_mail(office):
    with office.server(password="another") as server:
        office.send()
        until(lambda: "Last answer" in office.page(), what="a failure")
        assert "535" in office.page() and "Waiting" in office.page()
        assert not server.senders
    with office.server() as server:
        office.administrator.submit(office.administrator.get("/admin/mail").page, "mail", action="try")
        until(lambda: server.received, what="the mail")
        office.await_emptiness()
    assert len(server.received) == 1
    log = (office.site.state / "log/supervisor.log").read_text()
    assert "535" in log and PASSWORD not in log and READER not in log


def test_CVE_2017_8295_a_foreign_host_reaches_neither_links_nor_envelope(office):
    with office.server() as server:
        office.send(X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
        form = office.administrator.get("/admin/mail").page.form("action")
        answer = office.administrator.post("/admin/mail", form.filled(action="test"), Host="evil.example")
        assert answer.status >= 400
        until(lambda: server.received, what="a mail")
        office.await_emptiness()
    assert len(server.received) == 1
    received = server.received[0]
    assert received.sender == SENDER
    assert b"evil" not in received.mail.content


def test_header_injection_in_names_adds_no_field_and_no_recipient(office):
    attack = "Ada\\r\\nBcc: eve@example.org\\r\\n\\r\\n<b>x"
    office.site.rows(f"UPDATE accounts SET display_name = '{attack}'")
    before = office.site.rows("SELECT value FROM settings WHERE name = 'title'")[0][0]
    office.site.rows(f"UPDATE settings SET value = '{attack}' WHERE name = 'title'")
    try:
        with office.server() as server:
            office.await_title("eve@example.org")
            office.send()
            until(lambda: server.received, what="a mail")
            office.await_emptiness()
    finally:
        office.site.rows(f"UPDATE settings SET value = '{before}' WHERE name = 'title'")
        office.site.rows("UPDATE accounts SET display_name = 'Ada'")
        office.await_title(before)
    received = server.received[0]
    assert received.recipients == [READER]
    mail = received.mail
    assert mail.recipients == [READER]
    assert set(mail.message.keys()) == {
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}
    assert "<b>" not in mail.html.replace("<body>", "")
