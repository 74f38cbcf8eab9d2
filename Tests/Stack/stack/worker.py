"""The worker spoken to without nginx (FastCGI specification, version 1), as clients in many networks at once."""

import re
import socket
import struct
import urllib.parse

BEGIN, END, PARAMS, STDIN, STDOUT = 1, 3, 4, 5, 6


class Worker:
    def __init__(self, site):
        self.site = site

    def get(self, path, address="192.0.2.7", cookies=None):
        return self.request("GET", path, address, cookies or {}, b"")

    def post(self, path, fields, address="192.0.2.7", cookies=None):
        return self.request("POST", path, address, cookies or {}, urllib.parse.urlencode(fields).encode())

    def request(self, method, path, address, cookies, body):
        """The status, the cookies that were set, and the page."""
        path, _, query = path.partition("?")
        parameters = {
            "REQUEST_METHOD": method, "REQUEST_URI": path, "DOCUMENT_URI": path, "QUERY_STRING": query,
            "SERVER_PROTOCOL": "HTTP/2.0", "REMOTE_ADDR": address, "REQUEST_ID": "0123456789abcdef0123456789abcdef",
            "HTTPS": "on", "HTTP_HOST": f"localhost:{self.site.port}",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }
        if method == "POST":
            parameters |= {
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
                "HTTP_ORIGIN": self.site.address, "HTTP_SEC_FETCH_SITE": "same-origin"}
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(60)
            connection.connect(str(self.site.state / "run/worker.sock"))
            connection.sendall(
                record(BEGIN, struct.pack("!HB5x", 1, 0)) + stream(PARAMS, b"".join(map(pair, parameters.items())))
                + stream(STDIN, body))
            return answer(read_output(connection))


def answer(output):
    head, _, page = output.partition(b"\r\n\r\n")
    head = head.decode()
    status = int(re.search(r"^Status: (\d+)", head, re.M | re.I).group(1)) if "tatus:" in head else 200
    cookies = dict(re.findall(r"^Set-Cookie: ([^=]+)=([^;\r\n]*)", head, re.M | re.I))
    return status, cookies, page.decode()


def read_output(connection):
    received, output = b"", b""
    while True:
        while len(received) < 8:
            received += expect(connection)
        _, kind, _, length, padding = struct.unpack("!BBHHB", received[:7])
        while len(received) < 8 + length + padding:
            received += expect(connection)
        if kind == STDOUT:
            output += received[8:8 + length]
        if kind == END:
            return output
        received = received[8 + length + padding:]


def expect(connection):
    chunk = connection.recv(65536)
    assert chunk, "the worker ended its reply early"
    return chunk


def record(kind, content):
    return struct.pack("!BBHHBB", 1, kind, 1, len(content), 0, 0) + content


def stream(kind, content):
    parts = [content[start:start + 65_000] for start in range(0, len(content), 65_000)]
    return b"".join(record(kind, part) for part in [*parts, b""])


def pair(item):
    name, value = (text.encode() for text in item)
    return b"".join(
        struct.pack("!B", len(text)) if len(text) < 128 else struct.pack("!I", len(text) | 0x8000_0000)
        for text in (name, value)) + name + value
