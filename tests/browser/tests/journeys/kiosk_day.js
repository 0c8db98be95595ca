// What a participant does, and what the next one could find: each step in one script, as a day has thousands of them.
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
const until = async (what, look) => {
  for (let left = 1500; left > 0; left -= 1) {
    const found = await look();
    if (found) return found;
    await pause(10);
  }
  throw new Error(`no ${what} in ${document.body.innerText}`);
};
const named = (name) => [...document.querySelectorAll('a, button')].find((it) => it.checkVisibility() && it.ariaDisabled !== 'true' &&
  (it.innerText.trim() === name || it.ariaLabel === name));
const press = async (name) => (await until(name, () => named(name))).click();
const field = (label) => until(`field ${label}`, () => [...document.querySelectorAll('label')]
  .find((it) => it.checkVisibility() && it.textContent.trim().startsWith(label))?.control);
const type = async (label, text) => {
  const it = await field(label);
  it.value = text;
  it.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
// What the browser would offer to fill in for the next one.
const remembered = () => {
  const kept = [...document.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea')].filter((it) => !it.readOnly && it.autocomplete !== 'off');
  if (kept.length > 0) throw new Error(`the browser may remember ${kept.map((it) => it.outerHTML)}`);
};
const clipboard = async () => ((await navigator.permissions?.query({ name: 'clipboard-read' }).catch(() => null))?.state === 'granted'
  ? navigator.clipboard.readText() : '');

const steps = {
  async work(person, text) {
    window.__worked = true;
    await press('Start');
    await type('Username', person);
    await type('Password', 'demo');
    const copied = await until('an empty clipboard', async () => { const it = await clipboard(); return it === '' ? 'yes' : null; });
    remembered();
    await press('Sign in');
    (await until('a row', () => document.querySelector('.instance-row__link'))).click();
    await press('Workshop guide');
    await until('the dialog', () => document.querySelector('dialog[open]'));
    await navigator.clipboard?.writeText(text).catch(() => {});
    await press('Close');
    await until('the button Image', () => named('Image') || document.querySelector('h1'));
    if (named('Image')) {
      await press('Image');
      await type('Image Name', text);
      await type('Description of the Image', text);
      remembered();
    }
    await press('Open on my phone');
    await until('the dialog', () => document.querySelector('dialog[open] svg'));
  },
  // Something that the page asks for and that is not answered.
  async ask() {
    await press('Close');
    await press('Image requests');
    await press('My Instances');
    // A long list may still be on its way by itself.
    await until('a call', () => {
      if (window.__journey.isIdle()) named('Refresh')?.click();
      return !window.__journey.isIdle();
    });
  },
  async turn(ms, awaited) {
    window.__journey.turn(ms);
    if (awaited) await until(awaited, () => document.querySelector('[role=alertdialog]')?.textContent.includes(awaited));
  },
  async press(name) {
    document.querySelector('dialog[open] .dialog__close')?.click();
    await press(name);
  },
};
const run = (step, values, done) => { steps[step](...values).then(() => done(''), (error) => done(String(error))); };

// Numbers in names that the page makes up count on.
const plain = (html) => html.replace(/<style.*?<\/style>/gs, '').replace(/\d+/g, '#');
const brief = (text) => [...text].reduce((sum, it) => Math.imul(sum, 31) + it.codePointAt(0) | 0, text.length);
const found = async (words) => {
  const answers = performance.getEntriesByType('resource').filter((it) => it.name.includes('/api/')).slice(-5);
  const cached = await Promise.all(answers.map((it) => fetch(it.name, { cache: 'only-if-cached', mode: 'same-origin' })
    .then((answer) => answer.ok && it.name, () => false)));
  const browser = {
    address: location.href,
    steps: [history.length, history.state],
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases?.() ?? []).map((it) => it.name),
    caches: await window.caches?.keys() ?? [],
    workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
    answers: cached.filter(Boolean),
  };
  const fields = [...document.querySelectorAll('input, textarea')].map((it) => it.value).join();
  const html = document.documentElement.outerHTML;
  const all = [JSON.stringify(browser), document.title, fields, html, String(getSelection())].join('\n');
  return {
    browser,
    title: document.title,
    fields,
    dialogs: document.querySelectorAll('dialog[open]').length,
    chosen: String(getSelection()),
    page: `${document.getElementsByTagName('*').length} elements, ${brief(plain(html))}`,
    said: words.filter((it) => all.includes(it)).join(),
  };
};
const traces = (words, done) => { found(words).then(done, (error) => done(String(error))); };
