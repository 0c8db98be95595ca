// Trunk's hook after a build. It puts what src/boot.js reads in front of it, and in a release build it minifies the
// scripts, which trunk's own minifier cannot read all of; their names and integrity follow, in the page too.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { integrity, keep } from './kept.mjs';
import { staticData } from './static-data.mjs';
import { terser } from './terser.mjs';

const { TRUNK_PROFILE, TRUNK_STAGING_DIR, PARTS } = process.env;
// The hash is a number, so it can come out shorter than its sixteen digits.
const HASHED = /^(.*-)[0-9a-f]{12,16}\.js$/;
const GLUE = /<link [^>]*rel="?(?:modulepreload|glue)\b[^>]*>/;
const LATER = /<link [^>]*\blater-[0-9a-f]+\.css\b[^>]*>/;
const PROGRAM = /<link [^>]*rel="?program\b[^>]*>/;
const STYLES = /<link [^>]*\.css\b[^>]*>/g;
const WASM = /<link [^>]*type="?application\/wasm\b[^>]*>/;
// Without the files for embedding, which other pages load. Each language has a program of its own.
const KEPT = /-[0-9a-f]{8,}(_bg)?\.(css|js|wasm)$|^(favicon\.svg|offline\.js)$/;
const SPEAKING = /^(atmosphere-imaging|part)-/;
const MARKUP = /\.innerHTML = getStringFromWasm0\(/;

const page = join(TRUNK_STAGING_DIR, 'index.html');
let html = trustMarkup(startFirst(readFileSync(page, 'utf8')));
if (TRUNK_PROFILE === 'release') html = await minifyScripts(html);
writeFileSync(page, html);
writeFileSync(join(TRUNK_STAGING_DIR, 'embed.json'), JSON.stringify(forEmbedding(html)));
// What scripts/split/ cut off; the scripts name it already.
if (PARTS) cpSync(PARTS, TRUNK_STAGING_DIR, { recursive: true });
listKept();

// The addresses go before the script that starts both downloads as soon as it runs. Neither is a preload yet: another
// language may be wanted. That of the WebAssembly becomes none, as WebKit takes no `fetch` from one and would load all
// twice, and Chromium warns about its integrity.
function startFirst(html) {
  const [preloaded] = html.match(GLUE);
  const glue = preloaded.replace(/rel="?modulepreload"?/, 'rel="glue"');
  const [wasm] = html.match(WASM);
  const program = wasm.replace(/rel="?preload"?/, 'rel="program"').replace(/ as="?fetch"?/, '');
  // The style sheet of the later parts is fetched with the first of them.
  const split = PARTS ? html.replace(LATER, (link) => link.replace(/rel="?stylesheet"?/, 'rel="later"')) : html;
  return split.replace(preloaded, '').replace(wasm, '').replace('<script', () => `${glue}${program}<script`);
}

// Trusted Types: markup that is a constant of the program is let through, and nothing that the program was given. The
// address tells them apart. No other script has this policy, and there is no other way to markup.
function trustMarkup(html) {
  const name = html.match(GLUE)[0].match(/[^"/=\s]+\.js/)[0];
  const path = join(TRUNK_STAGING_DIR, name);
  const before = readFileSync(path, 'utf8');
  const folders = [TRUNK_STAGING_DIR, ...(PARTS ? [PARTS] : [])];
  const programs = folders.flatMap((folder) => readdirSync(folder).filter((it) => it.endsWith('.wasm')).map((it) => join(folder, it)));
  const [from, to] = staticData(programs.map((it) => readFileSync(it)));
  const trusting = `const policy = globalThis.trustedTypes?.createPolicy('atmosphere-imaging', { createHTML: (it) => it });
function getMarkupFromWasm0(at, length) {
  const text = getStringFromWasm0(at, length);
  return policy && at >= ${from} && at < ${to} ? policy.createHTML(text) : text;
}
`;
  const after = trusting + replace(before, before.match(MARKUP)?.[0], '.innerHTML = getMarkupFromWasm0(');
  writeFileSync(path, after);
  return replace(html, integrity(before), integrity(after));
}

// What public/embed.js has to load, which cannot know the hashed names.
function forEmbedding(html) {
  const value = (tag, name) => tag.match(new RegExp(`\\s${name}="?(?:\\./)?([^"\\s>]+)`))?.[1];
  const file = (tag) => ({ name: value(tag, 'href'), integrity: value(tag, 'integrity') });
  return {
    script: file(html.match(GLUE)[0]),
    program: file(html.match(PROGRAM)[0]),
    styles: html.match(STYLES).map(file),
  };
}

async function minifyScripts(html) {
  const { minify } = terser();
  for (const name of readdirSync(TRUNK_STAGING_DIR)) {
    const [, stem] = name.match(HASHED) ?? [];
    if (!stem) continue;
    const path = join(TRUNK_STAGING_DIR, name);
    const before = readFileSync(path, 'utf8');
    const { code } = await minify(before, { module: /^export /m.test(before), compress: { passes: 2 } });
    const renamed = `${stem}${createHash('sha384').update(code).digest('hex').slice(0, 16)}.js`;
    html = replace(replace(html, name, renamed), integrity(before), integrity(code));
    writeFileSync(path, code);
    renameSync(path, join(TRUNK_STAGING_DIR, renamed));
  }
  return html;
}

// What the service worker keeps: for everybody, and for those who are spoken to in English.
function listKept() {
  const names = readdirSync(TRUNK_STAGING_DIR).filter((it) => KEPT.test(it)).sort();
  const isSpeaking = (it) => SPEAKING.test(it);
  keep(TRUNK_STAGING_DIR, { all: names.filter((it) => !isSpeaking(it)), en: names.filter(isSpeaking) });
}

function replace(html, old, fresh) {
  if (!html.includes(old)) throw new Error(`the build does not name ${old}`);
  return html.replaceAll(old, fresh);
}
