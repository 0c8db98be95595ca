// The minifier of scripts. The tools' folder is not above this file: it is found by its programs on the PATH.
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

export function terser() {
  for (const folder of process.env.PATH.split(delimiter)) {
    try {
      return createRequire(realpathSync(join(folder, 'terser')))('terser');
    } catch (notHere) {
      if (notHere.code !== 'ENOENT') throw notHere;
    }
  }
  throw new Error('terser is not on the PATH: run make setup');
}
