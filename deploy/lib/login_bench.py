"""What log-ins cost, and what they cost others: parts of deploy/bench."""

import statistics
import threading
import time

from stack.worker import Worker

TRIES = 500
NAMES = 10


class LoginBench:
    def __init__(self, site):
        self.site = site
        self.worker = Worker(site)
        for number in range(NAMES):
            # As many as are needed, with a real hash and without a look at the forms.
            site.rows(
                "INSERT INTO accounts (name, name_key, display_name, password_hash, role, created_at, waiting_comments) "
                f"SELECT 'known-{number}', 'known-{number}', 'Known', password_hash, 'reader', created_at, 0 "
                "FROM accounts WHERE name_key = 'ada'")
        _, self.cookies, page = self.worker.get("/login")
        self.token = page.split('name="form_token" value="')[1].split('"')[0]

    def attempt(self, name, address):
        fields = {"name": name, "password": "a wrong password", "form_token": self.token}
        return self.worker.post("/login", fields, address, self.cookies)[0]

    def medians(self):
        """Milliseconds of a try with a known name and with an unknown one, in turns, none of them throttled."""
        times = {"known": [], "nobody": []}
        for turn in range(TRIES):
            for kind, offset in (("known", 0), ("nobody", 1)):
                start = time.perf_counter()
                status = self.attempt(f"{kind}-{turn % NAMES}", f"10.{turn // 250 + 10 * offset}.{turn % 250}.1")
                times[kind].append((time.perf_counter() - start) * 1000)
                assert status == 422, status
        return statistics.median(times["known"]), statistics.median(times["nobody"])

    def flood(self, threads=8):
        return Flood(self, threads)


class Flood:
    """Log-ins as fast as they are answered, each from a network of its own and with a name that nobody has."""

    def __init__(self, bench, threads):
        self.bench, self.answered, self.ended = bench, 0, threading.Event()
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def run(self, number):
        turn = 0
        while not self.ended.is_set():
            turn += 1
            self.bench.attempt(
                f"flood-{number}-{turn}", f"172.{16 + number}.{turn // 250 % 250}.1")
            self.answered += 1
            # At most two hundred a second in all.
            time.sleep(len(self.threads) / 200)
