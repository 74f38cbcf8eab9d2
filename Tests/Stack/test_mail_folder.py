"""Mail of a site whose operator named no mail server."""

import stat

from stack.mailbox import Mailbox
from stack.waiting import until


def test_mail_is_kept_in_the_state_folder_for_its_owner_alone(site, administrator):
    administrator.submit(administrator.get("/admin/mail").page, "action", action="test")
    mail = Mailbox(site).await_mail("ada@example.org", "A test mail")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.links == [f"{site.address}/"]
    assert stat.S_IMODE((site.state / "mail").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (site.state / "mail").iterdir()} == {0o600}
    until(lambda: "Kept" in administrator.get("/admin/mail").text, what="the state of the mail")
    page = administrator.get("/admin/mail").text
    assert f"kept in files in the folder {site.state}/mail" in page
    assert any(f"File: {file.name}" in page for file in (site.state / "mail").iterdir())


def test_a_start_says_where_mail_is_kept(site):
    site.up("--empty")
    assert f"kept in {site.state}/mail" in site.output


def test_what_an_earlier_start_was_told_of_mail_does_not_linger(own_site, monkeypatch):
    """The supervisor outlives the settings that it was started with."""
    own_site.down()
    monkeypatch.setenv("MARTLET_MAIL_SERVER", "smtp://localhost:1")
    monkeypatch.setenv("MARTLET_MAIL_FROM", "notes@blog.example")
    own_site.up("--empty")
    assert "kept in" not in own_site.output
    monkeypatch.delenv("MARTLET_MAIL_SERVER")
    own_site.up("--empty")
    assert f"kept in {own_site.state}/mail" in own_site.output
