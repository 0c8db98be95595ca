// Judges the npm packages of a folder: audit.mjs FOLDER, with what `npm audit --json` said as its input.
// They build and test, and nothing of them is served: what is known as high or critical fails, less is told.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const lock = JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8'));
const packages = Object.entries(lock.packages).filter(([place, it]) => place && !it.link);
// Without an address it comes from the registry; with one, it must be npm's.
const odd = packages.filter(([, it]) => (it.resolved && !it.resolved.startsWith('https://registry.npmjs.org/')) || !it.integrity?.startsWith('sha512-'));
for (const [place] of odd) console.error(`${folder}: ${place} is not from the registry, or has no integrity`);

let said = {};
try { said = JSON.parse(readFileSync(0, 'utf8')); } catch { /* it could not even ask */ }
const counts = said.metadata?.vulnerabilities;
for (const [name, hole] of Object.entries((counts && said.vulnerabilities) ?? {})) {
  console.error(`${folder}: ${name} ${hole.range} (${hole.severity}): ${hole.via.map((it) => it.title ?? it).join(', ')}`);
}
if (!counts) console.log(`Advisories on npm packages of ${folder}: not checked, npm's list cannot be reached from here.`);
console.log(`${packages.length} npm packages of ${folder}: ${odd.length} of unknown origin, ${counts?.total ?? 'unknown'} with known holes`);
process.exit(odd.length || counts?.high || counts?.critical ? 1 : 0);
