// Dialogs: choose from what is found as one types, write a text, see the keys.
import { ask } from "./ask.js";

const dialog = document.getElementById("dialog");
export const dialogIsOpen = () => dialog.open;

function make(title) {
  dialog.innerHTML = '<h2 id="dialog-title"></h2>';
  dialog.firstChild.textContent = title;
}

function ended() {
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

// Gives what the row that was chosen holds (`value`, `rank`, `text`); null where none was.
export async function choose(title, hint, address) {
  make(title);
  const list = document.createElement("ul");
  list.className = "found";
  list.id = "found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", title);
  const input = document.createElement("input");
  input.type = "search";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", "found");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-label", hint || title);
  input.placeholder = hint || "";
  input.readOnly = hint === null;
  input.className = hint === null ? "unseen" : "";
  dialog.append(input, list, leaving("Leave"));
  let place = 0, value = null, turn = 0;
  const rows = () => [...list.querySelectorAll("[role=option]")];
  const mark = () => {
    rows().forEach((row, number) => row.setAttribute("aria-selected", String(number === place)));
    const row = rows()[place];
    input.setAttribute("aria-activedescendant", row ? row.id : "");
    row?.scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    const mine = ++turn;
    try {
      const html = await ask(address(input.value));
      if (mine !== turn) return;
      list.innerHTML = html;
    } catch (error) { list.textContent = error.message; }
    place = 0;
    mark();
  };
  const take = (row) => { if (row) { value = { ...row.dataset }; dialog.close("taken"); } };
  let waiting = 0;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 60); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = rows().length;
      if (count) place = (place + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      mark();
    } else if (event.key === "Enter") { event.preventDefault(); take(rows()[place]); }
  });
  list.addEventListener("click", (event) => { const row = event.target.closest("[role=option]"); if (row) take(row); });
  dialog.returnValue = "";
  dialog.showModal();
  input.focus();
  look();
  return (await ended()) === "taken" ? value : null;
}

// Gives what was written; null where it was left.
export async function write(title, hint, before, { isLine = false }) {
  make(title);
  const field = document.createElement(isLine ? "input" : "textarea");
  field.value = before;
  field.placeholder = hint;
  field.setAttribute("aria-label", hint);
  const row = document.createElement("div");
  row.className = "row";
  row.innerHTML = `<button type="button" value="">Leave</button><button type="button" class="main" value="saved">${isLine ? "Add" : "Save"}</button>`;
  row.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button) dialog.close(button.value); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (isLine || event.ctrlKey || event.metaKey)) { event.preventDefault(); dialog.close("saved"); }
  });
  dialog.append(field, row);
  dialog.returnValue = "";
  dialog.showModal();
  field.focus();
  return (await ended()) === "saved" ? field.value.trim() : null;
}

// Shows what the browser would not copy, selected.
export async function copyByHand(text) {
  make("Copy it from here");
  const field = document.createElement("textarea");
  field.readOnly = true;
  field.value = text;
  field.setAttribute("aria-labelledby", "dialog-title");
  dialog.append(field, leaving("Close"));
  dialog.showModal();
  field.select();
}

// A row with a button that closes the dialog: not everybody has an Escape key.
function leaving(label) {
  const row = document.createElement("div");
  row.className = "row";
  row.innerHTML = '<button type="button" value=""></button>';
  row.firstChild.textContent = label;
  row.firstChild.addEventListener("click", () => dialog.close(""));
  return row;
}

export async function showKeys() {
  make("Keys");
  const page = document.createElement("template");
  page.innerHTML = await ask("/help");
  dialog.append(page.content.querySelector("table.keys"));
  dialog.append(leaving("Close"));
  dialog.showModal();
}
