// Where the constants of built WebAssembly files lie in its memory: everything that the program writes lies elsewhere.
const DATA = 11;
const PASSIVE = 1;
const OF_MEMORY = 2;

// The first address, and the one after the last.
export function staticData(files) {
  const pieces = files.flatMap(segments);
  return [Math.min(...pieces.map(([from]) => from)), Math.max(...pieces.map(([, to]) => to))];
}

function segments(wasm) {
  let at = 8;
  while (at < wasm.length) {
    const section = wasm[at++];
    const size = number();
    const end = at + size;
    if (section === DATA) return Array.from({ length: number() }, segment).filter(Boolean);
    at = end;
  }
  return [];

  function segment() {
    const kind = number();
    if (kind === OF_MEMORY) number();
    const from = kind === PASSIVE ? null : address();
    const size = number();
    at += size;
    return from === null ? null : [from, from + size];
  }

  // `i32.const`, the address, `end`.
  function address() {
    at += 1;
    const value = number();
    at += 1;
    return value;
  }

  function number() {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return value;
    }
  }
}
