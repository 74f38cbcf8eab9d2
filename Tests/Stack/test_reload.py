"""New templates while the site is served: SIGHUP, as an operator sends it after changing a file."""

import shutil
import signal

import pytest

from stack.site import ROOT
from stack.visitor import Visitor
from stack.waiting import until


@pytest.fixture
def templates(own_site):
    """The templates that `own_site` is served from: a copy which the test may change."""
    copy = own_site.state / "templates"
    shutil.copytree(ROOT / "templates", copy)
    environment = own_site.state / "worker.environment"
    environment.write_text(environment.read_text().replace(
        f"MARTLET_TEMPLATES={ROOT}/templates", f"MARTLET_TEMPLATES={copy}"))
    own_site.kill_worker()
    return copy


def test_a_broken_template_keeps_the_old_ones_and_a_mended_one_replaces_them(own_site, templates):
    visitor = Visitor(own_site)
    footer = templates / "site-footer.mustache"
    original = footer.read_text()
    assert visitor.get("/").status == 200
    worker = own_site.process("worker")

    footer.write_text("{{siteTitel}}\n" + original)
    own_site.tell("worker", signal.SIGHUP)
    complaint = until(lambda: logged(own_site, "templates not reloaded"), what="the complaint in the log")
    assert "site-footer.mustache:1:1: unknown field" in complaint
    assert visitor.get("/login").status == 200

    footer.write_text("<p>second edition</p>\n" + original)
    own_site.tell("worker", signal.SIGHUP)
    until(lambda: "second edition" in visitor.get("/login").text, what="the new template on a page")
    assert own_site.process("worker") == worker, "the worker has not been started again"


def logged(site, words):
    """The line of a log with these words, or None."""
    for log in site.state.glob("log/*.log"):
        for line in log.read_text(errors="replace").splitlines():
            if words in line:
                return line
    return None
