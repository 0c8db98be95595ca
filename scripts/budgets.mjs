// Asserts what can be counted on the production build: node budgets.mjs DIST [WAY]
// The first load is all that the page pulls in before the first call of the API, as it comes over the wire, in brotli.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { door, firstLoad, firstLoadIn, parts, table, wireSize } from './first-load.mjs';
import { elsewhere, unchecked } from './served.mjs';

// Where no standard library can be built from its source (the way "own" of toolchain.sh), the one that there is comes along.
const BYTES = process.argv[3] === 'own' ? 185_000 : 160_000;
const REQUESTS = 8;
// Until somebody who is not signed in can do so.
const [BYTES_TO_SIGN_IN, REQUESTS_TO_SIGN_IN] = [BYTES + 25_000, 11];

const dist = process.argv[2];
const html = readFileSync(join(dist, 'index.html'), 'utf8');

const checks = [
  ...budgets('', firstLoad(dist)),
  ...existsSync(join(dist, 'es.js')) ? budgets(' in Spanish', firstLoadIn('es', dist)) : [],
  ['the page has no inline script and no inline style', !inlined(html), inlined(html)],
  ['scripts, style sheets and the WebAssembly have their integrity', !unprotected(html), unprotected(html)],
  ['every later part and every other language has its integrity where it is fetched', !unchecked(dist), unchecked(dist)],
  ['no file names another origin', !elsewhere(dist), elsewhere(dist)],
  ['what can be smaller has a .br and a .gz beside it', !uncompressed(), uncompressed()],
];

const failed = checks.filter(([, holds]) => !holds);
for (const [name, holds, why] of checks) console.log(holds ? `ok      ${name}` : `FAILED  ${name}: ${why}`);
console.log(`budgets: ${checks.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

// All that the first page needs, then what comes on top of it for those who have to sign in, then all that follows.
function budgets(language, files) {
  const toSignIn = door(dist, files);
  const bytes = weigh(`first load${language}, brotli`, files);
  const bytesToSignIn = bytes + weigh('until signing in', toSignIn);
  const requests = files.length + toSignIn.length;
  weigh('after the list', parts(dist, files).filter((name) => !toSignIn.includes(name)));
  return [
    [`the first load${language} is at most ${BYTES} bytes`, bytes <= BYTES, `it is ${bytes}`],
    [`it takes at most ${REQUESTS} requests`, files.length <= REQUESTS, `it takes ${files.length}`],
    [`signing in${language} is there after at most ${BYTES_TO_SIGN_IN} bytes`, bytesToSignIn <= BYTES_TO_SIGN_IN, `it takes ${bytesToSignIn}`],
    [`it takes at most ${REQUESTS_TO_SIGN_IN} requests`, requests <= REQUESTS_TO_SIGN_IN, `it takes ${requests}`],
  ];
}

function weigh(what, files) {
  const sum = files.reduce((sum, name) => sum + wireSize(dist, name), 0);
  console.log(table([...files.map((name) => [name, wireSize(dist, name)]), [what, sum]]));
  return sum;
}

// The content security policy refuses both.
function inlined(html) {
  return html.match(/<script(?![^>]*\ssrc=)[^>]*>|<style[^>]*>|\sstyle=[^>]*|\son\w+=[^>]*/)?.[0];
}

function unprotected(html) {
  return (html.match(/<(?:script|link)\b[^>]*>/g) ?? []).find((tag) => {
    const name = tag.match(/\s(?:src|href)="?\.?\/?([^"\s>]+\.(?:js|css|wasm))/)?.[1];
    if (!name) return false;
    const digest = createHash('sha384').update(readFileSync(join(dist, name))).digest('base64');
    return !tag.includes(`sha384-${digest}`);
  });
}

// A part of a hundred bytes gets no smaller.
function uncompressed() {
  const packed = { '.br': brotliCompressSync, '.gz': gzipSync };
  return readdirSync(dist).find((name) => /\.(css|html|js|wasm)$/.test(name) && Object.entries(packed).some(([ending, pack]) => {
    const content = readFileSync(join(dist, name));
    const size = existsSync(join(dist, name + ending)) ? statSync(join(dist, name + ending)).size : content.length;
    return size >= content.length && pack(content).length < content.length;
  }));
}
