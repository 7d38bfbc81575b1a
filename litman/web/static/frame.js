// What every page does: hears of saves, says what became of a change, and shows anew what is live on it.
import { ask, change } from "./ask.js";

export function note(text, { refused = false, action = null } = {}) {
  const box = document.createElement("div");
  box.className = refused ? "note refused" : "note";
  box.append(text);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.addEventListener("click", () => { box.remove(); action.act(); });
    box.append(button);
  }
  const notes = document.getElementById("notes");
  while (notes.children.length > 2) notes.firstChild.remove();
  notes.append(box);
  setTimeout(() => box.remove(), refused ? 15000 : 6000);
  return box;
}

// Says above the page why it cannot be shown as it is now: until it can, or, where nobody answers, not at all.
export function trouble(error) {
  const box = document.getElementById("trouble");
  if (error && !error.status) return;
  box.textContent = error?.message ?? "";
  box.hidden = !error;
}
export function asIs(value) {
  trouble(null);
  return value;
}

// A page whose main part bears `data-live` is shown anew when a file is saved; focus and place stay.
let waiting = 0;
async function showAnew() {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  const text = await ask(location.href).then(asIs, trouble);
  if (text === undefined) return;
  const main = document.getElementById("main");
  const focused = document.activeElement?.id || document.activeElement?.getAttribute?.("href");
  const top = scrollY;
  main.innerHTML = text;
  scrollTo({ top, behavior: "instant" });
  if (focused) main.querySelector(`[id="${CSS.escape(focused)}"], [href="${CSS.escape(focused)}"]`)?.focus();
}

// Listens to the server, whether it stays, comes back, or runs anew with other secrets.
const ANEW_MS = 1500, SOON_MS = 500;
function listen() {
  const events = new EventSource("/events");
  const again = (event) => {
    document.dispatchEvent(new CustomEvent("litman:saved", { detail: JSON.parse(event.data) }));
    clearTimeout(waiting);
    waiting = setTimeout(showAnew, 60);
  };
  events.addEventListener("saved", again);
  events.addEventListener("checked", again);
  events.addEventListener("adding", (event) => document.dispatchEvent(new CustomEvent("litman:adding", { detail: JSON.parse(event.data) })));
  events.addEventListener("error", () => {
    lost ||= setTimeout(sayLost, SOON_MS);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, ANEW_MS); // it answers, and does not know us yet
  });
  events.addEventListener("hello", (event) => {
    const token = JSON.parse(event.data).form_token;
    document.body.dataset.formToken = token;
    for (const field of document.querySelectorAll("[name=form_token]")) field.value = token;
    if (!lost) {
      if (document.querySelector("[data-waiting]")) again(event); // what was told before anybody listened
      return;
    }
    clearTimeout(lost);
    lost = 0;
    document.getElementById("lost").hidden = true;
    again(event);
  });
}

let lost = 0;
async function sayLost() {
  const answer = await fetch("/help", { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (!lost) return;
  lost = setTimeout(sayLost, ANEW_MS);
  if (answer?.ok) return; // it answers; the stream comes back by itself
  const box = document.getElementById("lost");
  box.innerHTML = answer?.status === 403
    ? "The workbench runs anew: open the address that it printed. This page goes on then."
    : "The workbench does not answer: it was ended, or killed. Start <code>litman serve</code> again and open the address that it prints; this page goes on then. What was saved is in the library's files.";
  box.hidden = false;
}

// A form that bears `data-send` is one change; meanwhile it says what is being done, and where it leads, its words are said there.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-send]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const doing = note(form.dataset.send);
  try {
    const answer = await change(form.getAttribute("action"), Object.fromEntries(new FormData(form)));
    if (answer.go && answer.go !== location.pathname) return void leave(answer);
    note(answer.said, { action: undo });
    document.dispatchEvent(new CustomEvent("litman:saved", { detail: {} }));
  } catch (error) { note(error.message, { refused: true }); }
  doing.remove();
  button.disabled = false;
});

// Goes where a change leads; what became of it is said there.
export function leave({ go, said }) {
  sessionStorage.setItem("said", said);
  location.assign(go);
}

export const undo = {
  label: "Undo",
  act: () => change("/undo").then((answer) => note(answer.said), (error) => note(error.message, { refused: true })),
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("search")?.focus();
});

listen();
// In a narrow window the navigation scrolls aside: where one is, is in sight.
const here = document.querySelector(".frame-head [aria-current]"), row = here?.closest("nav");
if (here && row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - row.clientWidth / 2;
const said = sessionStorage.getItem("said");
if (said) { sessionStorage.removeItem("said"); note(said, { action: undo }); }
