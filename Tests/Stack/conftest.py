import shutil
import tempfile

import pytest

from stack.people import Administrator
from stack.site import Site
from stack.visitor import Visitor


# Each run has a folder of its own. In the one that runs share by default, each that begins closes it to other accounts
# again, also to those that the sites of another run have lent themselves to.
FOLDER = pytest.StashKey[str]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    if config.option.basetemp is None:
        config.option.basetemp = config.stash[FOLDER] = tempfile.mkdtemp(prefix="martlet-stack-")


def pytest_sessionfinish(session, exitstatus):
    folder = session.config.stash.get(FOLDER, None)
    if folder and exitstatus == pytest.ExitCode.OK:
        shutil.rmtree(folder)
    elif folder:
        print(f"\nWhat the sites left is in {folder}")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A site without demo content that all tests of the run share. Tests that end parts of it start them again."""
    yield from started(tmp_path_factory.mktemp("site"), "--empty")


@pytest.fixture
def own_site(tmp_path_factory):
    """A site that belongs to one test."""
    yield from started(tmp_path_factory.mktemp("own"), "--empty")


def started(state, *arguments):
    # pytest's folders are closed to other accounts, which root lends parts of the site to.
    for folder in (state, *state.parents):
        if folder.owner() == state.owner() and folder.name.startswith(("martlet-stack-", state.name)):
            folder.chmod(0o755)
    site = Site(state)
    site.up(*arguments)
    try:
        yield site
    finally:
        site.down()


@pytest.fixture
def visitor(site):
    """A stranger."""
    return Visitor(site)


@pytest.fixture(scope="session")
def administrator(site):
    """The person who set the shared site up and stays logged in."""
    administrator = Administrator(site)
    administrator.set_up(site.setup_link())
    return administrator


@pytest.fixture
def post(administrator):
    """The path of a published post that is fresh for this test."""
    return administrator.publish()
