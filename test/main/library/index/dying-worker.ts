// Makes index workers that die when they are asked a certain thing, or that say how often they looked. What is special about them is imported first.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built } from '../../../built/built.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

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

/** The real worker, whose answers to rows that are put wait until `letGo` is called. */
export function makeWaitingWorker(): { readonly url: URL; readonly letGo: () => void } {
  const folder = temporaryFolder();
  const sign = join(folder, 'go');
  writeFileSync(
    join(folder, 'waiting.mjs'),
    `import { existsSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const post = parentPort.postMessage.bind(parentPort);
     const puts = new Set();
     parentPort.on('message', ({ name, key }) => name === 'put' && puts.add(key));
     parentPort.postMessage = (message) => {
       if (!puts.has(message.key) || existsSync(${JSON.stringify(sign)})) return post(message);
       const timer = setInterval(() => existsSync(${JSON.stringify(sign)}) && (clearInterval(timer), post(message)), 5);
     };`,
  );
  writeFileSync(join(folder, 'worker.mjs'), `import './waiting.mjs';\nimport ${JSON.stringify(built().worker.href)};\n`);
  return { url: pathToFileURL(join(folder, 'worker.mjs')), letGo: () => writeFileSync(sign, '') };
}

/** The real worker; `looks` is how often it has looked at changes of the folder, whatever came of it. */
export function makeTellingWorker(): { readonly url: URL; readonly looks: () => number } {
  const folder = temporaryFolder();
  const told = join(folder, 'looks');
  writeFileSync(
    join(folder, 'telling.mjs'),
    `import { appendFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const post = parentPort.postMessage.bind(parentPort);
     parentPort.postMessage = (message) => {
       if (message.kind === 'looked') appendFileSync(${JSON.stringify(told)}, '.');
       post(message);
     };`,
  );
  writeFileSync(join(folder, 'worker.mjs'), `import './telling.mjs';\nimport ${JSON.stringify(built().worker.href)};\n`);
  return { url: pathToFileURL(join(folder, 'worker.mjs')), looks: () => (existsSync(told) ? statSync(told).size : 0) };
}
