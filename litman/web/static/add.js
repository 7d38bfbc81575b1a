// Adding works: one thing after the other, and what became of each.
import { change } from "./ask.js";
import { note } from "./frame.js";

const form = document.getElementById("add");
const log = document.getElementById("log");
const given = document.getElementById("given");
const file = document.getElementById("file");
let queue = Promise.resolve(), number = 0, waiting = 0;

function row(said) {
  document.querySelector(".log").hidden = false;
  const item = document.createElement("li");
  item.className = "waiting";
  item.innerHTML = '<p class="about"><span class="chip">waiting</span> <span class="said-of"></span></p><progress hidden max="1" aria-label="How far it is"></progress>';
  item.querySelector(".said-of").textContent = said;
  log.prepend(item);
  return item;
}

function put(said, values) {
  const item = row(said);
  item.id = `add-${++number}`;
  values.set("id", item.id);
  waiting += 1;
  queue = queue.then(async () => {
    item.querySelector(".chip").textContent = values.has("file") ? "reading" : "asking";
    try {
      const answer = await change("/add-works", values);
      item.innerHTML = answer.html;
    } catch (error) {
      item.innerHTML = '<p><span class="chip alarm">not added</span> <span class="said-of"></span></p>';
      item.querySelector(".said-of").textContent = error.message;
    }
    item.classList.remove("waiting");
    waiting -= 1;
  });
}

async function undo() {
  try { note((await change("/undo")).said); } catch (error) { note(error.message, { refused: true }); }
}

async function take(files) {
  for (const one of files) {
    if (one.size > Number(form.dataset.most)) { row(one.name).innerHTML = `<p><span class="chip alarm">not added</span> larger than 256 MB: <code>litman add</code> in a terminal takes it</p>`; continue; }
    if (one.name.toLowerCase().endsWith(".txt")) { lines(await one.text()); continue; }
    const values = new FormData();
    values.set("file", one, one.name);
    put(one.name, values);
  }
}

function lines(text) {
  for (const line of text.split("\n").map((one) => one.trim()).filter(Boolean)) {
    const values = new FormData();
    values.set("given", line);
    put(line, values);
  }
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!given.value.trim() && !file.files.length) { note("Type something, or choose a file."); given.focus(); return; }
  lines(given.value);
  take([...file.files]);
  given.value = "";
  file.value = "";
  given.focus();
});

document.addEventListener("litman:adding", ({ detail }) => {
  const bar = document.getElementById(detail.id)?.querySelector("progress");
  if (!bar) return;
  bar.hidden = false;
  bar.value = detail.done / detail.total;
  bar.parentElement.querySelector(".chip").textContent = `${detail.done.toLocaleString("en")} of ${detail.total.toLocaleString("en")}`;
});

document.addEventListener("dragover", (event) => { if (form) { event.preventDefault(); form.classList.add("over"); } });
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form?.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  if (!form) return;
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  else lines(event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain"));
});

document.querySelector("[data-undo]")?.addEventListener("click", undo);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("#add")) { event.preventDefault(); form.requestSubmit(); }
  else if (event.key === "u" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) undo();
});
addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });
