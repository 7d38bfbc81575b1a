// The list of works: however many there are, only the rows in sight are on the page.
import { ask, change } from "./ask.js";
import { note, undo } from "./frame.js";

const SPARE = 12;   // rows above and below what is in sight
const KEPT = 24;    // windows of rows that are remembered
let page, list, total, size, rows, height, parts, shown, at = -1, turn = 0;

function begin() {
  page = document.querySelector("[data-works]");
  list = document.getElementById("works");
  total = Number(page.dataset.total);
  size = Number(page.dataset.window);
  rows = page.dataset.rows;
  parts = new Map();
  shown = "";
  const start = Number(page.dataset.start);
  parts.set(start / size, [...list.children]);
  page.querySelector(".pages")?.remove();
  list.classList.toggle("windowed", total > size);
  measure();
  place([start / size]);
  return start;
}

function measure() {
  height = list.firstElementChild?.getBoundingClientRect().height || 80;
}

const top = () => list.getBoundingClientRect().top + scrollY;
const count = (part) => Math.min(size, total - part * size);

function part(number) {
  if (!parts.has(number)) {
    const mine = turn;
    const asked = ask(`${rows}&from=${number * size}`).then((html) => {
      if (mine !== turn) return [];
      const template = document.createElement("template");
      template.innerHTML = html;
      const made = [...template.content.querySelectorAll("li")];
      parts.set(number, made);
      return made;
    });
    asked.catch(() => parts.delete(number));
    parts.set(number, asked);
    if (parts.size > KEPT) for (const old of parts.keys()) if (Math.abs(old - number) > 3) { parts.delete(old); break; }
  }
  return parts.get(number);
}

function inSight() {
  const from = Math.max(0, Math.floor((scrollY - top()) / height) - SPARE);
  const to = Math.min(total - 1, Math.ceil((scrollY - top() + innerHeight) / height) + SPARE);
  const found = [];
  for (let number = Math.floor(from / size); number <= Math.floor(Math.max(to, 0) / size); number++) found.push(number);
  return found;
}

// Puts windows of rows on the page, with room for all others above and below.
function place(numbers) {
  const ready = numbers.filter((number) => Array.isArray(parts.get(number)));
  if (!ready.length) return;
  const name = ready.join(" ");
  if (name !== shown) {
    const focused = document.activeElement?.closest?.(".work-row")?.dataset.row;
    shown = name;
    list.replaceChildren(...ready.flatMap((number) => parts.get(number)));
    if (focused !== undefined) hold(link(Number(focused)));
  }
  const last = ready[ready.length - 1];
  list.style.paddingTop = `${ready[0] * size * height}px`;
  list.style.paddingBottom = `${Math.max(0, total - last * size - count(last)) * height}px`;
}

// Gives focus back to a row that was put on the page anew: nobody went there.
let isHeld = false;
function hold(element) {
  isHeld = true;
  element?.focus({ preventScroll: true });
  isHeld = false;
}

let frame = 0, waiting = 0;
function look() {
  frame = 0;
  if (!total) return;
  const numbers = inSight();
  place(numbers);
  clearTimeout(waiting);
  if (numbers.some((number) => !Array.isArray(parts.get(number)))) {
    waiting = setTimeout(() => bring(numbers).catch((error) => note(error.message, { refused: true })), 40);
  }
}

async function bring(numbers) {
  await Promise.all(numbers.map(part));
  place(inSight());
}

const link = (row) => list.querySelector(`[data-row="${row}"] a`);

// Goes to a row: brings it into sight, and its link into focus.
async function go(row) {
  if (!total) return;
  at = Math.min(Math.max(row, 0), total - 1);
  const place = top() + at * height, head = 90;
  if (place < scrollY + head) scrollTo({ top: place - head - 20, behavior: "instant" });
  else if (place + height > scrollY + innerHeight) scrollTo({ top: place + height - innerHeight + 20, behavior: "instant" });
  await bring([Math.floor(at / size)]);
  link(at)?.focus({ preventScroll: true });
}

// Shows what a form asks for; what a person types in stays.
async function choose(form, { adds = true } = {}) {
  const values = [...new FormData(form)].filter(([, value]) => value.trim());
  const url = `/works${values.length ? `?${new URLSearchParams(values)}` : ""}`;
  await showAnew(url);
  history[adds ? "pushState" : "replaceState"](null, "", url);
}

async function showAnew(url, { keeps = false } = {}) {
  const mine = ++turn;
  let html;
  try { html = await ask(url); } catch (error) { note(error.message, { refused: true }); return; }
  if (mine !== turn) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const here = document.activeElement, name = here?.closest("#filters") ? here.name : "", row = at, place = scrollY;
  const old = page.querySelector("#search"), typed = old.value, marks = [old.selectionStart, old.selectionEnd];
  page.replaceWith(fresh.content.querySelector("[data-works]"));
  begin();
  if (name) {
    const field = document.querySelector(`#filters [name="${name}"]`);
    field?.focus({ preventScroll: true });
    if (name === "q" && field) { field.value = typed; field.setSelectionRange(...marks); }
  }
  if (keeps) { scrollTo({ top: place, behavior: "instant" }); if (here?.closest(".work-row")) await go(row); } else at = -1;
  look();
}

let typing = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("#filters");
  if (!form) return;
  clearTimeout(typing);
  const isText = event.target.matches("input");
  typing = setTimeout(() => choose(form, { adds: !isText }), isText ? 220 : 0);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("#filters")) return;
  event.preventDefault();
  clearTimeout(typing);
  choose(event.target).then(() => go(0));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inQuery = event.target.id === "search";
  if (inQuery && (event.key === "ArrowDown" || event.key === "Escape")) { event.preventDefault(); go(Math.max(at, 0)); return; }
  if (event.target.closest("input, textarea, select, dialog")) return;
  const size = Math.max(1, Math.floor((innerHeight - 120) / height));
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: size, PageUp: -size };
  const isList = event.target.closest("#works"), does = ACTS[JSON.parse(page.dataset.keys)[event.key]];
  if (does) { event.preventDefault(); does(); }
  else if (isList && event.key in moves) { event.preventDefault(); step(moves[event.key]); }
  else if (isList && event.key === "Home") { event.preventDefault(); go(0); }
  else if (isList && event.key === "End") { event.preventDefault(); go(total - 1); }
});

// What the keys do that the page brings along; others are of the frame, or of the browser.
export const ACTS = {
  next: () => step(1),
  back: () => step(-1),
  add: () => document.querySelector(".page-head a.button")?.click(),
  undo: () => { if (mayChange()) undo.act(); },
  help: () => location.assign("/help#works"),
};
const step = (by) => go(at < 0 ? 0 : at + by);

// What is dropped on the list is added: files, and addresses that are dragged from elsewhere.
const mayChange = () => !("readOnly" in document.body.dataset);
document.addEventListener("dragover", (event) => { if (mayChange()) event.preventDefault(); });
document.addEventListener("drop", async (event) => {
  if (!mayChange()) return;
  event.preventDefault();
  const text = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain");
  const things = [...event.dataTransfer.files].map((file) => ["file", file]);
  if (!things.length) for (const line of text.split("\n").map((one) => one.trim())) if (line && !line.startsWith(location.origin)) things.push(["given", line]);
  for (const [name, value] of things) {
    const values = new FormData();
    values.set(name, value);
    note(`Adding ${value.name || value}…`);
    try {
      const { said } = await change("/add-works", values);
      note(said, { action: undo });
    } catch (error) { note(error.message, { refused: true }); }
  }
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".work-row")?.dataset.row;
  if (row !== undefined && !isHeld) at = Number(row);
});
addEventListener("scroll", () => { frame ||= requestAnimationFrame(look); }, { passive: true });
addEventListener("resize", () => { measure(); look(); });
addEventListener("popstate", () => showAnew(location.href));
addEventListener("pagehide", () => history.replaceState({ top: scrollY, at }, ""));
document.addEventListener("litman:saved", () => showAnew(location.href, { keeps: true }));

const start = begin();
if (history.state && "top" in history.state) {
  scrollTo({ top: history.state.top, behavior: "instant" });
  if (history.state.at >= 0) go(history.state.at);
}
else if (start) scrollTo({ top: top() + start * height - 100, behavior: "instant" });
look();
