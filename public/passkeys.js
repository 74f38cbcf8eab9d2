// Passkeys (W3C Web Authentication). A form with `data-passkey` asks the browser for a new key ("create") or for the
// proof of one ("get"), fills its fields in with the answer, and is then sent like any other form: what came of it the
// server says on the next page. Where this file does not run, or the browser knows no passkeys, those forms stay hidden.
"use strict";

(() => {
  // A challenge is good for five minutes. An older one is fetched anew, so that the rest is left for the person.
  const FRESH = 60_000;
  const PATIENCE = 180_000;

  const WORDS = {
    wait: "Follow what your browser or device asks…",
    NotAllowedError: "That did not work: it was cancelled, it took too long, or there is no passkey here. Try again.",
    InvalidStateError: "There is a passkey of this account on that device already.",
    SecurityError: "Passkeys work only under the address that the site was made for.",
    NotSupportedError: "That device makes no passkeys of a kind that works here.",
    NetworkError: "The site could not be reached. Try again.",
    long: "The name is too long.",
    other: "The browser could not do it. Try again.",
  };

  const opened = Date.now();

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  const credentials = (list) =>
    list.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));

  /** The same form with a new challenge, when the page has stood open for a while. */
  async function freshData(form) {
    if (Date.now() - opened < FRESH) return form.dataset;
    let page;
    try {
      page = await (await fetch(location.href, { credentials: "same-origin" })).text();
    } catch {
      throw new DOMException("", "NetworkError");
    }
    const selector = `form[data-passkey="${form.dataset.passkey}"]`;
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector(selector);
    // Somebody logged out meanwhile, or in: the server will tell.
    return fresh ? fresh.dataset : form.dataset;
  }

  async function prove(data) {
    const { id, rawId, response } = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(data.challenge),
        rpId: data.relyingParty,
        allowCredentials: credentials(data.credentials),
        userVerification: data.userVerification,
        timeout: PATIENCE,
      },
    });
    return {
      id: text(rawId ?? bytes(id)),
      client_data: text(response.clientDataJSON),
      authenticator_data: text(response.authenticatorData),
      signature: text(response.signature),
      user_handle: response.userHandle ? text(response.userHandle) : "",
    };
  }

  async function create(data) {
    const { response } = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(data.challenge),
        rp: { id: data.relyingParty, name: data.relyingPartyName },
        user: { id: bytes(data.user), name: data.userName, displayName: data.userDisplayName },
        pubKeyCredParams: data.algorithms.split(" ").map((number) => ({ type: "public-key", alg: Number(number) })),
        excludeCredentials: credentials(data.credentials),
        // Kept on the device where it can be, so that it logs in without a name as well.
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
        attestation: "none",
        timeout: PATIENCE,
      },
    });
    return { client_data: text(response.clientDataJSON), attestation: text(response.attestationObject) };
  }

  function isTooLong(form) {
    const name = form.elements.namedItem("name");
    return name && [...name.value.trim()].length > Number(form.dataset.nameLimit);
  }

  function say(form, words, isBusy = false) {
    form.querySelector("[role=status]").textContent = words;
    // Not `disabled`, with which the button would lose the keyboard's focus.
    form.querySelector("button").setAttribute("aria-disabled", String(isBusy));
  }

  async function run(form) {
    const isBusy = form.querySelector("button").getAttribute("aria-disabled") === "true";
    if (isBusy) return;
    if (isTooLong(form)) return say(form, WORDS.long);
    say(form, WORDS.wait, true);
    try {
      const data = await freshData(form);
      const answer = await (form.dataset.passkey === "create" ? create(data) : prove(data));
      for (const [name, value] of Object.entries(answer)) form.elements.namedItem(name).value = value;
      // "Stay signed in" stands in the other form of the page.
      const stays = form.elements.namedItem("remember");
      if (stays) stays.disabled = !document.getElementById("remember")?.checked;
      form.submit();
    } catch (error) {
      say(form, WORDS[error.name] ?? WORDS.other);
    }
  }

  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(form);
    });
  }
  for (const words of document.querySelectorAll("[data-passkey-needed]")) words.hidden = true;
  // A page that comes back from the browser's memory waits for nothing any more.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-passkey]").forEach((form) => say(form, ""));
  });
})();
