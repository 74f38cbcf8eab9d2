// Whoever leaves the editor with something typed that was not saved is asked first.
"use strict";

for (const form of document.querySelectorAll("form.editor")) {
  // What came back with an error, or beside what somebody else wrote, was not saved either.
  let isUnsaved = document.querySelector(".error-summary, .conflict") !== null;

  form.addEventListener("input", () => { isUnsaved = true; });
  form.addEventListener("submit", () => { isUnsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
