// What `npm run test:leak -- --sabotage` takes away in a copy of the tree; the leak tests must turn red each time.
import type { Mutation } from '../hardening/mutations.ts';

const [command, flows, network] = ['command', 'flows', 'network'].map((name) => `test/leak/${name}.test.ts`) as [string, string, string];

export const sabotages: readonly Mutation[] = [
  {
    item: 17,
    what: 'nothing is struck out of answers',
    file: 'app/without-key.ts',
    find: "text.replace(patternOf(key), '[key]')",
    replace: 'text',
    tests: [command],
  },
  {
    item: 19,
    what: 'the key goes where the service says',
    file: 'app/seaart/addresses.ts',
    find: 'given !== null && base !== null && given.startsWith(`${base.origin}${base.path}/`) && isPlain(given)',
    replace: 'given !== null && base !== null',
    tests: [command],
  },
  {
    item: 17,
    what: 'a redirect carries the key on',
    file: 'main/network/download.ts',
    find: 'withoutSecrets(next.href)',
    replace: 'next.href',
    tests: [command],
  },
  {
    item: 17,
    what: 'the window is told the whole key',
    file: 'main/secrets.ts',
    find: 'return key.slice(-Math.min(4, Math.floor(key.length / 4)));',
    replace: 'return key;',
    tests: [flows],
    build: true,
  },
  {
    item: 17,
    what: 'the key stays in the environment of the programs the app starts',
    file: 'main/index.ts',
    find: "delete process.env['SEAART_API_KEY'];",
    replace: '',
    tests: [flows],
    build: true,
  },
  {
    item: 11,
    what: 'the app says hello to somebody at each start',
    file: 'main/index.ts',
    find: "  app.on('activate', windows.show);\n",
    replace: "  void import('node:net').then(({ connect }) => connect(443, '192.0.2.1').on('error', () => undefined));\n",
    tests: [network],
    build: true,
  },
];
