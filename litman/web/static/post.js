// The page of a post: which claim is looked at, and the panel that shows it.
import { ask, Refused } from "./ask.js";
import { asIs, note, trouble } from "./frame.js";
import { act, dialogIsOpen } from "./acts.js";

const desk = document.querySelector(".desk");
const post = desk.dataset.post;
export const at = `/posts/${encodeURIComponent(post)}`;
export const readOnly = "readOnly" in desk.dataset;
const box = document.getElementById("claim");
const panel = document.getElementById("panel");
const AHEAD = 3; // panels that are asked for before their keys are pressed

let claims = [];      // in the order of the post: { id, state, needs }
let places = new Map(); // id → its place in `claims`
let spans = new Map();  // id → elements of the text
let current = null;
let parts = new Map();  // id → promise of the panel's HTML, until something is saved
let told = "";          // mark of what the page was told of the claims
const pending = new Set(); // ids of claims about which a decision is on its way

export const claim = () => current;
export const toldMark = () => told;
export const address = (id) => `${at}/claims/${encodeURIComponent(id)}`;

function readText() {
  spans = new Map();
  for (const element of document.querySelectorAll("[data-claims]")) {
    for (const id of element.dataset.claims.split(" ")) {
      if (!spans.has(id)) spans.set(id, []);
      spans.get(id).push(element);
    }
  }
}

function take(answer) {
  told = answer.told;
  if (answer.since) for (const one of answer.claims) claims[places.get(one.id)] = one;
  else {
    claims = answer.claims;
    places = new Map(claims.map((one, number) => [one.id, number]));
  }
  for (const one of answer.claims) paint(one);
  document.getElementById("coverage").innerHTML = answer.coverage;
}

// Whether an answer goes on from what the page knows: what was answered out of turn is asked anew.
function fits(answer) {
  const [name, number] = answer.told.split("-"), [mine, last] = told.split("-");
  return answer.since ? answer.since === told : name !== mine || Number(number) >= Number(last);
}

function paint(one) {
  for (const element of spans.get(one.id) || []) {
    element.classList.remove("checked", "linked", "named", "nothing", "stale");
    element.classList.add(one.state);
    element.classList.toggle("saving", pending.has(one.id));
  }
}

// Marks the claim as being saved, until the answer is there.
export function saving(id, is = true) {
  if (is) pending.add(id); else pending.delete(id);
  for (const element of spans.get(id) || []) element.classList.toggle("saving", is);
}

function part(id) {
  if (!parts.has(id)) {
    const asked = ask(address(id));
    asked.catch(() => parts.delete(id));
    parts.set(id, asked);
  }
  return parts.get(id);
}

// The panel's HTML as it is after what was saved while it was asked for.
async function latest(id) {
  for (;;) {
    const asked = part(id);
    const html = await asked;
    if (parts.get(id) === asked) return html;
  }
}

async function showLatest(id) {
  const html = await latest(id);
  if (current === id) show(html);
}

// Looks at a claim: marks it in the text, and shows it in the panel.
export async function go(id, { scroll = true, focus = false } = {}) {
  if (!places.has(id)) return;
  if (current !== null) for (const element of spans.get(current) || []) element.classList.remove("here");
  current = id;
  const elements = spans.get(id) || [];
  for (const element of elements) element.classList.add("here");
  if (scroll && elements[0]) bring(elements[0]);
  history.replaceState(null, "", `#claim-${id}`);
  try {
    await showLatest(id);
    if (current !== id) return;
    if (scroll && elements[0]) bring(elements[0]); // the panel has grown, and may stand before it
    if (focus) panel.focus();
  } catch (error) {
    if (error instanceof Refused) note(error.message, { refused: true });
  }
  remember(id);
  for (const next of ahead()) part(next).catch(() => {});
}

// Shows a panel; of the same claim only what is another one now, so that what a person has selected, picked or opened stays.
let shownHtml = "";
const served = new WeakMap(); // part of the panel → its HTML as it came
export function show(html) {
  const old = box.firstElementChild;
  const same = old?.dataset?.claim === current;
  if (same && html === shownHtml) return;
  shownHtml = html;
  const page = document.createElement("template");
  page.innerHTML = html;
  const made = page.content.firstElementChild;
  for (const one of made.children) served.set(one, one.outerHTML);
  if (same) return void renew(old, made);
  box.replaceChildren(made);
  panel.scrollTop = 0;
  const words = [made.querySelector(".place"), made.querySelector(".sentence")].map((one) => one?.textContent.replace(/\s+/g, " ").trim());
  document.getElementById("spoken").textContent = words.join(": "); // the eye sees the panel, the ear hears which claim it is
}

function renew(old, made) {
  for (const { name, value } of made.attributes) old.setAttribute(name, value);
  let place = old.querySelector(":scope > .both")?.nextElementSibling ?? old.firstElementChild;
  for (const one of [...made.children]) {
    let kept = place;
    while (kept && served.get(kept) !== served.get(one)) kept = kept.nextElementSibling;
    if (!kept) { old.insertBefore(one, place); continue; }
    while (place !== kept) { const gone = place; place = place.nextElementSibling; gone.remove(); }
    place = kept.nextElementSibling;
  }
  while (place) { const gone = place; place = place.nextElementSibling; gone.remove(); }
  if (old.querySelectorAll(".link.current").length === 1) return;
  for (const link of old.querySelectorAll(".link")) link.classList.toggle("current", link.dataset.link === old.dataset.current);
}

// Brings a claim to where nothing stands before it: below the head, and in a narrow window above the panel.
function bring(element) {
  const place = element.getBoundingClientRect(), head = document.querySelector(".frame-head");
  const top = getComputedStyle(head).position === "sticky" ? head.offsetHeight + 30 : 10;
  const bottom = getComputedStyle(panel).position === "fixed" ? innerHeight - panel.offsetHeight - 10 : innerHeight - 60;
  if (place.top < top || place.bottom > bottom) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: scrollY + place.top - Math.max(top, bottom * 0.33), behavior: still ? "instant" : "auto" });
  }
}

function step(by) {
  const place = current === null ? (by > 0 ? -1 : claims.length) : places.get(current);
  return claims[place + by]?.id ?? null;
}

function* needing() {
  const start = current === null ? -1 : places.get(current);
  for (let n = 1; n <= claims.length; n++) {
    const one = claims[(start + n) % claims.length];
    if (one && one.needs && one.id !== current && !pending.has(one.id)) yield one.id;
  }
}

// The claims to which a key leads next, so that their panels are there when it is pressed.
function ahead() {
  const place = places.get(current), found = new Set(claims.slice(place + 1, place + 1 + AHEAD).map((one) => one.id));
  const more = needing();
  for (let n = 0; n < AHEAD; n++) { const { value } = more.next(); if (value) found.add(value); }
  return found;
}

export function next(by) {
  const id = step(by);
  if (id !== null) go(id); else note(by > 0 ? "That was the last claim." : "That is the first claim.");
}

export function nextNeeding() {
  const id = needing().next().value;
  if (id) go(id); else note("No other claim of this post needs anything.");
}

// Asks how the claims stand, and shows what changed; the text too, where its words may be other ones. `others` is whether
// more was saved than what is said of claims: then no panel is as it was.
let asking = 0, answered = 0, showing = Promise.resolve();
export async function refresh({ text = false, others = true } = {}) {
  const turn = ++asking;
  const answer = JSON.parse(await ask(`${at}/claims?since=${told}`));
  if (turn < answered) return showing; // one that was asked later
  if (!fits(answer)) return refresh({ text, others });
  answered = turn;
  showing = showAnswer(answer, text, others);
  return showing;
}

async function showAnswer(answer, text, others) {
  const isRead = !answer.since && (answer.claims.length !== claims.length || answer.claims.some((one) => !places.has(one.id)));
  const isOther = text || isRead || answer.text_mark !== desk.dataset.textMark;
  if (isOther) await readAnew(answer.text_mark);
  const isGone = others || isOther || !answer.since;
  if (isGone) parts = new Map(); else for (const one of answer.claims) parts.delete(one.id);
  take(answer);
  if (isOther) for (const one of claims) paint(one);
  if (current !== null && places.has(current)) {
    for (const element of spans.get(current) || []) element.classList.add("here");
    if (isGone || !parts.has(current)) await showLatest(current);
  }
}

// Shows what came of a decision about a claim: how the claims stand and its panel came with the answer.
export async function taken(id, { page, panel }) {
  if (!page || !fits(page) || !page.since || page.text_mark !== desk.dataset.textMark) { await refresh(); saving(id, false); return; }
  for (const one of page.claims) parts.delete(one.id);
  parts.set(id, Promise.resolve(panel));
  saving(id, false);
  take(page);
  if (current === id) show(panel);
  else if (current !== null && !parts.has(current)) await showLatest(current);
}

async function readAnew(mark) {
  const page = document.createElement("template");
  page.innerHTML = await ask(location.pathname);
  document.querySelector(".reading").replaceWith(page.content.querySelector(".reading"));
  desk.dataset.textMark = mark;
  readText();
}

let remembering = 0;
function remember(id) {
  if (readOnly) return;
  clearTimeout(remembering);
  remembering = setTimeout(() => act("remember", { id }).catch(() => {}), 400);
}

// How the claims stand is known: a key that is pressed sooner waits for it.
const ready = ask(`${at}/claims`).then((text) => take(JSON.parse(text)));

// Which key does what stands in one table, which the page brings along; acts that are not here are those of acts.js.
const KEYS = JSON.parse(desk.dataset.keys), READING = new Set(desk.dataset.reading.split(" "));
export const MOVES = { next: () => next(1), back: () => next(-1), needs: nextNeeding };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialogIsOpen()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const does = KEYS[event.key];
  if (!does) return;
  event.preventDefault();
  if (does in MOVES) ready.then(MOVES[does]);
  else if (!readOnly || READING.has(does)) act(does, { key: event.key });
});

desk.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) return void act(button.dataset.act, {});
  const passage = event.target.closest("[data-passage]");
  if (passage && getSelection().isCollapsed) return void act("pick", { element: passage });
  const marker = event.target.closest("a.marker");
  const named = event.target.closest("[data-claims]");
  if (marker && named) event.preventDefault();
  if (named && getSelection().isCollapsed && !event.target.closest("a:not(.marker)")) go(named.dataset.claims.split(" ")[0], { scroll: false });
});

// A save of this post's claims alone leaves the panels of all others as they are.
document.addEventListener("litman:saved", ({ detail }) => {
  refresh({ others: !detail.files || detail.files.some((name) => name !== `claims/${post}.toml`) }).then(asIs, trouble);
});

readText();
await ready;
const asked = location.hash.startsWith("#claim-") ? location.hash.slice(7) : desk.dataset.at;
if (asked && places.has(asked)) go(asked);
if (!readOnly) act("visited", {}).catch(() => {});
