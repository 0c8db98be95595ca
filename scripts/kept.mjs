// Writes into a build's service worker what it is to keep, with the integrity of each file, and a name for the build.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = /^const FILES = (.*);$/m;
const NAME = /^const NAME = '.*';$/m;

// `lists` adds to what is there: the names of files for each language, and for `all`.
export function keep(folder, lists) {
  const path = join(folder, 'sw.js');
  const worker = readFileSync(path, 'utf8');
  const files = JSON.parse(worker.match(LIST)[1]);
  for (const [language, names] of Object.entries(lists)) {
    files[language] = Object.fromEntries(names.map((it) => [it, integrity(readFileSync(join(folder, it)))]));
  }
  const list = JSON.stringify(files);
  const name = createHash('sha384').update(list).digest('hex').slice(0, 16);
  writeFileSync(path, worker.replace(LIST, () => `const FILES = ${list};`).replace(NAME, `const NAME = '${name}';`));
}

export function integrity(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
