// Opens a library, compares it with its folder and closes it: as a program of its own, to be killed at any of its calls.
import { openLibrary } from '../../main/library/library.ts';

const [folder = '', cacheFolder = ''] = process.argv.slice(2);
const opened = await openLibrary({
  folder,
  cacheFolder,
  // It is built beside the worker.
  workerUrl: new URL('./index-worker.js', import.meta.url),
  create: false,
  onChange: () => undefined,
});
if (!opened.ok) throw new Error(opened.failure.message);
await opened.value.settled();
await opened.value.close();
console.log('whole');
