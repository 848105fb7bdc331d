// What the pages can do more where scripts run; without, everything works by whole pages.
// Votes, saves and follows: only the part of the page that they are about is drawn anew.
addEventListener("submit", (event) => {
  const form = event.target;
  const part = form.dataset.part && document.getElementById(form.dataset.part);
  if (!part || event.defaultPrevented) return;
  event.preventDefault();
  // Sent twice by a double click, it would be done and undone.
  if (part.getAttribute("aria-busy") === "true") return;
  part.setAttribute("aria-busy", "true");
  send(form)
    .then((page) => {
      const fresh = page.getElementById(part.id);
      // Refused, or signed out: what the server says instead is the whole page.
      const isSaid = page.querySelector("main > .notice") || !fresh;
      const made = isSaid ? page.querySelector("main") : fresh;
      (isSaid ? document.querySelector("main") : part).replaceWith(made);
      const notice = made.querySelector(".notice");
      notice?.setAttribute("tabindex", "-1");
      (notice ?? buttonFor(made, form))?.focus();
    })
    .catch(() => form.submit());
});

/** The button that does, or undoes, what a form did. */
function buttonFor(part, form) {
  const name = form.getAttribute("action").split("/").at(-1).replace("un", "");
  return part.querySelector(`form[action$="${name}"] button`);
}

async function send(form) {
  const response = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { accept: "text/html" },
  });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// A day that is chosen is gone to.
for (const input of document.querySelectorAll('.pick input[type="date"]'))
  input.addEventListener("change", () => input.value && input.form.requestSubmit());

// What is there to be copied gets a button for it.
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = `Copy ${text.dataset.copy}`;
  const copied = () => {
    button.textContent = "✓ Copied";
    button.classList.add("copied");
  };
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(text.textContent).then(copied);
  });
  const row =
    text.nextElementSibling?.matches("p") && text.nextElementSibling.querySelector(".btn");
  if (row) row.before(button, " ");
  else text.after(button);
}
