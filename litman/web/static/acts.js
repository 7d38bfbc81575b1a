// What can be done with the claim that is looked at: each is one change of the library's files, or none.
import { ask, change, Refused } from "./ask.js";
import { note } from "./frame.js";
import { at, address, claim, go, readOnly, refresh, saving, taken, toldMark } from "./post.js";
import { choose, copyByHand, dialogIsOpen, showKeys, write } from "./dialogs.js";

export { dialogIsOpen };

const shown = () => document.querySelector(".claim-shown");
const current = () => document.querySelector(".link.current");

// The words that a person chose in the source: selected, or a passage.
let selected = { quote: "", locator: "" };
document.addEventListener("selectionchange", readSelection);
function readSelection() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const from = selection.anchorNode?.parentElement;
  if (!from?.closest(".panel .selectable, .panel .passage, .panel .quote")) return;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  const page = from.closest("[data-page]")?.dataset.page;
  const section = from.closest("[data-section]")?.dataset.section;
  const locator = from.closest("[data-locator]")?.dataset.locator || (page ? `p. ${page}` : section) || "";
  selected = { quote: words, locator };
}

function chosen() {
  readSelection(); // a key may be quicker than the event
  if (!getSelection().isCollapsed && selected.quote) return selected;
  const picked = current()?.querySelector(".passage.picked");
  if (!picked) return { quote: "", locator: "" };
  return { quote: picked.querySelector("p").textContent.replace(/\s+/g, " ").trim(), locator: picked.dataset.locator };
}

// One change after the other, in the order in which they were asked for. `shows` shows at once what is being saved, and
// gives what takes that back: nothing is shown as saved before the answer is there.
let last = Promise.resolve();
const own = new Map(); // the mark of a claim that was seen → its mark after a change of our own
function send(path, values, { was = null, shows = null } = {}) {
  const id = claim();
  if (id !== null) saving(id);
  const takeBack = shows?.();
  last = last.then(async () => {
    try {
      let seen = values.seen;
      while (own.has(seen)) seen = own.get(seen);
      const answer = await change(path, { ...values, seen, told: toldMark() });
      document.querySelector(".claim-shown .both")?.remove();
      const mark = answer.panel?.match(/ data-mark="([^"]*)"/)?.[1];
      if (seen && mark && mark !== seen) { own.delete(mark); own.set(seen, mark); }
      if (path === "/undo") { own.clear(); await refresh(); saving(id, false); } else await taken(id, answer);
      note(answer.said, path === "/undo" ? {} : { action: { label: "Undo", act: () => act("undo", {}) } });
      return answer;
    } catch (error) {
      saving(id, false);
      takeBack?.();
      if (!(error instanceof Refused)) throw error;
      const seen = (error.answer.changed || !error.status) && claim() === id ? (was ?? shown()?.cloneNode(true)) : null;
      if (error.answer.changed) await refresh().catch(() => {});
      note(error.message, { refused: true, action: claim() === id ? null : { label: "Show the claim", act: () => go(id) } });
      if (seen) showBoth(seen, values, error.status ? "Nothing was saved: the claim is another one by now. This is what you saw." : "The workbench did not answer. This is what you saw.");
      return null;
    }
  });
  return last;
}

// What was seen and what was to be saved, above what stands there now: somebody else changed the claim meanwhile.
function showBoth(seen, values, why) {
  const box = document.createElement("details");
  box.className = "edited both";
  box.open = true;
  box.innerHTML = "<summary></summary>";
  box.firstChild.textContent = why;
  const said = [seen.querySelector(".sentence"), ...seen.querySelectorAll(".link h3, .quote > p:first-child")];
  for (const one of said) {
    const line = document.createElement("p");
    line.textContent = one?.textContent.replace(/\s+/g, " ").trim() || "";
    box.append(line);
  }
  const wanted = Object.entries(values).filter(([name, value]) => value && name !== "seen").map(([, value]) => value).join(" · ");
  if (wanted) { const line = document.createElement("p"); line.textContent = `You were saving: ${wanted}`; box.append(line); }
  shown()?.prepend(box);
}

function decide(verdict) {
  const link = current();
  if (!link) return note("This claim leans on no work: l links one, a adds one.");
  const { quote, locator } = chosen();
  getSelection().removeAllRanges();
  const values = { key: link.dataset.key, verdict, quote, locator, seen: shown().dataset.mark };
  return send(`${address(claim())}/decide`, values, { shows: () => showSaving(link, verdict) });
}

// Says on a link which verdict is being saved; gives what takes it back.
function showSaving(link, verdict) {
  const chip = link.querySelector(".chip.verdict"), was = { text: chip.textContent, name: chip.className };
  chip.textContent = `${verdict} · saving…`;
  chip.className = `chip verdict ${verdict} saving`;
  return () => { chip.textContent = was.text; chip.className = was.name; };
}

export const ACTS = {
  confirm: () => decide("confirmed"),
  partly: () => decide("partly"),
  contradicts: () => decide("contradicts"),
  absent: () => decide("not-in-source"),
  accept: () => send(`${address(claim())}/accept`, { seen: shown().dataset.mark }),
  undo: async () => send("/undo", {}),
  work() {
    const links = [...document.querySelectorAll(".link")];
    if (links.length < 2) return;
    const next = links[(links.indexOf(current()) + 1) % links.length];
    current()?.classList.remove("current");
    next.classList.add("current");
    next.scrollIntoView({ block: "nearest" });
  },
  pick({ key, element }) {
    const passage = element || current()?.querySelector(`[data-passage="${key}"]`);
    if (!passage) return;
    const link = passage.closest(".link");
    if (link !== current()) { current()?.classList.remove("current"); link.classList.add("current"); }
    const was = passage.classList.contains("picked");
    for (const one of document.querySelectorAll(".passage.picked")) one.classList.remove("picked");
    passage.classList.toggle("picked", !was);
  },
  open() {
    const source = current()?.querySelector("details.source") ?? current()?.querySelector("details.abstract");
    if (!source) return document.getElementById("panel").focus();
    source.open = !source.open;
    if (source.open) { source.querySelector("summary").focus(); source.scrollIntoView({ block: "nearest" }); }
  },
  async link() {
    const row = await choose("Link a work", "Key, title, author or DOI", (words) => `/find?q=${encodeURIComponent(words)}`);
    if (row) send(`${address(claim())}/link`, { key: row.value, seen: shown().dataset.mark });
  },
  async suggest() {
    const row = await choose("Works that speak of it", null, () => `${address(claim())}/suggestions`);
    if (row && !readOnly) send(`${address(claim())}/link`, { key: row.value, rank: row.rank, seen: shown().dataset.mark });
  },
  async add() {
    const words = await write("Add a work", "DOI, PMID, ISBN, arXiv, address…", "", { isLine: true });
    if (words) { note("Asking the registries…"); send(`${address(claim())}/add`, { given: words, seen: shown().dataset.mark }); }
  },
  async statement() {
    const was = shown().cloneNode(true); // somebody may change it while the person chooses
    const row = await choose("The statement that it asserts or denies", "Words of a statement", (words) => `/find-statement?q=${encodeURIComponent(words)}`);
    if (row) send(`${address(claim())}/statement`, { statement: row.value, text: row.text, seen: was.dataset.mark }, { was });
  },
  async comment() {
    const was = shown().cloneNode(true);
    const before = was.querySelector(".claim-head .comment [data-words]")?.textContent ?? "";
    const words = await write("Comment for the author", "What should the author know or do?", before, {});
    if (words != null) send(`${address(claim())}/comment`, { comment: words, seen: was.dataset.mark }, { was });
  },
  // What cites the work in the post's own mark-up, behind the chosen words: for who writes the post.
  async cite() {
    const link = current();
    if (!link) return note("This claim leans on no work: l links one, a adds one.");
    const text = await ask(`${at}/cite/${encodeURIComponent(link.dataset.key)}?${new URLSearchParams(chosen())}`);
    try { await navigator.clipboard.writeText(text); note(`Copied: ${text}`); } catch { await copyByHand(text); }
  },
  help: () => showKeys(),
  visited: () => change(`${at}/visited`),
  remember: ({ id }) => change(`${at}/at`, { claim: id }),
};

const FREE = ["undo", "help", "visited", "remember"];
export async function act(name, values) {
  if (!FREE.includes(name) && claim() && shown()?.dataset.claim !== claim()) return note("One moment: the claim is not shown yet.");
  if (!claim() && !FREE.includes(name)) return note("Choose a claim first: j, k or n.");
  return ACTS[name]?.(values);
}

// The text of a source is long: it is asked for when it is opened.
document.addEventListener("toggle", async (event) => {
  const source = event.target;
  if (!source.matches?.("details.source") || !source.open || source.dataset.read) return;
  source.dataset.read = "1";
  const inside = source.querySelector(".selectable");
  try {
    inside.innerHTML = await ask(`${address(claim())}/source/${encodeURIComponent(source.dataset.source)}`);
    inside.querySelector("#quoted")?.scrollIntoView({ block: "center" });
  } catch (error) { inside.textContent = error.message; }
}, true);
