"""A visitor without a browser: requests with cookies, and forms filled in by the names of their fields."""

import http.client
import urllib.parse

from .page import Page


class Answer:
    def __init__(self, status, fields, body):
        self.status = status
        self.fields = fields
        self.body = body

    def __getitem__(self, name):
        """The value of a header field, or None; a field that came more than once is a fault in every test."""
        values = [value for field, value in self.fields if field.lower() == name.lower()]
        assert len(values) < 2, f"{name} came {len(values)} times: {values}"
        return values[0] if values else None

    @property
    def cookies(self):
        return [value for field, value in self.fields if field.lower() == "set-cookie"]

    @property
    def text(self):
        return self.body.decode()

    @property
    def page(self):
        return Page(self.text)


class Visitor:
    def __init__(self, site):
        self.site = site
        self.cookies = {}

    def request(self, method, path, body=None, headers=None):
        """One request on a connection of its own. `headers` win over what a browser would send."""
        sent = {"Host": f"localhost:{self.site.port}"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent.update(headers or {})
        connection = http.client.HTTPSConnection("localhost", self.site.port, timeout=30, context=self.site.tls())
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()
        self.remember(answer)
        return answer

    def remember(self, answer):
        for line in answer.cookies:
            name, _, value = line.partition(";")[0].partition("=")
            if "max-age=0" in line.lower().replace(" ", ""):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value

    def get(self, path, **headers):
        return self.request("GET", path, headers=named(headers))

    def head(self, path, **headers):
        return self.request("HEAD", path, headers=named(headers))

    def post(self, path, fields, **headers):
        """Sends a form as a browser does that stands on a page of this site."""
        return self.request(
            "POST", path, urllib.parse.urlencode(fields).encode(),
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.site.address,
             "Sec-Fetch-Site": "same-origin", **named(headers)})

    def submit(self, page, marker, **filled):
        """Fills in the form of `page` that has a field or button called `marker`, and sends it."""
        form = page.form(marker)
        return self.post(form.action.split("#")[0], form.filled(**filled))

    def follow(self, answer):
        """Goes where a 303 points, as a browser does."""
        assert answer.status == 303, f"{answer.status} instead of 303: {answer.text[:2000]}"
        target = urllib.parse.urlsplit(answer["Location"])
        return self.get(urllib.parse.urlunsplit(("", "", target.path or "/", target.query, "")))


def named(headers):
    """Header fields from keyword arguments: If_None_Match for If-None-Match."""
    return {name.replace("_", "-"): value for name, value in headers.items()}
