// Puts a .br and a .gz beside each file of a folder that gets smaller by it: node compress.mjs FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli } from './brotli.mjs';

// Edited in place by each site: a packed form would go on saying what it said before.
const EDITED = 'config.json';
const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest|xml)$/;

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name === EDITED || !COMPRESSIBLE.test(entry.name)) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const content = readFileSync(path);
  keep(`${path}.br`, brotli(content), content);
  keep(`${path}.gz`, gzipSync(content, { level: 9 }), content);
}

function keep(path, compressed, original) {
  if (compressed.length < original.length) writeFileSync(path, compressed);
}
