"""Parts that fail while people read and write."""

import signal
import socket
import threading
import time

import pytest

from stack.people import Guest
from stack.visitor import Visitor
from stack.waiting import until


def test_a_killed_worker_is_back_by_itself(site, visitor, administrator):
    site.kill_worker()
    assert until(lambda: visitor.get("/login").status == 200, seconds=5, what="the site after a crash")


def test_readers_do_not_notice_that_the_worker_is_killed(site, post):
    """A GET that a dying worker left unanswered is asked again, and the socket's queue holds the others."""
    answers = read_while(site, post, lambda: [site.kill_worker() for _ in range(3)])
    assert set(answers) == {200}, summary(answers)


def test_a_worker_that_is_told_to_end_loses_no_request(site, post):
    def replace():
        for _ in range(3):
            old = site.tell("worker", signal.SIGTERM)
            until(lambda: site.process("worker") not in (None, old), what="another worker")

    answers = read_while(site, post, replace)
    assert set(answers) == {200}, summary(answers)


def test_a_worker_that_is_told_to_end_loses_no_comment(site, post):
    """POSTs are never asked twice: a worker that ends answers each that it has accepted."""
    ending = threading.Event()
    sent, answered = [], []

    def write(name):
        guest = Guest(site)
        while not ending.is_set():
            body = f"{name} writes number {len(sent)} at {time.monotonic_ns()}"
            sent.append(body)
            answered.append(guest.comment(post, body).status)

    writers = [threading.Thread(target=write, args=(f"Writer {number}",)) for number in range(8)]
    for writer in writers:
        writer.start()
    for _ in range(3):
        seen = len(answered)
        until(lambda: len(answered) > seen + 20, what="some comments")
        old = site.tell("worker", signal.SIGTERM)
        until(lambda: site.process("worker") not in (None, old), what="another worker")
    ending.set()
    for writer in writers:
        writer.join()
    assert set(answered) == {303}, summary(answered)
    [[count]] = site.rows("SELECT COUNT(*) FROM comments WHERE body LIKE 'Writer %'")
    assert int(count) >= len(sent)


def test_without_a_database_the_site_says_so_quickly_and_recovers(site, administrator, post):
    stranger = Visitor(site)
    site.end("database", signal.SIGTERM)
    for visitor, path in ((administrator, post), (stranger, "/login?next=/admin"), (administrator, "/admin")):
        begun = time.monotonic()
        answer = visitor.get(path)
        assert time.monotonic() - begun < 2
        if path != "/login?next=/admin":
            assert answer.status == 503, path
            assert answer["Retry-After"]
            assert answer["Cache-Control"] == "no-store"
    assert stranger.get("/healthz").status == 200, "the process lives"
    assert stranger.get("/readyz").status == 503, "but is not ready"
    comment = Guest(site).comment(post, "Into the void")
    assert comment.status == 503 and "Into the void" in comment.text, "what was typed comes back"
    site.up("--empty")
    until(lambda: administrator.get(post).status == 200, seconds=2, what="recovery")


def test_a_database_that_hangs_holds_nobody_for_long(site, administrator, post):
    site.tell("database", signal.SIGSTOP)
    try:
        # A stopped server may still finish what a thread of its had begun: the first that waits for it finds out.
        until(lambda: administrator.get(post).status == 503, seconds=10, what="a failure")
        for _ in range(5):
            begun = time.monotonic()
            answer = administrator.get(post)
            assert answer.status == 503 and answer["Retry-After"]
            assert time.monotonic() - begun < 5
    finally:
        site.tell("database", signal.SIGCONT)
    until(lambda: administrator.get(post).status == 200, seconds=2, what="recovery")


def test_a_database_crash_loses_no_comment_that_was_answered(site, post):
    guest = Guest(site)
    bodies = [f"Kept number {number}" for number in range(20)]
    assert [guest.comment(post, body).status for body in bodies] == [303] * 20
    site.end("database", signal.SIGKILL)
    site.up("--empty")
    assert site.rows("SELECT COUNT(*) FROM comments WHERE body LIKE 'Kept number %'") == [["20"]]


def test_hostile_bytes_on_the_workers_socket_cost_no_worker(site, visitor, administrator):
    """Only the site's own accounts can open the socket; even so the bytes that crash libfcgi do not reach it."""
    before = site.process("worker")
    path = str(site.state / "run/worker.sock")
    # BEGIN_REQUEST, then a PARAMS record whose lengths overflow, and the end of the parameters.
    record = bytes.fromhex("0101000100080000" "0001000000000000" "0104000100080000" "ffffffffffffffff" "0104000100000000")
    for _ in range(3):
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(5)
            peer.connect(path)
            peer.sendall(record)
            try:
                peer.recv(1)
            except (TimeoutError, ConnectionError):
                pass
    assert visitor.get("/login").status == 200
    assert site.process("worker") == before


@pytest.mark.parametrize("statement", [
    "DROP TABLE comments", "ALTER TABLE posts ADD COLUMN more INT", "CREATE TABLE more (id INT)",
    "CREATE USER eve@localhost", "SELECT * FROM mysql.global_priv", "SELECT 1 INTO OUTFILE '/tmp/more'",
])
def test_sql_that_got_past_everything_could_not_change_the_schema(site, statement):
    """Whoever could make the worker say anything would have the rows, and no more (V13.2.2)."""
    account = site.worker_account()
    if not account:
        pytest.skip("whoever is not root runs all parts under one account")
    assert site.database("SELECT COUNT(*) FROM posts", account["user"], **account).returncode == 0
    refused = site.database(statement, account["user"], **account)
    assert refused.returncode == 1 and "denied" in refused.stderr, refused


def test_the_workers_socket_is_closed_to_other_accounts(site):
    assert (site.state / "run/worker.sock").stat().st_mode & 0o777 == 0o660


def test_a_slow_client_is_let_go(site):
    with site.connect() as connection:
        connection.settimeout(20)
        connection.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=")
        begun = time.monotonic()
        assert b"200" not in connection.recv(65536)[:20]
        assert time.monotonic() - begun < 15


def read_while(site, path, disturb):
    """The statuses of all requests that eight readers made while `disturb` ran."""
    ending = threading.Event()
    answers = []

    def read():
        reader = Visitor(site)
        while not ending.is_set():
            # The form that answers a comment is cached under its own address: these all reach the worker.
            answers.append(reader.get(path, Cookie="__Host-martlet-author=x").status)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    try:
        until(lambda: len(answers) > 20, what="some answers")
        disturb()
        seen = len(answers)
        until(lambda: len(answers) > seen + 20, what="answers afterwards")
    finally:
        ending.set()
        for reader in readers:
            reader.join()
    return answers


def summary(answers):
    return {status: answers.count(status) for status in set(answers)}
