// A page with a router for all links, shortcuts for all keys, and eyes on all that is its own.
window.nasty = (() => {
  const caught = [];
  const keys = [];
  const events = [];
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((it) => it.tagName === 'A');
    if (!link) return;
    event.preventDefault();
    caught.push(link.href);
    history.pushState({}, '', `${location.origin}/routed`);
  });
  document.addEventListener('keydown', (event) => {
    if (/^(INPUT|TEXTAREA)$/.test(event.target.tagName) || event.key.length > 1) return;
    keys.push(event.key);
    event.preventDefault();
  });
  for (const name of ['imaging-submitted', 'imaging-sign-in', 'imaging-failure']) {
    document.addEventListener(name, (event) => events.push(event.type));
  }
  const own = () => ({
    address: location.href, title: document.title, steps: history.length,
    html: document.documentElement.cloneNode(false).outerHTML, head: document.head.children.length,
    body: document.body.children.length, app: document.getElementById('app').textContent,
    keys: Object.keys(window).filter((it) => !/^(__|\d|\$|wbg|webdriver|cdc|ret_nodes)/.test(it)).join(),
  });
  let before = null;
  addEventListener('DOMContentLoaded', () => {
    before = own();
    const element = document.querySelector('atmosphere-imaging');
    element.getToken = async () => (await fetch(`${location.origin}/imaging-token`, { cache: 'no-store' })).text();
  });
  const state = () => {
    const after = own();
    const element = document.querySelector('atmosphere-imaging');
    return {
      caught, keys, events,
      changed: Object.keys(after).filter((it) => after[it] !== before[it]).map((it) => [it, before[it], after[it]]),
      kept: [
        { ...localStorage }, { ...sessionStorage }, location.href, document.cookie,
        document.documentElement.outerHTML, element.shadowRoot.querySelector('.atmosphere').outerHTML,
      ],
    };
  };
  return { state };
})();
