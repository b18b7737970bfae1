// What `npm run test:leak -- --sabotage` takes away in a copy of the tree; the leak tests must turn red each time.
import type { TestedMutation } from '../gate/mutation.ts';

const [command, flows, network] = ['command', 'flows', 'network'].map((name) => `test/leak/${name}.test.ts`) as [string, string, string];

export const sabotages: readonly TestedMutation[] = [
  {
    name: 'answers-keep-the-key',
    what: 'nothing is struck out of answers',
    changes: [{ file: 'app/without-key.ts', from: "text.replace(patternOf(key), '[key]')", to: 'text' }],
    tests: [command],
  },
  {
    name: 'key-to-where-the-service-says',
    what: 'the key goes where the service says',
    changes: [
      {
        file: 'app/seaart/addresses.ts',
        from: 'given !== null && base !== null && given.startsWith(`${base.origin}${base.path}/`) && isPlain(given)',
        to: 'given !== null && base !== null',
      },
    ],
    tests: [command],
  },
  {
    name: 'key-on-by-a-redirect',
    what: 'a redirect carries the key on',
    changes: [{ file: 'main/network/download.ts', from: 'withoutSecrets(next.href)', to: 'next.href' }],
    tests: [command],
  },
  {
    name: 'whole-key-told',
    what: 'the window is told the whole key',
    changes: [
      { file: 'main/platform/keychain.ts', from: 'return key.slice(-Math.min(4, Math.floor(key.length / 4)));', to: 'return key;' },
    ],
    tests: [flows],
    build: true,
  },
  {
    name: 'key-in-the-environment',
    what: 'the key stays in the environment of the programs the app starts',
    changes: [{ file: 'main/index.ts', from: "delete process.env['SEAART_API_KEY'];", to: '' }],
    tests: [flows],
    build: true,
  },
  {
    name: 'hello-at-each-start',
    what: 'the app says hello to somebody at each start',
    changes: [
      {
        file: 'main/index.ts',
        from: "  app.on('activate', show);\n",
        to: "  app.on('activate', show);\n  void import('node:net').then(({ connect }) => connect(443, '192.0.2.1').on('error', () => undefined));\n",
      },
    ],
    tests: [network],
    build: true,
  },
];
