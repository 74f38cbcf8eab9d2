"""A real mail server on loopback, as far as a site needs one."""

import asyncio
import collections
import ssl
import subprocess

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from .mailbox import Mail

Received = collections.namedtuple("Received", "sender recipients is_encrypted mail")


class Certificate:
    """For `localhost`, vouched for by itself."""

    def __init__(self, folder, name):
        self.certificate = folder / f"{name}.crt"
        self.key = folder / f"{name}.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost", "-keyout", self.key, "-out",
             self.certificate], check=True, capture_output=True)
        # The worker may run under another account.
        self.certificate.chmod(0o644)

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


class MailServer:
    """Takes everything. Used with `with`; what it got stays to be looked at."""

    def __init__(self, port, certificate=None, password=None):
        """Without a certificate it offers no STARTTLS, without a password it asks for none."""
        self.received = []
        # Who was named as a sender, whether or not a message followed.
        self.senders = []
        # While this is true, whoever has handed a message over waits for the answer.
        self.is_holding = False
        security = {"tls_context": certificate.context(), "require_starttls": True} if certificate else {}
        if password:
            security |= {
                "auth_required": True, "authenticator": lambda server, session, envelope, mechanism, data:
                    AuthResult(success=data.password == password.encode(), handled=False)}
        self.controller = Controller(self, hostname="127.0.0.1", port=port, ready_timeout=20, **security)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.is_holding = False
        self.controller.stop()

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.senders.append(address)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.received.append(
            Received(envelope.mail_from, envelope.rcpt_tos, session.ssl is not None, Mail(envelope.content)))
        while self.is_holding:
            await asyncio.sleep(0.02)
        return "250 taken"

    @property
    def message_ids(self):
        return [received.mail["Message-ID"] for received in self.received]
