"""The program's own commands, as an operator uses them: what they print, where, and with which status they end."""

import os
import pty
import re
import subprocess

import pytest

from stack.site import ROOT
from stack.visitor import Visitor

EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Old blog</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
<item><title>From the old blog</title><dc:creator>jane</dc:creator>
<content:encoded><![CDATA[It came along.]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date_gmt>2012-01-05 13:30:46</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>from-the-old-blog</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel>
</rss>
"""


@pytest.fixture
def export(site):
    """Writes an export where the program can read it, and returns its path."""
    def write(text):
        file = site.state / "export.xml"
        file.write_text(text)
        return file
    return write


def test_an_export_is_imported_once(site, administrator, export):
    file = export(EXPORT)
    foretold = site.program("import", "wordpress", file, "--dry-run")
    assert (foretold.returncode, foretold.stderr) == (0, "")
    assert "Nothing was written." in foretold.stdout and "posts: 1 new" in foretold.stdout
    done = site.program("import", "wordpress", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "posts: 1 new" in done.stdout
    assert "It came along." in Visitor(site).get("/posts/from-the-old-blog").text
    again = site.program("import", "wordpress", file)
    assert again.returncode == 0
    assert "posts: 0 new, 1 there already" in again.stdout


def test_an_export_that_the_worker_may_not_read_comes_by_standard_input(site, tmp_path):
    file = tmp_path / "private.xml"
    file.write_text(EXPORT.replace("from-the-old-blog", "by-hand").replace("<wp:post_id>1<", "<wp:post_id>2<"))
    file.chmod(0o600)
    command = [ROOT / "deploy/martlet", "--state", site.state, "import", "wordpress", "-"]
    with file.open() as export:
        done = subprocess.run(command, stdin=export, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "posts: 1 new" in done.stdout
    assert Visitor(site).get("/posts/by-hand").status == 200


def test_without_a_site_there_is_no_program_to_run(tmp_path):
    done = subprocess.run(
        [ROOT / "deploy/martlet", "--state", tmp_path, "config"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "start one with deploy/up" in done.stderr
    assert subprocess.run([ROOT / "deploy/martlet"], capture_output=True, timeout=60).returncode == 64


def test_whoever_watches_an_import_sees_how_far_it_is(site, export):
    ours, theirs = pty.openpty()
    try:
        done = site.program("import", "wordpress", export(EXPORT), "--dry-run", stderr=theirs)
        assert done.returncode == 0
        assert re.search(rb"items?, \d+ %", os.read(ours, 65536))
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize("text, words", [
    (EXPORT[:EXPORT.index("</item>")], r"line \d+: the file is cut off"),
    ("a letter, and no export\n", r"line 1: this is not XML"),
    (EXPORT.replace("<rss", "<!DOCTYPE rss SYSTEM '/etc/passwd'><rss"), r"line \d+: a document type declaration"),
    (EXPORT.replace("<wp:wxr_version>1.2", "<wp:wxr_version>9"), r"line 5: its WXR version is “9”"),
], ids=["cut off", "no XML", "a document type", "another version"])
def test_a_broken_export_is_refused_in_one_line_with_its_place(site, export, text, words):
    done = site.program("import", "wordpress", export(text))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and re.search(words, done.stderr), done.stderr


def test_an_export_that_is_not_there_is_named(site):
    done = site.program("import", "wordpress", "/nowhere/export.xml")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and "/nowhere/export.xml" in done.stderr


def test_the_configuration_is_explained_and_checked(site):
    done = site.program("config")
    assert (done.returncode, done.stderr) == (0, "")
    assert "MARTLET_LISTEN=fd:0\n" in done.stdout
    variables = re.findall(r"^(MARTLET_\w+)=", done.stdout, re.MULTILINE)
    assert len(variables) == len(set(variables)) == done.stdout.count("# Default: ")
    wrong = site.program("config", MARTLET_THREADS="none")
    assert wrong.returncode == 1
    assert len(wrong.stderr.splitlines()) == 1 and "MARTLET_THREADS" in wrong.stderr


@pytest.mark.parametrize("arguments", [["nonsense"], ["import", "wordpress"], ["serve", "--nonsense"]])
def test_a_command_line_that_makes_no_sense_is_status_64(site, arguments):
    done = site.program(*arguments)
    assert done.returncode == 64
    assert "Usage: martlet" in done.stderr


def test_a_database_that_is_not_there_is_one_line_and_status_1(site):
    done = site.program("migrate", MARTLET_DATABASE_SOCKET="/nowhere/mariadb.sock")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_the_readme_names_the_commands_that_there_are(site):
    told = re.findall(r"^  (\w[\w-]*)  ", site.program("--help").stdout, re.MULTILINE)
    written = re.findall(r"^\| `martlet ([\w-]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert told and set(told) - {"help"} == set(written)
