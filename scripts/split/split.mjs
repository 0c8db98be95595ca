// Splits the program and makes it small: wasm-bindgen's arguments, then wasm-bindgen's output, with the pages after the
// first one in files of their own. src/pages/later.rs says what goes into them.
//
// WASM_BINDGEN is the real wasm-bindgen. PARTS is the folder for the files, from which finish-page.mjs takes them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotli } from '../brotli.mjs';
import { named } from './arrange.mjs';

const { WASM_BINDGEN, PARTS } = process.env;
// Which form of the first file was best.
const FORM = `${PARTS}.form`;
const LOADER = '__wasm_split.js';
// What the browsers of the last two years have.
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext']
  .map((it) => `--enable-${it}`);

// None of these makes the first file smaller by itself. What brotli makes of it differs by 1.5 kB, and which is best
// changes with the program, so that each is tried.
const TRIED = [
  [],
  ['--merge-blocks'],
  ['--merge-locals'],
  ['--reorder-locals'],
  ['--remove-unused-brs'],
  ['--simplify-locals', '--merge-blocks'],
  ['--simplify-locals', '--merge-blocks', '--remove-unused-brs'],
  ['--simplify-locals', '--optimize-instructions', '--merge-blocks'],
];

// Leptos brings server functions along, and these bring streams, which nothing here uses: 2 kB.
const STREAM = /^(__wbg_)?intounderlying/;
const STREAM_CLASSES = /^export class IntoUnderlying\w+ \{\n[^]*?^\}\n(if \(Symbol\.dispose\) IntoUnderlying.*\n)?|^const IntoUnderlying\w+ = [^]*?;\n/gm;

// How a part is fetched, in place of the same text for each of them.
const PART = `const part = (name, integrity) => ${fetcher('').replace('"./"', 'name').replace('url)', 'url), { integrity }')}`;

// The link to the style sheet becomes one that loads; where that fails it stays, to be tried again. In somebody else's
// page (public/embed.js, which loads it itself) a link of that kind is not ours.
const STYLES = `const styles = makeLoad(() => {
  const link = import.meta.url.endsWith('.js') && document.querySelector('link[rel=later]');
  const here = link && new Promise((done, failed) => {
    const sheet = link.cloneNode();
    sheet.rel = 'stylesheet';
    sheet.onload = () => { link.remove(); done(); };
    sheet.onerror = () => { sheet.remove(); failed(new TypeError('a style sheet did not arrive')); };
    link.after(sheet);
  });
  return () => here;
}, []);
`;

// What several parts share comes as a file for each set of them, in the loader with their names above it.
const CHUNK = /\/\* ([\w, ]+) \*\/\nconst (\w+) = makeLoad\(\(\) => \{\n[^]*?"\.\/(\w+\.wasm)"[^]*?\}\n, \[\]\);\n/g;
// The one that is large, and that only those need who have the list on the screen.
const LARGE = 'details, imaging';
const SHARED = 'chunk_shared.wasm';
// The module from which parts import, and one of the same length that stands for it while they are put together.
const [WHOLE, STAND_IN] = ['__wasm_split', '__WASM_SPLIT'];

// A function of the script that the program imports.
const IMPORT = /\n {8}(\w+): function\([^)]*\) \{\n(?: {9,}.*\n)* {8}\},/g;

const args = process.argv.slice(2);
const program = args.find((it) => it.endsWith('.wasm'));
if (program) split();
else run(WASM_BINDGEN, args);

function split() {
  const out = option('--out-dir');
  const name = option('--out-name');
  const cut = join(out, 'cut');
  for (const folder of [cut, PARTS]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  run('wasm-split-cli', ['--target', 'web', '--out-name', name, program, cut]);
  const first = join(cut, `${name}.wasm`);
  // The parts reach the functions of the first file through its table, which wasm-bindgen would hide.
  run(WASM_BINDGEN, [...args.map((it) => it === program ? first : it), '--keep-lld-exports']);
  withoutStreams(join(out, `${name}_bg.wasm`));
  const loader = withParts(withFewFiles(readFileSync(join(cut, LOADER), 'utf8'), cut), cut, basename(first));
  const glue = join(out, `${name}.js`);
  const joined = withLoader(readFileSync(glue, 'utf8'), loader);
  writeFileSync(glue, withShortNames(joined.replace(STREAM_CLASSES, ''), join(out, `${name}_bg.wasm`)));
}

// Everything else that is shared becomes one file: it is small, and each file would be a request of everybody's, and a
// name with its integrity in the first load.
function withFewFiles(loader, cut) {
  const small = [...loader.matchAll(CHUNK)].filter(([, parts]) => parts !== LARGE);
  if (small.length < 2) return loader;
  const [[, , kept, file], ...others] = small;
  merge(small.map(([, , , it]) => join(cut, it)), join(cut, SHARED));
  const without = others.reduce((text, [all]) => replace(text, all, ''), replace(loader, file, SHARED));
  const names = new Map(others.map(([, , name]) => [name, kept]));
  return without.replace(/, \[([^\]]*)\]\)\)/g, (all, list) =>
    `, [${[...new Set(list.split(', ').map((name) => names.get(name) ?? name))].join(', ')}]))`);
}

// Each imports the same memory, table and globals, which wasm-merge would import once for each of them, unless a module
// that passes them on stands between.
function merge(paths, path) {
  const imported = new Set(paths.flatMap((it) => run('wasm-dis', [...FEATURES, it]).match(/^ \(import .*$/gm)));
  const passed = [...imported].map((line) => {
    const [, name, kind, type] = line.match(/"\w+" "(\w+)" \((\w+) \S+ (.*)\)\)$/);
    return { name, kind, type };
  });
  const between = `${path}.wat`;
  writeFileSync(between, `(module
    ${passed.map(({ name, kind, type }) => `(import "${STAND_IN}" "${name}" (${kind} $${name} ${type}))`).join('\n')}
    ${passed.map(({ name, kind }) => `(export "${name}" (${kind} $${name}))`).join('\n')})`);
  run('wasm-merge', [...FEATURES, between, WHOLE, ...paths.flatMap((it, index) => [it, `part${index}`]), '-o', path]);
  const merged = readFileSync(path).toString('latin1').replaceAll(STAND_IN, WHOLE);
  writeFileSync(path, Buffer.from(merged, 'latin1'));
  for (const it of [between, ...paths]) rmSync(it);
}

// Puts each part into its folder, and its name and integrity into the loader.
function withParts(loader, cut, first) {
  for (const file of readdirSync(cut)) {
    if (!file.endsWith('.wasm') || file === first) continue;
    const path = join(cut, file);
    optimize(path);
    const content = readFileSync(path);
    const digest = createHash('sha384').update(content);
    const [hash, integrity] = [digest.copy().digest('hex').slice(0, 16), digest.digest('base64')];
    const hashed = file.replace(/^[a-z]+_(.*)\.wasm$/, `part-$1-${hash}.wasm`);
    loader = replace(loader, fetcher(file), `part("./${hashed}", "sha384-${integrity}")`);
    writeFileSync(join(PARTS, hashed), content);
  }
  // Each part waits for the style sheet of them all.
  const styled = loader.replace(/(wrapAsyncCb\(makeLoad\([^]*?, \[)([^\]]*)\]\)\)/g, (all, head, parts) =>
    `${head}${parts ? `${parts}, ` : ''}styles]))`);
  // The browser itself tells of a part that did not arrive, and nobody needs to know of one that came too late for a
  // page that was left.
  const quiet = replace(styled, 'console.error(e);', "if (!(e instanceof TypeError || e.name === 'AbortError')) console.error(e);");
  return replace(quiet, 'function wrapAsyncCb', `${PART}${STYLES}function wrapAsyncCb`);
}

// As the loader has it, once for each file.
function fetcher(file) {
  return `() => {
    const src = fetch(new URL("./${file}", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
`;
}

// One script rather than two that import each other: a request less before anything shows.
function withLoader(glue, loader) {
  const imports = new RegExp(`^import \\* as \\w+ from "\\./${LOADER}";?\\n`, 'gm');
  const own = loader.replace(/^import .*\n/m, '').replace(/^export /gm, '');
  return own + glue.replace(imports, '');
}

// What the program and its script call each other by is long, and there twice: all of it becomes a letter or two.
function withShortNames(glue, wasm) {
  const { imports, exports } = JSON.parse(optimize(wasm, '--minify-imports-and-exports-and-modules'));
  const loaders = [];
  const used = new Set(imports.map(([, name]) => name));
  glue = glue.replace(IMPORT, (all, name) => used.has(name) ? all : '');
  for (const [module, name, short] of imports) {
    if (module.endsWith(LOADER)) loaders.push(`${short}: ${name}`);
    else glue = replace(glue, `\n        ${name}: `, `\n        ${short}: `);
  }
  if (loaders.length === 0) throw new Error('nothing was split off');
  const short = new Map(exports);
  const shared = (all, list) => all.replace(list, list.replace(/\w+/g, (name) => `${short.get(name)}: ${name}`));
  return glue
    .replace(/\bwasm\.(\w+)/g, (all, name) => short.has(name) ? `wasm.${short.get(name)}` : all)
    .replace(/const \{ ([^}]*)\} = initSync\(/, shared)
    .replace(/return \{\s*__proto__: null,\s*"[^}]*\};/, () => `return { a: { ...import0, ${loaders.join(', ')} } };`);
}

// What nothing reaches any more is dropped with them.
function withoutStreams(path) {
  const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(path))).map((it) => it.name);
  const roots = names.filter((it) => !STREAM.test(it));
  if (roots.length === names.length) return;
  const graph = `${path}.json`;
  writeFileSync(graph, JSON.stringify(roots.map((it) => ({ name: `keep ${it}`, root: true, export: it }))));
  run('wasm-metadce', [...FEATURES, '--graph-file', graph, path, '-o', path]);
  rmSync(graph);
}

// In place; the answer is what the additional pass says. What -Oz saves more than -O1, brotli saves anyway, and better:
// with -O1 the first load is 3 kB smaller.
function optimize(path, ...passes) {
  const said = run('wasm-opt', [...FEATURES, '-O1', ...passes, '--strip-debug', '--strip-producers',
    '--strip-target-features', path, '-o', path]);
  writeFileSync(path, named(readFileSync(path)));
  const tried = (passes.length > 0 ? forms() : TRIED.slice(0, 1)).map((them) => {
    const out = `${path}.tried`;
    run('wasm-opt', [...FEATURES, ...them, '--reorder-functions-by-name', '--strip-debug', path, '-o', out]);
    const content = readFileSync(out);
    rmSync(out);
    return { them, content, size: brotli(content).length };
  });
  const best = tried.reduce((best, it) => it.size < best.size ? it : best);
  writeFileSync(path, best.content);
  if (tried.length > 1) writeFileSync(FORM, JSON.stringify(best.them));
  return said;
}

// The form that was best for the first language is good for the others, and spares the trying.
function forms() {
  return existsSync(FORM) ? [JSON.parse(readFileSync(FORM, 'utf8'))] : TRIED;
}

function option(name) {
  return args.find((it) => it.startsWith(`${name}=`)).slice(name.length + 1);
}

// What it says is the answer; wasm-bindgen's is trunk's to read. What it warns of shows where it fails.
function run(command, list) {
  const said = execFileSync(command, list, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (command === WASM_BINDGEN) process.stdout.write(said);
  return said;
}

function replace(text, old, fresh) {
  if (!text.includes(old)) throw new Error(`the script does not name ${old}`);
  return text.replace(old, () => fresh);
}
