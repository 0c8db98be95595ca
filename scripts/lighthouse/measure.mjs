// What Lighthouse says of the application on a phone with a slow network: node measure.mjs TOOLS ORIGIN FILES
// FILES are what is served at ORIGIN. A person is signed in by the session of the site, which a header can bring along.
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, origin, files] = process.argv.slice(2);
const fromTools = createRequire(join(tools, 'package.json'));
const load = async (name) => import(pathToFileURL(fromTools.resolve(name)));
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const BUDGETS = { performance: 95, accessibility: 100, 'best-practices': 100 };
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: ['--headless=new', '--no-sandbox'] });
const configure = (settings) => writeFileSync(join(files, 'config.json'), JSON.stringify({ serviceWorker: false, ...settings }));
for (const packed of ['br', 'gz']) rmSync(join(files, `config.json.${packed}`), { force: true });
try {
  const session = await signIn();
  console.log('\nLighthouse, mobile (scores; times on the imitated network)');
  const wanted = Object.entries(BUDGETS).map(([name, score]) => `${name} ${score}`).join(', ');
  configure({ signIn: { siteUrl: '/login/', siteLabel: 'Sign in' } });
  await measure('My Instances', `${origin}/instances`, { Cookie: session });
  configure({});
  await measure('the sign-in page', `${origin}/`, {});
  console.log(`budgets:  ${wanted}`);
} finally {
  await chrome.kill();
}

async function signIn() {
  const answer = await fetch(`${origin}/auth`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ username: 'alice', password: 'demo' }),
  });
  return answer.headers.get('set-cookie').split(';')[0];
}

async function measure(name, url, extraHeaders) {
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: Object.keys(BUDGETS), extraHeaders });
  if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
  const scores = Object.keys(BUDGETS).map((it) => `${it} ${Math.round(lhr.categories[it].score * 100)}`);
  const times = TIMES.map((it) => `${lhr.audits[it].title} ${lhr.audits[it].displayValue}`);
  console.log(`  ${name}: ${scores.join(', ')}\n    ${times.join(', ')}`);
}
