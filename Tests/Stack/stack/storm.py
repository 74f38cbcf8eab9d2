"""Many guests at once: each posts comments over a connection of its own and sends every one of them twice."""

import asyncio
import collections
import urllib.parse

Sent = collections.namedtuple("Sent", "body status")


class Guest:
    """One guest with one TLS connection, which it opens again when it breaks."""

    def __init__(self, site, context, number):
        self.site = site
        self.context = context
        self.number = number
        self.streams = None

    async def post(self, path, body):
        """The status of the answer, or 0 when there was none."""
        form = urllib.parse.urlencode({"body": body, "name": f"Guest {self.number}", "intent": "post"}).encode()
        request = (
            f"POST {path}/comments HTTP/1.1\r\nHost: localhost:{self.site.port}\r\nOrigin: {self.site.address}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(form)}\r\n\r\n").encode() + form
        try:
            if self.streams is None:
                self.streams = await asyncio.open_connection("localhost", self.site.port, ssl=self.context)
            reader, writer = self.streams
            writer.write(request)
            return await asyncio.wait_for(self.answer(reader), 60)
        except (OSError, EOFError, asyncio.TimeoutError):
            self.close()
            return 0

    async def answer(self, reader):
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        if fields.get(b"transfer-encoding") == b"chunked":
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        else:
            await reader.readexactly(int(fields.get(b"content-length", b"0")))
        if fields.get(b"connection") == b"close":
            self.close()
        return status

    def close(self):
        if self.streams is not None:
            self.streams[1].close()
            self.streams = None


class Storm:
    def __init__(self, site, paths, guests, comments):
        self.site = site
        self.paths = paths
        self.guests = guests
        self.comments = comments
        self.sent = []

    @property
    def total(self):
        return 2 * self.guests * self.comments

    def rage(self):
        """Sends everything; `sent` grows meanwhile."""
        asyncio.run(self.all_guests())

    async def all_guests(self):
        context = self.site.tls()
        await asyncio.gather(*(self.one_guest(Guest(self.site, context, number)) for number in range(self.guests)))

    async def one_guest(self, guest):
        path = self.paths[guest.number % len(self.paths)]
        for number in range(self.comments):
            body = f"storm guest {guest.number} comment {number}"
            for _ in range(2):
                self.sent.append(Sent(body, await guest.post(path, body)))
        guest.close()
