// What litman asks of citeproc-js, inside an engine without files and network. `CSL` is the module's export.

// A macro that sorts is built anew at each place of its use, and so are the macros in it: in APA that is most of
// the time it takes to load the style. One list of tokens per macro and area serves all places.
(function () {
  const callers = [];
  const expand = CSL.expandMacro, target = CSL.getMacroTarget, configure = CSL.configureMacro;
  CSL.expandMacro = function (token, tokens) {
    callers.push(tokens);
    try {
      return expand.call(this, token, tokens);
    } finally {
      callers.pop();
    }
  };
  CSL.getMacroTarget = function (name) {
    if (!this.build.extension) return target.call(this, name);
    const known = this.sortMacros || (this.sortMacros = {});
    const place = this.build.root + " " + name;
    const isNew = !known[place];
    const tokens = isNew ? (known[place] = []) : known[place];
    const use = new CSL.Token("text", CSL.SINGLETON);
    use.execs.push((state, item, cite) => {
      for (let next = 0; next < tokens.length; ) next = CSL.tokenExec.call(state, tokens[next], item, cite);
    });
    callers[callers.length - 1].push(use);
    return isNew ? tokens : false;
  };
  CSL.configureMacro = function (tokens) {
    if (this.build.extension) this.configureTokenList(tokens);
    else configure.call(this, tokens);
  };
  const search = CSL.XmlJSON.prototype.getNodesByName;
  CSL.XmlJSON.prototype.getNodesByName = function (tree, name, value, found) {
    if (name !== "macro" || !value || found || tree !== this.dataObj) {
      return search.call(this, tree, name, value, found);
    }
    return tree.children.filter((child) => child.name === "macro" && child.attrs.name === value);
  };
})();

function cluster(cites, number, isNote) {
  const citationItems = cites.map((cite, place) => {
    const item = { id: cite.id };
    if (cite.locator) Object.assign(item, { locator: cite.locator, label: cite.label });
    if (cite.prefix) item.prefix = cite.prefix;
    if (cite.suffix) item.suffix = cite.suffix;
    if (!place && cite.form === "suppress-author") item["suppress-author"] = true;
    return item;
  });
  const properties = { noteIndex: isNote ? number + 1 : 0 };
  if (cites.length && cites[0].form === "in-text") properties.mode = "composite";
  return { citationID: "c" + number, citationItems, properties };
}

function formatForLitman(text) {
  const asked = JSON.parse(text);
  const items = {};
  for (const item of asked.items) items[item.id] = item;
  const system = {
    retrieveItem: (id) => items[id],
    retrieveLocale: (name) => asked.locales[name] || asked.locales["en-US"],
  };
  const engine = new CSL.Engine(system, asked.style, asked.locale || undefined, Boolean(asked.locale));
  engine.opt.development_extensions.wrap_url_and_doi = false;
  const uncited = asked.with_entries ? asked.items.map((item) => item.id) : [];
  const clusters = asked.citations.map((cites, number) => cluster(cites, number, asked.is_note));
  const citations = engine.rebuildProcessorState(clusters, "html", uncited).map((made) => made[2]);
  const made = asked.with_entries ? engine.makeBibliography() : false;
  const entries = made ? made[1].map((html, place) => [made[0].entry_ids[place][0], html]) : [];
  return JSON.stringify({ citations, entries });
}
