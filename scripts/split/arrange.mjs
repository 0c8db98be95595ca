// The order of functions that compresses best: each next to the one that is most like it. That is worth 3 % in brotli.
const GRAM = 5;
// A run of bytes that so many functions share says little about any of them.
const COMMON = 400;
const [IMPORTS, CODE] = [2, 10];

// A WebAssembly file without names, given names whose alphabetical order is the better order of its functions.
export function named(wasm) {
  const { imported, bodies } = functions(wasm);
  const place = new Array(bodies.length);
  alike(bodies).forEach((index, at) => { place[index] = at; });
  const names = place.map((at, index) => [...number(imported + index), ...text(String(at).padStart(6, '0'))]);
  const list = [...number(names.length), ...names.flat()];
  const section = [...text('name'), 1, ...number(list.length), ...list];
  return Buffer.concat([wasm, Buffer.from([0, ...number(section.length), ...section])]);
}

// A walk over all functions, from each to the most similar one that is left.
function alike(bodies) {
  const grams = bodies.map(gramsOf);
  const holders = new Map();
  grams.forEach((set, index) => set.forEach((gram) => {
    if (!holders.has(gram)) holders.set(gram, []);
    holders.get(gram).push(index);
  }));
  const left = new Set(bodies.keys());
  const order = [];
  // What several parts share may be data alone.
  const [start] = left;
  for (let at = start; at !== undefined; at = next(at)) order.push(at);
  return order;

  function next(at) {
    left.delete(at);
    const shared = new Map();
    for (const gram of grams[at]) {
      const others = holders.get(gram);
      if (others.length >= COMMON) continue;
      for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    let [best, found] = [0, left.values().next().value];
    for (const [other, count] of shared) {
      const likeness = count / (grams[at].size + grams[other].size - count);
      if (likeness > best) [best, found] = [likeness, other];
    }
    return found;
  }
}

function gramsOf(body) {
  const set = new Set();
  for (let at = 0; at + GRAM <= body.length; at += 1) set.add(body.readUIntBE(at, GRAM));
  return set;
}

// How many functions are imported, and the bodies of the others.
function functions(wasm) {
  let at = 8;
  let [imported, bodies] = [0, []];
  while (at < wasm.length) {
    const section = wasm[at++];
    const size = read();
    const end = at + size;
    if (section === IMPORTS) imported = importedFunctions();
    if (section === CODE) bodies = Array.from({ length: read() }, body);
    at = end;
  }
  return { imported, bodies };

  function importedFunctions() {
    let count = 0;
    for (let rest = read(); rest > 0; rest -= 1) {
      skip(read());
      skip(read());
      const kind = wasm[at++];
      if (kind === 0) count += 1;
      if (kind === 0) read();
      else if (kind === 3) skip(2);
      else {
        if (kind === 1) skip(1);
        const hasEnd = read() & 1;
        read();
        if (hasEnd) read();
      }
    }
    return count;
  }

  function body() {
    const size = read();
    skip(size);
    return wasm.subarray(at - size, at);
  }

  function skip(count) {
    at += count;
  }

  function read() {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return value;
    }
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push(value & 127 | 128);
  return [...bytes, value];
}

function text(value) {
  return [...number(value.length), ...Buffer.from(value)];
}
