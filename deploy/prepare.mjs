// Makes a copy of dist/ ready for its place on a server: node deploy/prepare.mjs FOLDER BASE
// The page learns its base path, in all its forms; every other address in it is relative to that. Prints the origins
// that may show the application in a frame, from config.json: PARENTS of deploy/nginx/site.conf.template.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli } from '../scripts/brotli.mjs';

const [folder, base] = process.argv.slice(2);
if (!/^\/(?:[\w.~-]+\/)*$/.test(base ?? '')) throw new Error('BASE is a path with a slash at both ends, such as /imaging/, or / alone');

const page = join(folder, 'index.html');
const before = readFileSync(page, 'utf8');
const after = before.replace(/<base href=[^>]*>/, `<base href="${base}">`);
if (!after.includes('<base href=')) throw new Error(`${page} has no <base>`);
replace(page, after);
replace(`${page}.br`, brotli(Buffer.from(after)));
replace(`${page}.gz`, gzipSync(after, { level: 9 }));

const settings = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
console.log((settings.embedding?.parents ?? []).join(' '));

// A server that is at work sees the old file or the new one, never half of it.
function replace(path, content) {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
