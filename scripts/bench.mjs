// Prints what the first load weighs, part by part, beside the floor page: node bench.mjs DIST FLOOR
import { firstLoad, table, wireSize } from './first-load.mjs';

const KINDS = { html: 'page', css: 'style sheets', js: 'scripts', wasm: 'WebAssembly' };

const NAMES = [...Object.values(KINDS), 'other'];

const [ours, floor] = process.argv.slice(2).map(measure);
const ratio = (name) => (floor[name] ? `${(ours[name] / floor[name]).toFixed(1)}x` : '-');

console.log('First load, bytes in brotli');
console.log(table([
  ['', 'ours', 'floor', 'ratio', 'budget'],
  ...NAMES.map((name) => [name, ours[name], floor[name], ratio(name), '']),
  ['everything', ours.bytes, floor.bytes, ratio('bytes'), '160,000'],
  ['requests', ours.requests, floor.requests, ratio('requests'), '8'],
]));

function measure(folder) {
  const files = firstLoad(folder);
  const sums = { bytes: 0, requests: files.length, ...Object.fromEntries(NAMES.map((name) => [name, 0])) };
  for (const name of files) {
    const size = wireSize(folder, name);
    sums.bytes += size;
    sums[KINDS[name.split('.').pop()] ?? 'other'] += size;
  }
  return sums;
}
