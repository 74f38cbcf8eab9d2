"""deploy/up and deploy/down as an operator uses them."""

import os
import pathlib
import re
import signal
import socket
import subprocess

import pytest

from stack.people import Administrator
from stack.site import ROOT, Site, free_port
from stack.visitor import Visitor
from stack.waiting import until


@pytest.fixture
def state(tmp_path):
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)
    return tmp_path / "state"


def test_a_second_start_leaves_everything_running(site):
    before = site.processes()
    assert all(before.values()), before
    site.up("--empty", port=False)
    assert site.processes() == before
    assert site.address in site.output, "the port is remembered"


@pytest.mark.parametrize("part", ["nginx", "supervisor", "worker", "database"])
def test_a_dead_part_is_started_again_and_the_others_stay(own_site, part):
    before = own_site.processes()
    own_site.end(part) if part != "worker" else own_site.kill_worker()
    own_site.up("--empty")
    after = own_site.processes()
    assert all(after.values()), after
    assert after[part] != before[part]
    kept = {"nginx", "database"} - {part}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert Visitor(own_site).get("/readyz").status == 200


def test_what_was_ended_is_gone_and_its_data_is_kept(own_site):
    administrator = Administrator(own_site)
    administrator.set_up(own_site.setup_link())
    path = administrator.publish("What stays")
    pids = [pid for pid in own_site.processes().values()]
    own_site.down()
    assert not any(is_alive(pid) for pid in pids)
    own_site.down()
    own_site.up("--empty", port=False)
    assert "What stays" in Visitor(own_site).get(path).text
    assert own_site.setup_link() is None, "there is an administrator already"


def test_two_sites_live_side_by_side(site, own_site):
    assert site.port != own_site.port
    assert not set(site.processes().values()) & set(own_site.processes().values())
    own_site.down()
    assert Visitor(site).get("/readyz").status == 200


def test_a_port_that_is_taken_starts_nothing(state):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        site = Site(state, other.getsockname()[1])
        assert site.up("--empty", check=False).returncode == 1
    assert f"port {site.port} is taken" in site.output
    assert not any(site.processes().values())


def test_a_start_that_fails_leaves_nothing_running(state, tmp_path):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    site = Site(state)
    assert site.up("--empty", check=False, program=broken).returncode == 1
    assert not any(site.processes().values())


def test_a_deep_state_folder_works(state):
    deep = state / ("d" * 60) / ("e" * 60)
    for folder in (state, deep.parent):
        folder.mkdir(exist_ok=True)
    site = Site(deep)
    try:
        site.up("--empty")
        assert Visitor(site).get("/readyz").status == 200
    finally:
        site.down()


def test_root_that_has_to_run_the_parts_says_so_each_time(state):
    if os.geteuid() != 0:
        pytest.skip("whoever is not root runs all parts under their own account")
    state.mkdir(mode=0o700)
    site = Site(state / "below")
    try:
        for _ in range(2):
            site.up("--empty")
            assert "WARNING: the worker and nginx run as root," in site.output
            assert f"the account www-data may not enter the folder {state}\n" in site.output
            assert f"'chmod o+x {state}'" in site.output
            assert "WARNING: MariaDB runs as root," in site.output
        assert site.environment()["MARTLET_DATABASE_USER"] == "root"
        site.down()
        state.chmod(0o711)
        site.up("--empty")
        assert Visitor(site).get("/readyz").status == 200
        assert f"folder {state}\n" not in site.output
        if "the worker and nginx run as root" not in site.output:
            assert site.environment()["MARTLET_DATABASE_USER"] == "www-data"
    finally:
        site.down()


def test_the_logs_that_the_documentation_names_are_there(site):
    for text in (ROOT / "README.md", *(ROOT / "Sources/Martlet/Documentation.docc").glob("*.md")):
        for name in re.findall(r"log/[\w.-]+\.log", text.read_text()):
            assert (site.state / name).is_file(), f"{text.name} names {name}"


def test_another_port_can_be_chosen_later(own_site):
    own_site.port = free_port()
    own_site.up("--empty")
    assert Visitor(own_site).get("/readyz").status == 200
    own_site.up("--empty", port=False)
    assert own_site.address in own_site.output


@pytest.mark.parametrize("arguments", [["--port"], ["--port", "http"], ["--port", "70000"], ["--nonsense"]])
def test_wrong_usage_is_told_with_status_64(state, arguments):
    done = subprocess.run([ROOT / "deploy/up", "--state", state, *arguments],
                          capture_output=True, text=True)
    assert done.returncode == 64
    assert "usage: deploy/up" in done.stderr


def test_a_recycled_process_id_is_not_ended(own_site):
    record = own_site.state / "process/nginx"
    own_site.end("nginx", signal.SIGTERM)
    stranger = subprocess.Popen(["sleep", "600"])
    try:
        record.write_text(f"{stranger.pid} 1 another-boot\n")
        own_site.down()
        assert stranger.poll() is None, "a process that is not ours was ended"
    finally:
        stranger.kill()
        stranger.wait()


def test_a_changed_program_replaces_the_worker_and_nothing_else(own_site, tmp_path):
    program = pathlib.Path(own_site.state / "bin/martlet")
    changed = tmp_path / "martlet"
    changed.write_bytes(program.read_bytes() + b"\n")
    changed.chmod(0o755)
    before = own_site.processes()
    own_site.up("--empty", program=changed)
    after = own_site.processes()
    assert after["worker"] != before["worker"]
    assert {**after, "worker": 0} == {**before, "worker": 0}


def is_alive(pid):
    """A process that has ended stays in the table until its parent asks for it."""
    try:
        return pathlib.Path("/proc", str(pid), "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
