"""Measures a running site and prints ratios; called by deploy/bench.

Each ratio is the median over rounds in which its two sides take turns.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Stack"))

from stack.people import Administrator, Reader  # noqa: E402
from stack.site import Site, free_port  # noqa: E402
from stack.visitor import Visitor  # noqa: E402
from stack.waiting import until  # noqa: E402
from login_bench import LoginBench  # noqa: E402
from yardstick import chosen_yardstick  # noqa: E402

CONNECTIONS = 16
COMMENTS = 50
PARAGRAPH = ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.\n\n")
MIXED_REQUESTS = 100_000
MEMORY_BUDGET = 60


class Bench:
    def __init__(self, options):
        self.options = options
        self.site = Site(options.state)
        self.missed = 0

    def run(self):
        self.code()
        self.site.up("--empty", program=self.options.program)
        self.administrator = Administrator(self.site)
        self.administrator.set_up(self.site.setup_link())
        self.path = self.administrator.publish("Measured", PARAGRAPH * 30)
        for number in range(COMMENTS):
            self.administrator.follow(self.administrator.comment(
                self.path, f"This is a comment of ordinary length that says something about the post, number {number}."))
        self.cached_page()
        self.personal_page()
        self.logins()
        self.memory()
        return self.missed

    # What is measured

    def code(self):
        """Templates and Markdown, measured inside one process by the Swift benchmarks, one line each."""
        done = subprocess.run([self.options.code], stdout=subprocess.PIPE, text=True, check=True,
                              env={**os.environ, "MARTLET_TEMPLATES": str(ROOT / "templates")})
        for line in done.stdout.splitlines():
            name, ratio, budget = line.rsplit("\t", 2)
            self.report(name, float(ratio), at_most=float(budget))

    def cached_page(self):
        visitor = Visitor(self.site)
        page = until(lambda: (lambda answer: answer if answer["Cache-Status"] == "nginx; hit" else None)(
            visitor.get(self.path)), what="a cached page")
        static = self.site.state / "www/assets/bench.0123456789abcdef.html"
        static.write_bytes(page.body)
        ratio = self.turns(
            lambda: self.wrk(self.site.address + self.path),
            lambda: self.wrk(f"{self.site.address}/assets/{static.name}"))
        self.report(f"the anonymous page from nginx's cache, to a static file of the same {len(page.body)} bytes",
                    ratio, at_least=0.8)

    def personal_page(self):
        reader = Reader(self.site)
        reader.register("grace")
        cookie = "; ".join(f"{name}={value}" for name, value in reader.cookies.items())
        with chosen_yardstick(self.site, self.path) as yardstick:
            other = self.behind_nginx(yardstick.socket) + yardstick.path
            mine, theirs = reader.get(self.path).body, self.page(other)
            print(f"  a page of {len(mine)} bytes to one of {len(theirs)}", flush=True)
            yardstick.check(theirs, mine)
            ratio = self.turns(
                lambda: self.wrk(self.site.address + self.path, "-H", f"Cookie: {cookie}"),
                lambda: self.wrk(other))
        self.report(f"the post page with {COMMENTS} comments for a signed-in reader, to {yardstick.name}",
                    ratio, at_least=0.8)

    def logins(self):
        """What the time of an answer tells of a name, and what a flood of log-ins takes from readers."""
        logins = LoginBench(self.site)
        known, unknown = logins.medians()
        print(f"  medians of a log-in with a wrong password: known name {known:.2f} ms, unknown {unknown:.2f} ms")
        self.report("a log-in with an unknown name, to one with a known name", unknown / known, at_least=0.95)
        self.report("a log-in with a known name, to one with an unknown name", known / unknown, at_least=0.95)
        cookie = "; ".join(f"{name}={value}" for name, value in self.administrator.cookies.items())
        page = (self.site.address + self.path, "-H", f"Cookie: {cookie}")

        def flooded():
            with logins.flood() as flood:
                rate = self.wrk(*page)
            print(f"  {flood.answered} log-ins were answered meanwhile", flush=True)
            return rate

        self.report("a signed-in reader's page while log-ins flood in, to the same without them",
                    self.turns(flooded, lambda: self.wrk(*page)), at_least=0.6)

    def memory(self):
        """The worker's resident memory while it answers many requests of all kinds."""
        sizes = [self.site.worker_memory()]
        answered = 0
        while answered < MIXED_REQUESTS:
            answered += self.wrk_count(self.site.address, self.mixed_script())
            sizes.append(self.site.worker_memory())
        print(f"memory of the worker over {answered} mixed requests, MB: " + " ".join(f"{size:.1f}" for size in sizes))
        self.report(f"memory after {answered} requests, MB", sizes[-1], at_most=MEMORY_BUDGET)
        self.report("memory at the end, to memory half-way", sizes[-1] / sizes[len(sizes) // 2], at_most=1.05)

    # How it is measured

    def turns(self, subject, other):
        ratios = []
        for _ in range(self.options.rounds):
            mine, theirs = subject(), other()
            ratios.append(mine / theirs)
            print(f"  {mine:.0f} to {theirs:.0f} a second: {mine / theirs:.2f}", flush=True)
        return statistics.median(ratios)

    def wrk(self, *arguments):
        """Answers per second; any answer that is not a success makes the measurement void."""
        output = self.run_wrk(f"-d{self.options.seconds}s", *arguments)
        assert "Non-2xx" not in output, output
        return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))

    def wrk_count(self, address, script):
        output = self.run_wrk("-d5s", "-s", str(script), address)
        return int(re.search(r"(\d+) requests in", output).group(1))

    def run_wrk(self, *arguments):
        done = subprocess.run(["wrk", "-t2", f"-c{CONNECTIONS}", *arguments], stdout=subprocess.PIPE, text=True, check=True)
        assert "Socket errors" not in done.stdout, done.stdout
        return done.stdout

    def mixed_script(self):
        """Pages of all kinds, as strangers, as a guest and as the administrator, and refused forms. No HEAD: wrk waits for
        the body that it does not have."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.administrator.cookies.items())
        script = self.site.state / "mixed.lua"
        script.write_text(f"""
local own = {{["Cookie"] = "{cookie}"}}
local guest = {{["Cookie"] = "__Host-martlet-author=x"}}
local form = {{["Content-Type"] = "application/x-www-form-urlencoded", ["Origin"] = "{self.site.address}"}}
local requests = {{
  {{"GET", "{self.path}", own}}, {{"GET", "{self.path}", guest}}, {{"GET", "/?before=x", guest}}, {{"GET", "/", own}},
  {{"GET", "/admin", own}}, {{"GET", "/admin/posts", own}}, {{"GET", "/admin/comments", own}}, {{"GET", "/admin/posts/new", own}},
  {{"GET", "/login", nil}}, {{"GET", "/nowhere", guest}}, {{"GET", "/tags/none", guest}},
  {{"POST", "{self.path}/comments", form, "body=&name=&intent=post"}}, {{"POST", "/admin/comments", form, "ids=1&action=spam"}},
  {{"POST", "{self.path}/comments", form, "body=A+%2Apreview%2A&name=Grace&intent=preview"}},
}}
local turn = 0
request = function()
  turn = turn % #requests + 1
  local r = requests[turn]
  return wrk.format(r[1], r[2], r[3], r[4])
end
""")
        return script

    def behind_nginx(self, socket):
        """Gives another worker its own place in the site's nginx, and returns the address."""
        port = free_port()
        (self.site.state / "nginx/local/yardstick.conf").write_text(f"""
server {{
    listen 127.0.0.1:{port} ssl http2;
    include security-headers.conf;
    location / {{
        fastcgi_pass "unix:{socket}";
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param DOCUMENT_URI $document_uri;
        fastcgi_keep_conn off;
        fastcgi_buffer_size 16k;
        fastcgi_buffers 32 16k;
    }}
}}
""")
        former = self.site.children("nginx")
        self.site.up("--empty", program=self.options.program)
        # nginx's former workers close connections while they end: measured is what comes after.
        until(lambda: not former & self.site.children("nginx"), what="nginx's new workers")
        return f"https://localhost:{port}"

    def page(self, address):
        """The body of a page, as soon as there is one."""
        curl = ["curl", "-sf", "--cacert", self.site.state / "certificate/site.crt", address]
        return until(lambda: subprocess.run(curl, stdout=subprocess.PIPE).stdout, what=address)

    def report(self, name, value, at_least=None, at_most=None):
        kept = value >= at_least if at_least is not None else value <= at_most
        budget = f"at least {at_least:g}" if at_least is not None else f"at most {at_most:g}"
        print(f"{value:8.2f}  {name} ({budget}{'' if kept else ': MISSED'})", flush=True)
        self.missed += not kept


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--state", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--code", required=True)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    return 1 if Bench(parser.parse_args()).run() else 0


sys.exit(main())
