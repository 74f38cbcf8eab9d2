// A button beside each password field shows what was typed there, and hides it again: at the latest when the form is sent
// or the page is left, for browsers and password managers know a password by the type of its field.
"use strict";

for (const field of document.querySelectorAll("input[type=password]")) {
  const label = field.labels[0].firstChild.textContent.trim();
  const button = document.createElement("button");
  const rest = document.createElement("span");

  const show = (isShown) => {
    field.type = isShown ? "text" : "password";
    button.setAttribute("aria-pressed", String(isShown));
  };

  // "Show current password": it begins with what is seen, which people say to their browsers.
  rest.className = "visually-hidden";
  rest.textContent = ` ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  button.type = "button";
  button.className = "show-password";
  button.append("Show", rest);
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  window.addEventListener("pagehide", () => show(false));
  show(false);
  field.after(button);
}
