// What the first load of a built page pulls in, and what that weighs on the wire.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

// Loaded by the programs rather than named by the page.
const BY_PROGRAM = ['config.json', 'icons.svg'];

// The page itself, what its head and body name, and what the program asks for before anything shows.
export function firstLoad(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = html.replace(/<link [^>]*rel="?later\b[^>]*>/, '');
  const named = [...first.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="?(?:\.?\/)?([^"\s>]+)/g)].map(([, name]) => name);
  return [...new Set(['index.html', ...named, ...BY_PROGRAM])].filter((name) => existsSync(join(folder, name)));
}

// The same where another language is spoken: its program takes the place of the one that the page names.
export function firstLoadIn(language, folder) {
  const leading = `${language}.js`;
  const named = [...readFileSync(join(folder, leading), 'utf8').matchAll(/"\.\/(atmosphere-imaging-[^"]+)"/g)].map(([, name]) => name);
  return [...firstLoad(folder).filter((name) => !name.startsWith('atmosphere-imaging-')), leading, ...named];
}

// What comes on top of it for those who are not signed in yet: the page for that.
export function door(folder, files) {
  const needed = parts(folder, files).filter((name) => /^part-(door|shared)-/.test(name));
  const [, styles] = readFileSync(join(folder, 'index.html'), 'utf8').match(/(later-[0-9a-f]+\.css)/);
  return [styles, ...needed];
}

// The parts of the program that come later, by the script that fetches them.
export function parts(folder, files) {
  const script = readFileSync(join(folder, files.findLast((name) => /^atmosphere-imaging-.*\.js$/.test(name))), 'utf8');
  return [...new Set(script.match(/part-[\w-]+\.wasm/g) ?? [])].sort();
}

// The brotli file beside it, if there is one; a page that was not built is compressed here.
export function wireSize(folder, name) {
  const path = join(folder, name);
  if (existsSync(`${path}.br`)) return statSync(`${path}.br`).size;
  const content = readFileSync(path);
  return Math.min(content.length, brotliCompressSync(content).length);
}

export function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, ...values]) =>
    `  ${name.padEnd(width)}${values.map((it) => String(it.toLocaleString?.('en-US') ?? it).padStart(14)).join('')}`).join('\n');
}
