// Puts the program of another language beside the page: node language.mjs LANGUAGE BUILD DIST
// LANGUAGE.js is what src/boot.js imports for it: where its program is, and the words of the panels in index.html.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [language, build, dist] = process.argv.slice(2);
const html = readFileSync(join(build, 'index.html'), 'utf8');
const words = JSON.parse(readFileSync(join('src/words', language, 'boot.json'), 'utf8'));

const [glue, wasm] = [named('modulepreload'), named('program')];
const parts = readdirSync(build).filter((name) => /^part-.*\.wasm$/.test(name));
for (const name of [glue.href, wasm.href, ...parts]) copyFileSync(join(build, name), join(dist, basename(name)));

// The link is what gives the import its integrity.
writeFileSync(join(dist, `${language}.js`), `const here = (it) => ({ ...it, href: new URL(it.href, import.meta.url).href });
export const glue = here(${JSON.stringify(glue)});
export const wasm = here(${JSON.stringify(wasm)});
const words = ${JSON.stringify(words)};
document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', ...glue }));
const speak = () => {
  if (document.documentElement.lang !== '${language}') return;
  for (const place in words) {
    const element = document.querySelector(place);
    if (element) element.textContent = words[place];
  }
};
speak();
addEventListener('DOMContentLoaded', speak);
`);

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
