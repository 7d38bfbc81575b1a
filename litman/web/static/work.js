// A work: each form is one change of the library's files; what somebody types is never lost by what others save.
import { ask, change, Refused } from "./ask.js";
import { asIs, leave, note, trouble } from "./frame.js";

const MOST = 256 * 2 ** 20; // bytes of a file that is sent
const main = document.getElementById("main");
const shown = () => main.querySelector("[data-work]");
const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden");
const isTouched = (one) => (one.type === "file" ? one.value !== "" : one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
const touched = () => [...main.querySelectorAll("form[data-change]")].flatMap(fields).filter(isTouched);

// Shows the page as it is now. What was typed stays in its field, where the field's old value is said if it is another.
async function showAnew({ keeps = true } = {}) {
  const kept = keeps ? touched().map((one) => ({ action: one.form.getAttribute("action"), name: one.name, value: one.value, was: one.defaultValue, type: one.type })) : [];
  const here = document.activeElement, focused = here?.id, open = main.querySelector("dialog[open]")?.id;
  const texts = main.querySelector("details.text")?.open;
  const html = await ask(location.href);
  main.innerHTML = html;
  if (texts) main.querySelector("details.text")?.setAttribute("open", "");
  for (const one of kept) {
    const field = [...main.querySelectorAll(`form[action="${CSS.escape(one.action)}"] [name="${CSS.escape(one.name)}"]`)][0];
    if (!field || one.type === "file" || one.type === "checkbox") continue;
    field.value = one.value;
    if (field.defaultValue !== one.was) sayOther(field);
  }
  if (open && document.getElementById(open) && keeps) document.getElementById(open).showModal();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function sayOther(field) {
  const said = document.createElement("p");
  said.className = "other";
  said.id = `${field.id}-other`;
  said.textContent = field.defaultValue ? `In the file by now: ${field.defaultValue}` : "Taken out of the file by now.";
  field.setAttribute("aria-describedby", said.id);
  field.after(said);
}

let last = Promise.resolve();
function send(url, values, form) {
  last = last.then(async () => {
    form?.classList.add("saving");
    try {
      const answer = await change(url, values);
      if (form) for (const one of fields(form)) if (isTouched(one)) { if (one.type === "file") one.value = ""; else if (one.type === "checkbox") one.defaultChecked = one.checked; else one.defaultValue = one.value; }
      form?.closest("dialog")?.close();
      if (answer.go && answer.go !== location.pathname) return void leave(answer);
      if (form?.querySelector("[name=add], [name=new_name]")) for (const one of form.querySelectorAll("[name=add], [name=new_name], [name=new_value]")) one.value = one.defaultValue = "";
      await showAnew();
      note(answer.said, url === "/undo" ? {} : { action: { label: "Undo", act: () => send("/undo", {}) } });
    } catch (error) {
      form?.classList.remove("saving");
      if (!(error instanceof Refused)) throw error;
      note(error.message, { refused: true });
      if (error.answer.changed) await showAnew().catch(() => {});
    }
  });
  return last;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-change]");
  if (!form) return;
  event.preventDefault();
  const data = new FormData(form);
  const file = data.get("file");
  if (file instanceof File && (!file.name || file.size > MOST)) {
    note(file.name ? "The file is larger than 256 MB; litman attach in a terminal takes it." : "Choose a file first.", { refused: true });
    return;
  }
  send(form.getAttribute("action"), form.enctype === "multipart/form-data" ? data : Object.fromEntries(data), form);
});

document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-open]");
  if (opens) document.getElementById(opens.dataset.open)?.showModal();
  else if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  else if (event.target.closest("[data-undo]")) send("/undo", {});
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.("form[data-change]");
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const keys = document.querySelector("[data-work]")?.dataset.keys, does = keys && ACTS[JSON.parse(keys)[event.key]];
  if (does) { event.preventDefault(); does(); }
});

// What the keys do that the page brings along.
export const ACTS = {
  rename: () => document.getElementById("rename")?.showModal(),
  remove: () => document.getElementById("remove")?.showModal(),
  undo: () => main.querySelector("[data-undo]")?.click(),
  edit: () => main.querySelector('.fields [name^="field:"]')?.focus(),
  tag: () => document.getElementById("tag")?.focus(),
  note: () => document.getElementById("note-text")?.focus(),
  help: () => location.assign("/help#works"),
};

// A file that is dropped on the page is kept with the work.
document.addEventListener("dragover", (event) => { if (main.querySelector("form[data-drop]") && event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  const form = main.querySelector("form[data-drop]");
  if (!form || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  form.querySelector("[type=file]").files = event.dataTransfer.files;
  form.requestSubmit();
});

document.addEventListener("toggle", async (event) => {
  const box = event.target;
  if (!box.matches?.("details.text") || !box.open || box.dataset.read) return;
  box.dataset.read = "1";
  const inside = box.querySelector(".selectable");
  try { inside.innerHTML = await ask(box.dataset.text); } catch (error) { inside.textContent = error.message; }
}, true);

addEventListener("beforeunload", (event) => { if (touched().length) event.preventDefault(); });
document.addEventListener("litman:saved", () => { if (shown()) last.then(() => showAnew()).then(asIs, trouble); });
