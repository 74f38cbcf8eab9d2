"""Mail as its reader sees it, parsed by Python's own library."""

import email
import email.policy
import re

from .waiting import until


class Mail:
    def __init__(self, content):
        self.content = content
        self.message = email.message_from_bytes(content, policy=email.policy.default)

    def __getitem__(self, name):
        """The value of a header field; one that comes more than once is a fault in every test."""
        values = self.message.get_all(name, [])
        assert len(values) < 2, f"{name} came {len(values)} times: {values}"
        return str(values[0]) if values else None

    @property
    def recipients(self):
        return [address.addr_spec for name in ("To", "Cc", "Bcc") for field in self.message.get_all(name, [])
                for address in field.addresses]

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()

    @property
    def html(self):
        return self.message.get_body(("html",)).get_content()

    @property
    def links(self):
        """The addresses in the plain text, in order."""
        return re.findall(r"https://\S+", self.text)

    def link(self, path):
        """The one address whose path begins with `path`, as path and query for a visitor to follow."""
        found = [link for link in self.links if re.match(r"https://[^/]+" + re.escape(path), link)]
        assert len(found) == 1, f"{len(found)} links to {path} in: {self.text}"
        return re.sub(r"^https://[^/]+", "", found[0])


class Mailbox:
    """The mail of a site that sends none: the files in its state folder."""

    def __init__(self, site):
        self.folder = site.state / "mail"

    def mails(self, to=None, subject=""):
        """Those to an address, or all, whose subject holds some words; the oldest first."""
        files = sorted(self.folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        mails = [Mail(file.read_bytes()) for file in files]
        return [mail for mail in mails if (to is None or to in mail.recipients) and subject in mail["Subject"]]

    def await_mail(self, to, subject="", count=1):
        """The newest mail to an address, once there are `count` of them."""
        return until(
            lambda: (found := self.mails(to, subject)) and len(found) >= count and found[-1],
            seconds=30, what=f"mail {count} to {to} about '{subject}'")
