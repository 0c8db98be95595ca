// The floor of the bench: the same list by hand, without any framework. It shows what the platform alone costs.
let token = '';
const state = document.querySelector('#state');
const table = document.querySelector('table');
const form = document.querySelector('#sign-in');
const launched = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

const search = document.querySelector('#search');

form.addEventListener('submit', signIn);
search.addEventListener('input', narrow);
form.hidden = false;

async function signIn(event) {
  event.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  const answer = await fetch('/auth', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body,
  });
  if (!answer.ok) return say('The username or the password is wrong.');
  ({ token } = await answer.json());
  form.hidden = true;
  await list();
}

// The first rows at once and on screen, then all in large pages, one at a time. Rows that are there already are skipped.
async function list() {
  const seen = new Set();
  const show = ({ results, count }) => {
    const fresh = results.filter((it) => !seen.has(it.id));
    for (const it of fresh) seen.add(it.id);
    table.tBodies[0].append(...fresh.map(row));
    table.hidden = search.hidden = false;
    say(`${seen.size} of ${count}`);
    return results.length > 0 && seen.size < count;
  };
  let more = show(await get('/api/v2/instances?ordering=-start_date&page_size=20'));
  for (let page = 1; more; page += 1) {
    more = show(await get(`/api/v2/instances?ordering=-start_date&page_size=100&page=${page}`));
  }
}

async function get(path) {
  const answer = await fetch(path, {
    credentials: 'omit',
    headers: { Accept: 'application/json', Authorization: `Token ${token}` },
  });
  if (!answer.ok) {
    say(`The list could not be loaded (${answer.status}).`);
    throw new Error(path);
  }
  return answer.json();
}

// Every word is somewhere in the row.
function narrow() {
  const words = search.querySelector('input').value.toLowerCase().split(/\s+/);
  for (const tr of table.tBodies[0].rows) {
    const text = tr.textContent.toLowerCase();
    tr.hidden = !words.every((word) => text.includes(word));
  }
}

function row(it) {
  const tr = document.createElement('tr');
  const size = `${it.size.name} (${it.size.cpu} CPUs, ${it.size.mem / 1024} GB)`;
  const image = [it.image.name, it.version.name].filter(Boolean).join(' ');
  const status = it.activity ? `${it.status}, ${it.activity}` : it.status;
  const cells = [it.name, status, it.ip_address ?? '', size, image, it.project?.name ?? '', it.provider.name,
    launched.format(new Date(it.start_date))];
  tr.append(...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })));
  return tr;
}

function say(text) {
  state.textContent = text;
}
