// What holds for every file of a build, read as text: for budgets.mjs.
import { readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

// The names of XML's vocabularies are addresses that nobody fetches.
const VOCABULARY = 'http://www.w3.org/';

// The first address of another origin in a page, script, style sheet or picture: nothing is fetched from anywhere else.
export function elsewhere(folder) {
  for (const name of named(folder, /\.(html|js|css|svg)$/)) {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll(VOCABULARY, '');
    const address = text.match(/\b(?:https?|wss?|ftp):\/\/[\w.-]+/) ?? text.match(/(?:src|href|import|url\()\s*=?\s*["']?\/\/[\w.-]+/);
    if (address) return `${name}: ${address[0]}`;
  }
  return undefined;
}

// The first script, style sheet or program that is fetched without saying what it must be. Names with a hash are those
// that a page or a script of ours fetches; the others are where a page, a portal or the browser itself begins.
export function unchecked(folder) {
  const texts = named(folder, /\.(html|js|json)$/).map((name) => readFileSync(join(folder, name), 'utf8'));
  return named(folder, /-[0-9a-f]{8,}(_bg)?\.(js|css|wasm)$/).find((name) => {
    const digest = `sha384-${createHash('sha384').update(readFileSync(join(folder, name))).digest('base64')}`;
    return !texts.some((text) => text.includes(name) && text.includes(digest));
  });
}

function named(folder, kind) {
  return readdirSync(folder).filter((name) => kind.test(name));
}
