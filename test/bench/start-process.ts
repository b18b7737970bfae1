// Evaluates the built main bundle in plain Node, with an Electron that never gets ready, and says how long it took and what it loaded.
import { registerHooks } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const bundle = process.argv[2] ?? '';
/** What the bundle takes from Electron. */
const names = [...readFileSync(bundle, 'utf8').matchAll(/import \{([^}]*)\} from ["']electron["']/g)].flatMap(([, list = '']) =>
  list.split(',').map((name) => name.trim().replace(/ as .*/, '')),
);
const electron = `const any = () => new Proxy(() => {}, {
  get: (_, key) => key === 'hasSwitch' ? () => false : key === 'whenReady' ? () => new Promise(() => {}) : any(),
  apply: () => true,
});
${[...new Set(names)].map((name) => `export const ${name} = any();`).join('\n')}`;
const heavy = /^node:(?:sqlite|https?|http2|tls|net|worker_threads|child_process|crypto)$|^(?:sharp|keytar|electron-store)$/;
let loaded = 0;
let heavyOnes = 0;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: `data:text/javascript,${encodeURIComponent(electron)}`, shortCircuit: true };
    loaded += 1;
    if (heavy.test(specifier)) heavyOnes += 1;
    return next(specifier, context);
  },
});
const begun = performance.now();
await import(pathToFileURL(bundle).href);
const took = performance.now() - begun;
for (const [what, value] of Object.entries({ ms: took, loaded, heavy: heavyOnes })) writeSync(1, `${JSON.stringify({ what, value })}\n`);
process.exit(0);
