// Puts the program of another language beside the page: node language.mjs LANGUAGE BUILD DIST
// LANGUAGE.js is what src/boot.js imports for it: where its program is, and the words of the panels in index.html.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keep } from './kept.mjs';
import { terser } from './terser.mjs';

const [language, build, dist] = process.argv.slice(2);
const html = readFileSync(join(build, 'index.html'), 'utf8');
const words = JSON.parse(readFileSync(join('src/words', language, 'boot.json'), 'utf8'));

const [glue, wasm] = [named('glue'), named('program')];
const parts = readdirSync(build).filter((name) => /^part-.*\.wasm$/.test(name));
const files = [glue.href, wasm.href, ...parts].map((it) => basename(it));
for (const name of files) copyFileSync(join(build, name), join(dist, name));

const script = `const link = (href, integrity) =>
  Object.assign(document.createElement('link'), { href: new URL(href, import.meta.url).href, integrity, crossOrigin: '' });
export const glue = link(${JSON.stringify(glue.href)}, ${JSON.stringify(glue.integrity)});
export const wasm = link(${JSON.stringify(wasm.href)}, ${JSON.stringify(wasm.integrity)});
const words = ${JSON.stringify(words)};
const speak = () => {
  if (document.documentElement.lang !== ${JSON.stringify(language)}) return;
  for (const place in words) {
    const element = document.querySelector(place);
    if (element) element.textContent = words[place];
  }
};
speak();
addEventListener('DOMContentLoaded', speak);
`;
const { code } = await terser().minify(script, { module: true, compress: { passes: 2 } });
writeFileSync(join(dist, `${language}.js`), code);
keep(dist, { [language]: [`${language}.js`, ...files] });

// What public/embed.js has to load for it.
const embed = join(dist, 'embed.json');
const own = { script: file(glue), program: file(wasm) };
writeFileSync(embed, JSON.stringify({ ...JSON.parse(readFileSync(embed, 'utf8')), [language]: own }));

function file({ href, integrity }) {
  return { name: basename(href), integrity };
}

function named(rel) {
  const [tag] = html.match(new RegExp(`<link [^>]*rel="?${rel}\\b[^>]*>`));
  const value = (name) => tag.match(new RegExp(`\\s${name}="?([^"\\s>]+)`))[1];
  return { href: value('href'), integrity: value('integrity') };
}
