// The first script of every page under test: it records what a person with open developer tools, or with
// a screen reader, would be told. The record outlives a reload and a walk through the history by way of
// `window.name`, which, unlike storage, the application neither reads nor clears.
// It also puts the page's clock into the journey's hands, so that nobody waits for a minute to pass.
(() => {
  const PREFIX = "journey:";
  const read = () => (window.name.startsWith(PREFIX) ? JSON.parse(window.name.slice(PREFIX.length)) : { problems: [], announced: [], turned: 0 });
  const record = (window.__journey = read());
  // At once, as a page that is being left is no longer listened to. What still runs of a page that has been replaced
  // finds the window of the next one.
  const add = (list, entry) => {
    if (window.__journey !== record) return;
    list.push(entry);
    window.name = PREFIX + JSON.stringify(record);
  };
  addEventListener("pageshow", (event) => { if (event.persisted) Object.assign(record, read()); });

  const print = (value) => {
    if (typeof value === "string") return value;
    if (value instanceof Error) return `${value}\n${value.stack ?? ""}`;
    try { return JSON.stringify(value) ?? String(value); } catch { return String(value); }
  };
  // WebKit breaks off the loads of a page that is being left, and tells it so. Who presses something is still there.
  let isLeaving = false;
  if (!("chrome" in window) && navigator.userAgent.includes("AppleWebKit")) {
    addEventListener("beforeunload", () => { isLeaving = true; });
    for (const type of ["pageshow", "pointerdown", "keydown"]) addEventListener(type, () => { isLeaving = false; }, true);
  }
  const problem = (kind, text) => {
    if (!(isLeaving && (kind === "resource" || text.includes("Load failed")))) add(record.problems, { kind, text });
  };
  for (const kind of ["error", "warn", "log", "info", "debug", "trace", "dir"]) {
    const original = console[kind];
    console[kind] = (...values) => { problem(`console.${kind}`, values.map(print).join(" ")); original.apply(console, values); };
  }
  addEventListener("error", (event) => {
    const from = event.target;
    if (from && from !== window) problem("resource", from.src || from.href || from.tagName);
    else problem("exception", `${event.message}\n${event.error?.stack ?? ""}`);
  }, true);
  addEventListener("unhandledrejection", (event) => problem("rejection", print(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) =>
    problem("policy", `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber ?? ""} ${event.sample ?? ""}`));

  // The clock: time passes as ever, and can be turned forward. What was to come by then comes at once, in its order.
  const { Date: RealDate, setTimeout: start, clearTimeout: stop } = window;
  window.Date = class extends RealDate {
    constructor(...values) { super(...(values.length ? values : [window.Date.now()])); }
    static now() { return RealDate.now() + record.turned; }
  };
  const pending = new Map();
  // Beyond any number that the browser gives, as the drivers' timers are left to them: those of WebKit and Chromium
  // limit each of their scripts by a timer of the page.
  let last = 1e9;
  const DRIVERS = [60000, 60000000];
  const wait = (id) => {
    const task = pending.get(id);
    stop(task.real);
    task.real = start(() => run(id), Math.max(0, task.due - Date.now()));
  };
  const run = (id) => {
    const task = pending.get(id);
    if (!task) return;
    stop(task.real);
    if (task.every) { task.due = Date.now() + task.every; wait(id); } else pending.delete(id);
    task.work();
  };
  const addTask = (work, delay, every, values) => {
    if (DRIVERS.includes(delay)) return start(work, delay, ...values);
    const id = ++last;
    pending.set(id, { work: () => work(...values), due: Date.now() + (Number(delay) || 0), every });
    wait(id);
    return id;
  };
  window.setTimeout = (work, delay, ...values) => addTask(work, delay, 0, values);
  window.setInterval = (work, delay, ...values) => addTask(work, delay, Math.max(1, Number(delay) || 0), values);
  window.clearTimeout = window.clearInterval = (id) => { stop(pending.get(id)?.real ?? id); pending.delete(id); };
  record.turn = (ms) => {
    record.turned += ms;
    window.name = PREFIX + JSON.stringify(record);
    const due = [...pending].filter(([, task]) => task.due <= Date.now()).sort(([, a], [, b]) => a.due - b.due);
    // One that fails says so like any other, and the next one comes all the same.
    for (const [id] of due) if (pending.has(id)) try { run(id); } catch (error) { reportError(error); }
    for (const id of pending.keys()) wait(id);
  };

  // What the application holds on to: its timers, its listeners at what outlives every page, and the memory of its program.
  const listeners = new Map();
  const keyOf = (target, type, work, options) => {
    if (!(target === window || target === document || target instanceof MediaQueryList)) return null;
    if (!listeners.has(work)) listeners.set(work, new Set());
    const kind = target === window ? "window" : target === document ? "document" : target.media;
    return `${kind} ${type} ${Boolean(typeof options === "object" ? options?.capture : options)}`;
  };
  const { addEventListener: listen, removeEventListener: unlisten } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, work, options) {
    const key = work && keyOf(this ?? window, type, work, options);
    if (key && !options?.once) listeners.get(work).add(key);
    return listen.call(this ?? window, type, work, options);
  };
  EventTarget.prototype.removeEventListener = function (type, work, options) {
    const key = work && keyOf(this ?? window, type, work, options);
    if (key) listeners.get(work).delete(key);
    if (listeners.get(work)?.size === 0) listeners.delete(work);
    return unlisten.call(this ?? window, type, work, options);
  };
  let memory = null;
  const memoryIn = (things) => Object.values(things ?? {}).find((it) => it instanceof WebAssembly.Memory);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const made = await original.call(WebAssembly, source, imports);
      const all = [(made.instance ?? made).exports, ...Object.values(imports ?? {})];
      memory ??= all.map(memoryIn).find(Boolean) ?? null;
      return made;
    };
  }
  // Whatever the program does next, it goes astray, and the engine stops it.
  record.ruin = () => new Uint8Array(memory.buffer).fill(255);
  // Functions that the program made, for each of which its memory holds something until the engine lets go of it.
  let closures = 0;
  const gone = new FinalizationRegistry(() => { closures -= 1; });
  const { register, unregister } = FinalizationRegistry.prototype;
  FinalizationRegistry.prototype.register = function (target, held, token) {
    if (typeof target === "function") {
      closures += 1;
      register.call(gone, target, null, token);
    }
    return register.call(this, target, held, token);
  };
  FinalizationRegistry.prototype.unregister = function (token) {
    if (unregister.call(gone, token)) closures -= 1;
    return unregister.call(this, token);
  };
  record.held = () => ({
    timers: pending.size,
    closures,
    listeners: [...listeners.values()].reduce((sum, keys) => sum + keys.size, 0),
    memory: memory?.buffer.byteLength ?? 0,
  });

  // What leaves the page: files that are saved, texts that are copied, addresses of its history.
  const out = [];
  record.handedOut = () => Promise.all(out.map(async ([place, value]) => [place, value instanceof Blob ? await value.text() : String(value)]));
  const noted = (owner, name, note) => {
    const original = owner?.[name];
    if (original) owner[name] = function (...values) { out.push(note(...values)); return original.apply(this, values); };
  };
  noted(URL, "createObjectURL", (blob) => ["file", blob]);
  noted(window.Clipboard?.prototype, "writeText", (text) => ["clipboard", text]);
  for (const name of ["pushState", "replaceState"]) noted(History.prototype, name, (state, _, url) => ["history", `${print(state)} ${url}`]);

  // Calls under way: a clock that is turned meanwhile would let them time out.
  let busy = 0;
  const counted = (owner, name) => {
    const original = owner[name];
    owner[name] = function (...values) {
      busy += 1;
      return original.apply(this, values).finally(() => { busy -= 1; });
    };
  };
  counted(window, "fetch");
  for (const name of ["text", "arrayBuffer", "json"]) counted(Response.prototype, name);
  record.isIdle = () => busy === 0;

  // Live regions. A region that arrives with its text is not read out by most screen readers, an alert is.
  const LIVE = "[role=alert],[role=status],[role=log],output,[aria-live=polite],[aria-live=assertive]";
  const heard = new WeakMap();
  const audible = (region) => {
    if (region.closest("[aria-hidden=true],[inert]") || !region.checkVisibility({ visibilityProperty: true })) return false;
    const modal = document.querySelector(":modal");
    return !modal || modal.contains(region);
  };
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const observer = new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === Node.ELEMENT_NODE);
    const regions = new Set();
    for (const change of changes) regions.add(elementOf(change.target)?.closest(LIVE));
    for (const node of added) {
      regions.add(node.closest(LIVE));
      for (const inner of node.querySelectorAll(LIVE)) regions.add(inner);
    }
    regions.delete(null);
    regions.delete(undefined);
    for (const region of regions) {
      const text = region.innerText.replace(/\s+/g, " ").trim();
      const isNew = !heard.has(region) && added.some((node) => node.contains(region));
      const changed = heard.get(region) !== text;
      heard.set(region, text);
      if (text && changed && audible(region) && (!isNew || region.matches("[role=alert]"))) add(record.announced, text);
    }
  });
  const watch = (root) => observer.observe(root, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "aria-hidden", "inert"],
  });
  watch(document);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
})();
