// What Lighthouse says of the application on a phone with a slow network: node measure.mjs TOOLS STANDIN DIST
// The stand-in serves it with the session of its own site, which a header can bring along.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [tools, standin, dist] = process.argv.slice(2);
const fromTools = createRequire(join(tools, 'package.json'));
const load = async (name) => import(pathToFileURL(fromTools.resolve(name)));
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const BUDGETS = { performance: 95, accessibility: 100, 'best-practices': 100 };
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: ['--headless=new', '--no-sandbox'] });
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
cpSync(dist, folder, { recursive: true, filter: (name) => !/config\.json\.\w+$/.test(name) });
const configure = (settings) => writeFileSync(join(folder, 'config.json'), JSON.stringify({ serviceWorker: false, ...settings }));
const server = spawn(standin, { env: { ...process.env, PORT: '0', DIST: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const origin = await firstLine(server);
  const session = await signIn(origin);
  console.log('\nLighthouse, mobile (scores; times on the imitated network)');
  const wanted = Object.entries(BUDGETS).map(([name, score]) => `${name} ${score}`).join(', ');
  configure({ signIn: { siteUrl: '/login/', siteLabel: 'Sign in' } });
  await measure('My Instances', `${origin}/instances`, { Cookie: session });
  configure({});
  await measure('the sign-in page', `${origin}/`, {});
  console.log(`budgets:  ${wanted}`);
} finally {
  await chrome.kill();
  server.kill();
  rmSync(folder, { recursive: true });
}

async function firstLine(program) {
  for await (const line of createInterface({ input: program.stdout })) return line.trim();
  throw new Error('the stand-in did not start');
}

async function signIn(origin) {
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
