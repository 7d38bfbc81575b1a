// Asks the workbench: for a part of a page, or for a change. What is refused is thrown, in the server's words.
export class Refused extends Error {
  constructor(answer, status) {
    super(answer.refused || "The workbench does not answer.");
    this.answer = answer;
    this.status = status;
  }
}

async function answered(response) {
  if (response.ok) return response;
  const text = await response.text();
  let answer = {};
  try { answer = JSON.parse(text); } catch {
    const said = new DOMParser().parseFromString(text, "text/html").querySelector(".said, main p");
    answer = { refused: said ? said.textContent : `The workbench answered ${response.status}.` };
  }
  throw new Refused(answer, response.status);
}

// What no server answers is refused, too: with status 0.
async function reach(url, options) {
  try { return await fetch(url, options); } catch {
    throw new Refused({ refused: "The workbench does not answer. Whether this was saved is shown once it does." }, 0);
  }
}

// The part of a page, as text.
export async function ask(url) {
  const response = await reach(url, { headers: { "X-Litman-Fragment": "1" }, cache: "no-store" });
  return (await answered(response)).text();
}

// A change: `values` are the fields of a form, or a form with files. Gives the object that came back.
export async function change(url, values = {}) {
  const body = values instanceof FormData ? values : new URLSearchParams(Object.entries(values).filter(([, value]) => value != null));
  const response = await reach(url, {
    method: "POST",
    headers: { "X-Litman-Fragment": "1", "X-Litman-Form-Token": document.body.dataset.formToken },
    body,
  });
  return (await answered(response)).json();
}
