// Roles and names as assistive technology gets them: the parts of HTML-AAM and of the accessible name
// computation that an application meets. A test holds it against the engines' own answers.
const journey = (() => {
  const squash = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const has = (element, name, value) => element.getAttribute(name) === value;

  // ---- who is there at all
  const rendered = (element) => {
    const style = getComputedStyle(element);
    if (style.display !== "contents") return element.checkVisibility({ visibilityProperty: true });
    const parent = parentOf(element);
    return style.visibility === "visible" && (!parent || rendered(parent));
  };
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((it) => (it.shadowRoot ? roots(it.shadowRoot) : []))];
  const modal = roots(document).flatMap((root) => [...root.querySelectorAll(":modal")]).pop();
  const known = new Map();
  const open = (element) => {
    if (known.has(element)) return known.get(element);
    const parent = parentOf(element);
    const answer = !has(element, "aria-hidden", "true") && !element.inert && (!parent || open(parent));
    known.set(element, answer);
    return answer;
  };
  const exposed = (element) => {
    const shown = element.tagName === "OPTION" || element.tagName === "OPTGROUP" ? element.closest("select") ?? element : element;
    if (!open(shown) || !rendered(shown)) return false;
    return !modal || element === modal || modal.contains(element);
  };

  // ---- roles
  const SECTIONS = "article,aside,main,nav,section,[role=article],[role=complementary],[role=main],[role=navigation],[role=region]";
  const INPUTS = {
    button: "button", submit: "button", reset: "button", image: "button", color: "button", file: "button",
    checkbox: "checkbox", radio: "radio", range: "slider", number: "spinbutton",
  };
  const cell = (element, role) => (element.closest("table,[role=grid],[role=treegrid],[role=table]")?.matches("[role=grid],[role=treegrid]") && role === "cell" ? "gridcell" : role);
  const NATIVE = {
    A: (e) => (e.hasAttribute("href") ? "link" : "generic"), AREA: (e) => (e.hasAttribute("href") ? "link" : "generic"),
    ARTICLE: "article", ASIDE: "complementary", BLOCKQUOTE: "blockquote", BUTTON: "button", CAPTION: "caption", CODE: "code",
    DD: "definition", DETAILS: "group", DFN: "term", DIALOG: "dialog", DT: "term", FIELDSET: "group", FIGURE: "figure",
    FOOTER: (e) => (e.closest(SECTIONS) ? "generic" : "contentinfo"), FORM: (e) => (labelled(e) ? "form" : "generic"),
    H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
    HEADER: (e) => (e.closest(SECTIONS) ? "generic" : "banner"), HR: "separator",
    IMG: (e) => (has(e, "alt", "") && !labelled(e) ? "none" : "img"),
    INPUT: (e) => {
      if (e.type === "hidden") return "none";
      if (e.hasAttribute("list") && ["email", "search", "tel", "text", "url"].includes(e.type)) return "combobox";
      return INPUTS[e.type] ?? (e.type === "search" ? "searchbox" : "textbox");
    },
    LI: (e) => (e.parentElement?.matches("ul,ol,menu,[role=list]") ? "listitem" : "generic"),
    MAIN: "main", MENU: "list", METER: "meter", NAV: "navigation", OL: "list", OPTGROUP: "group", OPTION: "option",
    OUTPUT: "status", P: "paragraph", PROGRESS: "progressbar", SEARCH: "search", SECTION: (e) => (labelled(e) ? "region" : "generic"),
    SELECT: (e) => (e.multiple || e.size > 1 ? "listbox" : "combobox"), SUMMARY: "button", TABLE: "table", TBODY: "rowgroup",
    TD: (e) => cell(e, "cell"), TEXTAREA: "textbox", TFOOT: "rowgroup",
    TH: (e) => (has(e, "scope", "row") || has(e, "scope", "rowgroup") ? "rowheader" : "columnheader"),
    THEAD: "rowgroup", TIME: "time", TR: "row", UL: "list",
  };
  const labelled = (element) => element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") || element.hasAttribute("title");
  const focusable = (element) => element.tabIndex >= 0 || element.hasAttribute("tabindex");
  const roleOf = (element) => {
    const native = NATIVE[element.tagName.toUpperCase()] ?? "generic";
    const own = () => (typeof native === "function" ? native(element) : native);
    const said = (element.getAttribute("role") ?? "").trim().split(/\s+/)[0];
    if (!said) return own();
    if (said === "none" || said === "presentation") return focusable(element) || labelled(element) ? own() : "none";
    return said === "image" ? "img" : said;
  };

  // ---- names
  const FROM_CONTENT = new Set(["button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem", "menuitemcheckbox",
    "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab", "tooltip", "treeitem"]);
  const referenced = (element, attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)
    .map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
  const pseudo = (element, which) => {
    const text = getComputedStyle(element, which).content;
    const parts = [...text.split(" / ").pop().matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
    return text === "none" || text === "normal" ? "" : parts.join("");
  };
  const embedded = (element) => {
    const role = roleOf(element);
    if (role === "textbox" || role === "searchbox" || role === "spinbutton") return element.value ?? element.textContent;
    if (role === "combobox" || role === "listbox") return element.tagName === "SELECT" ? [...element.selectedOptions].map((o) => o.label).join(" ") : element.value ?? "";
    return role === "slider" ? String(element.value ?? element.getAttribute("aria-valuenow") ?? "") : null;
  };
  const native = (element, seen) => {
    const tag = element.tagName.toUpperCase();
    if (element.labels?.length) return [...element.labels].map((label) => content(label, new Set([...seen, element]))).join(" ");
    if (tag === "IMG" || tag === "AREA") return element.getAttribute("alt") ?? "";
    if (tag === "INPUT" && element.type === "image") return element.alt;
    if (tag === "INPUT" && ["button", "submit", "reset"].includes(element.type)) return element.value || { submit: "Submit", reset: "Reset" }[element.type] || "";
    if (tag === "OPTGROUP" || tag === "OPTION") return element.label;
    const child = { FIELDSET: "legend", TABLE: "caption", FIGURE: "figcaption", SVG: "title" }[tag];
    const titling = child && [...element.children].find((c) => c.tagName.toLowerCase() === child);
    return titling ? content(titling, seen) : "";
  };
  // The text of what is inside, as it is read out: blocks apart, hidden parts left out, controls by their value.
  const content = (element, seen, hiddenToo = false) => {
    let text = pseudo(element, "::before");
    const children = element.tagName === "SLOT" ? element.assignedNodes({ flatten: true }) : (element.shadowRoot ?? element).childNodes;
    for (const child of children) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      if (child.nodeType !== Node.ELEMENT_NODE || seen.has(child)) continue;
      if (!hiddenToo && (has(child, "aria-hidden", "true") || !rendered(child))) continue;
      const part = inside(child, new Set([...seen, child]), hiddenToo);
      text += child.tagName === "BR" || getComputedStyle(child).display !== "inline" ? ` ${part} ` : part;
    }
    return text + pseudo(element, "::after");
  };
  const inside = (element, seen, hiddenToo) => squash(element.getAttribute("aria-label") ?? "") || embedded(element)
    || native(element, seen) || content(element, seen, hiddenToo) || element.getAttribute("title") || "";
  const byReference = (element, attribute) => squash(referenced(element, attribute)
    .map((other) => squash(other.getAttribute("aria-label") ?? "") || native(other, new Set([other, element])) || content(other, new Set([other]), !rendered(other))).join(" "));
  const nameOf = (element, role = roleOf(element)) => {
    const seen = new Set([element]);
    return byReference(element, "aria-labelledby") || squash(element.getAttribute("aria-label") ?? "") || squash(native(element, seen))
      || (FROM_CONTENT.has(role) ? squash(content(element, seen)) : "")
      || squash(element.getAttribute("title") ?? "") || squash(element.getAttribute("placeholder") ?? "");
  };

  // ---- looking
  const below = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  };
  const fits = (text, name) => !name || (name.how === "exact" ? text === name.text : name.how === "starting" ? text.startsWith(name.text) : text.includes(name.text));
  const within = (roots, step) => {
    const found = [];
    for (const root of roots) {
      for (const element of below(root.shadowRoot && !root.childElementCount ? root.shadowRoot : root)) {
        const role = roleOf(element);
        if (step.roles.includes(role) && exposed(element) && fits(nameOf(element, role), step.name) && !found.includes(element)) found.push(element);
      }
    }
    return step.nth === null ? found : found.slice(step.nth).slice(0, 1);
  };
  const find = (steps) => steps.reduce(within, [document]);

  // ---- what a found one is like
  const truth = (element, attribute) => ({ true: true, false: false })[element.getAttribute(attribute)] ?? null;
  const facts = (element) => {
    const role = roleOf(element);
    const box = element.type === "checkbox" || element.type === "radio";
    return {
      role, name: nameOf(element, role), text: (element.innerText ?? element.textContent ?? "").trim(),
      description: byReference(element, "aria-describedby") || squash(element.getAttribute("aria-description") ?? ""),
      error: truth(element, "aria-invalid") ? byReference(element, "aria-errormessage") : "",
      value: "value" in element && element.tagName !== "LI" && element.tagName !== "BUTTON" ? String(element.value) : null,
      checked: box ? element.checked : truth(element, "aria-checked"),
      selected: element.tagName === "OPTION" ? element.selected : truth(element, "aria-selected"),
      expanded: element.tagName === "SUMMARY" ? element.parentElement.open : truth(element, "aria-expanded"),
      pressed: truth(element, "aria-pressed"), busy: truth(element, "aria-busy") ?? false,
      disabled: element.matches(":disabled") || element.closest("[aria-disabled=true]") !== null,
      invalid: truth(element, "aria-invalid") ?? false,
      required: element.required === true || truth(element, "aria-required") === true,
      readonly: element.readOnly === true || truth(element, "aria-readonly") === true,
      current: element.getAttribute("aria-current"), href: element.getAttribute("href"),
      level: Number(element.getAttribute("aria-level") ?? element.tagName.match(/^H([1-6])$/)?.[1] ?? 0),
      focused: deepFocus() === element,
    };
  };
  const deepFocus = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  // Whether it can be seen that it has the focus: by its own outline or shadow, or by an outline of what stands for it.
  const focusShows = (element) => {
    const outlined = (one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) > 0;
    const others = [...(element.labels ?? []), element.nextElementSibling, element.parentElement];
    return outlined(element) || getComputedStyle(element).boxShadow !== "none" || others.some(outlined);
  };
  // Where a finger would land to press it, and what is in the way. A control hidden behind its own label is pressed there.
  // One aims at what stands still.
  const target = async (element) => {
    const first = aim(element, true);
    // Frames do not come where nothing is drawn.
    const frame = () => new Promise((resolve) => {
      const late = setTimeout(resolve, 500);
      requestAnimationFrame(() => { clearTimeout(late); resolve(); });
    });
    await frame();
    await frame();
    const { problem, at, ...found } = aim(element, false);
    if (problem) return { problem };
    const stands = first.at && at.every((it, index) => Math.abs(it - first.at[index]) < 1);
    return stands ? found : { problem: `moves from ${first.at} to ${at}` };
  };
  const aim = (element, scrolls) => {
    if (element.matches(":disabled")) return { problem: "is disabled" };
    const candidates = [element, ...(element.labels ?? [])];
    let problem = "has no size";
    for (const candidate of candidates) {
      if (scrolls) candidate.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = candidate.getClientRects()[0];
      if (!box || box.width < 2 || box.height < 2) continue;
      let hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      while (hit?.shadowRoot?.elementFromPoint) {
        const deeper = hit.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (!deeper || deeper === hit) break;
        hit = deeper;
      }
      if (hit && (candidate.contains(hit) || hit.contains(element) && [...(element.labels ?? [])].includes(hit))) return { at: [box.x, box.y], element: candidate, inShadow: candidate.matches('input,textarea') && candidate.getRootNode() !== document };
      problem = `is covered by ${hit ? hit.cloneNode(false).outerHTML.slice(0, 120) : "the edge of the window"}`;
    }
    return { problem };
  };

  const DULL = new Set(["blockquote", "caption", "cell", "code", "definition", "generic", "gridcell", "listitem", "none", "paragraph", "rowgroup", "term", "time"]);
  const outline = () => {
    const lines = [];
    for (const element of below(document)) {
      const role = roleOf(element);
      if (DULL.has(role) || !exposed(element)) continue;
      const { name, value, disabled, invalid, expanded, checked, error, focused } = facts(element);
      const states = [disabled && "disabled", invalid && `invalid ${error}`, expanded !== null && `expanded=${expanded}`,
        checked !== null && `checked=${checked}`, value && checked === null && role !== "option" && `value=${JSON.stringify(value.slice(0, 60))}`, focused && "focused"];
      lines.push(`${role} ${JSON.stringify(name.slice(0, 100))} ${states.filter(Boolean).join(" ")}`.trim());
    }
    return lines;
  };
  // All that the engines agree on: of rows only one computes a name.
  const all = () => [...below(document)].filter(exposed).map((element) => [element, roleOf(element), nameOf(element)])
    .filter(([, role]) => !DULL.has(role) && role !== "row");
  return { all, deepFocus, facts, find, focusShows, nameOf, outline, roleOf, target };
})();
