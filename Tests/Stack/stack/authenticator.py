"""An authenticator that Chromium believes to be plugged in (Chrome DevTools Protocol, domain WebAuthn)."""


class Authenticator:
    """Holds passkeys, and checks who uses it without a question."""

    def __init__(self, browser, checks_user=True):
        self.browser = browser
        self.call("enable", enableUI=False)
        self.id = self.call("addVirtualAuthenticator", options={
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": checks_user, "automaticPresenceSimulation": True})["authenticatorId"]

    def call(self, command, **arguments):
        return self.browser.driver.execute_cdp_cmd(f"WebAuthn.{command}", arguments)

    @property
    def credentials(self):
        return self.call("getCredentials", authenticatorId=self.id)["credentials"]

    def set_checks_user(self, checks):
        self.call("setUserVerified", authenticatorId=self.id, isUserVerified=checks)

    def rewind(self, count):
        """Puts a copy in the place of the only credential, which is as it was when it had signed so often."""
        credential = self.credentials[0]
        self.call("removeCredential", authenticatorId=self.id, credentialId=credential["credentialId"])
        kept = ("credentialId", "isResidentCredential", "rpId", "privateKey", "userHandle")
        self.call("addCredential", authenticatorId=self.id, credential={
            **{name: credential[name] for name in kept if name in credential}, "signCount": count})

    def forget(self):
        self.call("clearCredentials", authenticatorId=self.id)
