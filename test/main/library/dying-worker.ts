// Makes an index worker that dies when it is asked a certain thing. Its own listener must be the first, so it is imported first.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built } from '../../built/built.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export function makeDyingWorker(name: string, times: 'once' | 'always'): URL {
  const folder = temporaryFolder();
  const died = JSON.stringify(join(folder, 'died'));
  writeFileSync(
    join(folder, 'death.mjs'),
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (question) => {
       if (question.name !== ${JSON.stringify(name)} || (${times === 'once'} && existsSync(${died}))) return;
       writeFileSync(${died}, '');
       process.exit(1);
     });`,
  );
  writeFileSync(join(folder, 'worker.mjs'), `import './death.mjs';\nimport ${JSON.stringify(built().worker.href)};\n`);
  return pathToFileURL(join(folder, 'worker.mjs'));
}
