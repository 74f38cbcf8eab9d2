"""A whole site, started and ended by the project's own commands, in a state folder of its own."""

import base64
import getpass
import hashlib
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess

from .waiting import until

ROOT = pathlib.Path(__file__).resolve().parents[3]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    def __init__(self, state, port=None):
        self.state = pathlib.Path(state)
        self.port = port or free_port()
        self.output = ""

    @property
    def address(self):
        return f"https://localhost:{self.port}"

    # Commands

    def up(self, *arguments, check=True, port=True, program=None, timeout=600):
        """Runs deploy/up; with the build that the whole run tests, where there is one."""
        program = program or os.environ.get("MARTLET_STACK_PROGRAM")
        command = [ROOT / "deploy/up", "--state", self.state, *arguments]
        if port:
            command += ["--port", str(self.port)]
        if program:
            command += ["--program", program]
        return self.run(command, check, timeout)

    def down(self, check=True):
        return self.run([ROOT / "deploy/down", "--state", self.state], check, 300)

    def run(self, command, check, timeout):
        done = subprocess.run(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, timeout=timeout)
        self.output = done.stdout
        assert not check or done.returncode == 0, f"{command[0].name} failed:\n{done.stdout}\n{self.last_words()}"
        return done

    def last_words(self, lines=15):
        """The ends of the logs: what a person would look at when a start fails."""
        return "\n".join(
            f"--- {log.name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
            for log in sorted(self.state.glob("log/*.log")))

    def setup_link(self):
        """The one-time link that the last `up` printed, or None."""
        found = re.search(r"https://\S+/setup\S*", self.output)
        return found.group() if found else None

    def program(self, *arguments, stderr=subprocess.PIPE, **variables):
        """Runs the site's program as its worker is run: with its account and environment, save `variables`."""
        return subprocess.run(
            [str(word) for word in (self.state / "bin/martlet", *arguments)], env={**self.environment(), **variables},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr, text=True, timeout=120,
            **self.worker_account())

    def environment(self):
        """What the worker is told."""
        return dict(line.split("=", 1) for line in (self.state / "worker.environment").read_text().splitlines())

    def worker_account(self):
        """The account of the worker, for subprocess."""
        account = self.environment()["MARTLET_DATABASE_USER"]
        return {} if account == getpass.getuser() else {"user": account, "group": account, "extra_groups": []}

    # Processes

    def process(self, name):
        """The id of a part that runs, or None."""
        try:
            pid, start, _ = (self.state / "process" / name).read_text().split()
            stat = pathlib.Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        return int(pid) if stat[19] == start and stat[0] != "Z" else None

    def children(self, name):
        """The ids of the processes that a part has started."""
        pid = self.process(name)
        return {int(child) for child in pathlib.Path("/proc", str(pid), "task", str(pid), "children").read_text().split()}

    def processes(self):
        return {name: self.process(name) for name in ("database", "supervisor", "worker", "nginx")}

    def tell(self, name, number):
        pid = self.process(name)
        assert pid, f"{name} does not run"
        os.kill(pid, number)
        return pid

    def kill_worker(self):
        """Kills the worker as a crash would, and returns when its successor runs."""
        old = self.tell("worker", signal.SIGKILL)
        until(lambda: self.process("worker") not in (None, old), what="another worker")

    def end(self, name, number=signal.SIGKILL):
        self.tell(name, number)
        until(lambda: self.process(name) is None, what=f"the end of {name}")

    def worker_memory(self):
        """Resident memory of the worker, in megabytes."""
        status = pathlib.Path("/proc", str(self.process("worker")), "status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    # The database, for looking at what was stored

    def database(self, statement, name, **account):
        """What the client of MariaDB answers to the user of that name."""
        return subprocess.run(
            ["mariadb", "--no-defaults", "--batch", "--skip-column-names", f"--user={name}",
             f"--socket={self.state}/run/database/mariadb.sock", "martlet"],
            input=statement, capture_output=True, text=True, **account)

    def rows(self, statement):
        done = self.database(statement, getpass.getuser())
        done.check_returncode()
        return [line.split("\t") for line in done.stdout.splitlines()]

    # The wire

    def tls(self, **options):
        """A TLS context that trusts this site's certificate and nothing else."""
        context = ssl.create_default_context(cafile=str(self.state / "certificate/site.crt"))
        for name, value in options.items():
            setattr(context, name, value)
        return context

    def key_digest(self):
        """The SHA-256 of the certificate's public key, in base64."""
        certificate = self.state / "certificate/site.crt"
        key = subprocess.run(["openssl", "x509", "-in", certificate, "-noout", "-pubkey"], capture_output=True, check=True)
        der = subprocess.run(
            ["openssl", "pkey", "-pubin", "-outform", "DER"], input=key.stdout, capture_output=True, check=True)
        return base64.b64encode(hashlib.sha256(der.stdout).digest()).decode()

    def connect(self, context=None, name="localhost"):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        return (context or self.tls()).wrap_socket(plain, server_hostname=name)

    def exchange(self, sent):
        """Sends bytes as they are and returns everything that comes back."""
        with self.connect() as connection:
            connection.sendall(sent)
            received = b""
            try:
                while chunk := connection.recv(65536):
                    received += chunk
            except (ConnectionResetError, ssl.SSLError):
                pass
            return received
