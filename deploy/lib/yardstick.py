"""The worker in C that the post page is measured against: compiled, and run beside the site while it is measured."""

import getpass
import os
import pathlib
import subprocess

SOURCE = pathlib.Path(__file__).with_suffix(".c")
DATABASE = "martlet"
# As many as the site's worker has.
THREADS = os.environ.get("MARTLET_THREADS") or "8"


def chosen_yardstick(site, post):
    """The one that the operator brings, or our own."""
    folder = os.environ.get("MARTLET_BENCH_YARDSTICK")
    return ForeignYardstick(site, pathlib.Path(folder)) if folder else Yardstick(site, post)


class Yardstick:
    """yardstick.c: reads the post from the site's own database, as the account that owns the server. It runs within
    `with`, and answers on `socket` soon after that begins."""

    name = "a worker in C that does nothing else (deploy/lib/yardstick.c)"

    def __init__(self, site, post):
        self.site = site
        self.path = post
        self.home = site.state / "yardstick"
        self.socket = self.home / "worker.sock"
        self.database = site.state / "run/database/mariadb.sock"

    def __enter__(self):
        self.home.mkdir()
        self.home.chmod(0o755)
        self.process = subprocess.Popen(self.command())
        return self

    def __exit__(self, *_):
        # libfcgi catches SIGTERM and goes on waiting for the next request.
        self.process.kill()
        self.process.wait()

    def command(self):
        """Compiles it, prepares what it reads, and returns how it is run."""
        program = self.compile(SOURCE, "-Wall", "-Wextra")
        return [program, self.socket, self.database, getpass.getuser(), DATABASE, THREADS]

    def compile(self, source, *warnings):
        program = self.home / "worker"
        libraries = subprocess.run(["pkg-config", "--cflags", "--libs", "fcgi", "libmariadb"], capture_output=True,
                                   text=True, check=True).stdout.split()
        subprocess.run(["cc", "-O2", *warnings, "-o", program, source, *libraries, "-lpthread"], check=True)
        return program

    def check(self, page, subject):
        """A comparison is one of pages that show the same: as many comments, in about as many bytes."""
        mine, theirs = (text.count(b'<article class="comment"') for text in (page, subject))
        assert mine == theirs, f"the yardstick shows {mine} comments, the site {theirs}"
        mine, theirs = len(page), len(subject)
        assert 0.85 < mine / theirs < 1.15, f"the yardstick's page has {mine} bytes, the site's {theirs}"


class ForeignYardstick(Yardstick):
    """bare.c in a folder with schema.sql, which makes the tables that it reads, in the database `bare`. It is given two
    sockets and the number of threads, connects as root without a password, and has a post named post-500."""

    name = "the worker in C of MARTLET_BENCH_YARDSTICK"

    def __init__(self, site, folder):
        super().__init__(site, "/post-500")
        self.folder = folder

    def command(self):
        program = self.compile(self.folder / "bare.c", "-w")
        self.site.rows("CREATE DATABASE IF NOT EXISTS bare; USE bare; " + (self.folder / "schema.sql").read_text())
        if os.geteuid() != 0:
            self.site.rows("CREATE OR REPLACE USER root@localhost; GRANT ALL ON bare.* TO root@localhost")
        return [program, self.socket, self.database, THREADS]

    def check(self, page, subject):
        """Its pages are its own affair."""
