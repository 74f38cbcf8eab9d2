"""People with a part to play, told by the forms of the site."""

import itertools
import urllib.parse

from .mailbox import Mailbox
from .visitor import Visitor

PASSWORD = "a long enough sentence to enter by"

numbers = itertools.count(1)


class Administrator(Visitor):
    def set_up(self, link):
        """Follows the one-time link and fills in its form."""
        assert link, "the site was set up before"
        target = urllib.parse.urlsplit(link)
        page = self.get(urllib.parse.urlunsplit(("", "", target.path, target.query, ""))).page
        done = self.submit(page, "password", name="ada", email="ada@example.org", password=PASSWORD, title="On the wing")
        self.follow(done)
        assert "__Host-martlet-session" in self.cookies

    def write(self, title=None, body="Some *words*.", intent="publish"):
        """Writes a post in the editor and returns the answer to sending it."""
        page = self.get("/admin/posts/new").page
        return self.submit(
            page, "slug", title=title or f"A fresh post {next(numbers)}", body=body, intent=intent, comments="on")

    def publish(self, title=None, body="Some *words*."):
        """Publishes a post and returns its path."""
        title = title or f"A fresh post {next(numbers)}"
        self.follow(self.write(title, body))
        slug = title.lower().replace(" ", "-")
        path = f"/posts/{slug}"
        assert self.get(path).status == 200, f"{path} is not published"
        return path

    def edit_page(self, title):
        """The editor of the post with that title, found as a person finds it: in the list."""
        return self.get(self.get("/admin/posts").page.link(title)).page

    def moderate(self, action, *ids):
        page = self.get("/admin/comments").page
        token = dict(page.form("ids").fields)["form_token"]
        return self.post("/admin/comments", [("form_token", token), ("action", action), *(("ids", each) for each in ids)])


    def comment(self, path, body, parent=None):
        page = self.get(path + (f"?reply={parent}" if parent else "")).page
        return self.submit(page, "body", body=body, intent="post")


class Reader(Visitor):
    def register(self, name):
        """Makes an account by the link in the mail; this visitor is signed in from then on."""
        address = f"{name}@example.org"
        self.follow(self.submit(
            self.get("/register").page, "password", name=name, email=address, password=PASSWORD))
        link = Mailbox(self.site).await_mail(address, "Confirm").link("/verify")
        self.follow(self.submit(self.get(link).page, "key"))
        assert "__Host-martlet-session" in self.cookies


class Guest(Visitor):
    def comment(self, path, body, name="Grace", parent=None):
        fields = {"body": body, "name": name, "email": "", "website": "", "intent": "post"}
        if parent:
            fields["parent"] = parent
        return self.post(f"{path}/comments", fields)
