"""What the encrypted connection is."""

import http.client
import ssl
import subprocess
import warnings

import pytest


def offered(site, version):
    context = site.tls()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = version
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_a_downgrade_to_an_old_tls_is_refused(site, version):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        site.connect(offered(site, version))


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_current_tls_is_spoken(site, version):
    with site.connect(offered(site, version)) as connection:
        assert connection.version() == version.name.replace("_", ".")


@pytest.mark.parametrize("suites", ["AES128-SHA", "AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA256", "NULL", "DHE"])
def test_suites_without_forward_secrecy_or_authenticated_encryption_are_refused(site, suites):
    context = offered(site, ssl.TLSVersion.TLSv1_2)
    try:
        context.set_ciphers(f"{suites}:@SECLEVEL=0")
    except ssl.SSLError:
        pytest.skip(f"this OpenSSL has no {suites}, so nobody here can offer it")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        site.connect(context)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_the_certificate_is_made_out_to_the_names_that_are_served(site, name):
    with site.connect(name=name) as connection:
        assert ("DNS", "localhost") in connection.getpeercert()["subjectAltName"]


def test_browsers_get_http_2(site):
    context = site.tls()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with site.connect(context) as connection:
        assert connection.selected_alpn_protocol() == "h2"
    spoken = subprocess.run(
        ["curl", "--silent", "--http2", "--cacert", site.state / "certificate/site.crt", "--output", "/dev/null",
         "--write-out", "%{http_version} %{http_code}", site.address + "/"], capture_output=True, text=True, check=True)
    assert spoken.stdout == "2 200"


def test_plain_http_on_the_same_port_is_sent_to_https(site):
    connection = http.client.HTTPConnection("localhost", site.port, timeout=10)
    connection.request("GET", "/archive?x=1")
    response = connection.getresponse()
    assert (response.status, response.getheader("Location")) == (308, f"{site.address}/archive?x=1")


def test_the_private_key_is_for_its_owner_alone(site):
    assert (site.state / "certificate/site.key").stat().st_mode & 0o077 == 0
