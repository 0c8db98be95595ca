// Where on this page one of these texts can be read: by the next person at the machine, by another script of the page,
// in a log, or in what somebody passes on. Also how many frames of other origins there are, which the driver enters.
const [secrets, done] = arguments;
const forms = secrets.flatMap((secret) => [secret, btoa(secret)]);
const found = new Set();
const search = (place, value) => {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  if (forms.some((form) => text.includes(form))) found.add(place);
};
// An empty page has no storage, and says so by an exception.
const attempt = async (work) => { try { await work(); } catch { /* nothing is there */ } };
const record = window.__journey;
const frames = (window.__frames = []);

const searchDocument = (page) => {
  const roots = [page];
  for (const root of roots) {
    search(root.host ? "shadow root" : "document", root.documentElement?.outerHTML ?? root.innerHTML);
    for (const field of root.querySelectorAll("input, textarea, select")) search("field", field.value);
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element.localName !== "iframe") continue;
      if (element.contentDocument) roots.push(element.contentDocument); else frames.push(element);
    }
  }
};
const searchDatabases = async () => {
  for (const { name } of await indexedDB.databases()) {
    const opened = await answered(indexedDB.open(name));
    for (const store of opened.objectStoreNames) search("IndexedDB", await answered(opened.transaction(store).objectStore(store).getAll()));
    opened.close();
  }
};
const answered = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const searchCaches = async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      search("caches", [name, request.url, [...request.headers]]);
      const kept = await cache.match(request);
      // What is not text was built long before anybody signed in.
      if (!kept.headers.get("content-type")?.includes("wasm")) search("caches", await kept.text());
    }
  }
};

(async () => {
  search("address", [location.href, document.referrer, ...performance.getEntries().map((entry) => entry.name)]);
  search("history", history.state);
  search("title", document.title);
  search("cookie", document.cookie);
  search("console", record?.problems);
  search("announcement", record?.announced);
  if (!window.name.startsWith("journey:")) search("window.name", window.name);
  searchDocument(document);
  await attempt(() => search("localStorage", Object.entries(localStorage)));
  await attempt(() => {
    // The one place that SECURITY.md names: the tab of a page of our own, on a machine that is not shared.
    const ours = !customElements.get("atmosphere-imaging") && !document.documentElement.hasAttribute("data-kiosk");
    const kept = Object.entries(sessionStorage);
    search("sessionStorage", kept.filter(([key]) => !ours || key !== "atmosphere-imaging:token"));
  });
  await attempt(searchDatabases);
  await attempt(searchCaches);
  for (const [place, text] of (await record?.handedOut?.()) ?? []) search(place, text);
  done({ found: [...found], frames: frames.length });
})();
