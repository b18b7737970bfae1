// Rules of the linter. The walls between folders are made from the table in build/walls.ts.
import { defineConfig } from 'oxlint';
import { hasRooms, importsOf, isFile, mayImport, rooms } from './build/walls.ts';

type Pattern = { readonly regex: string; readonly message: string; readonly allowTypeImports?: boolean };

const nodeNames =
  'assert|buffer|child_process|cluster|crypto|dns|events|fs|http|https|module|net|os|path|process|stream|tls|url|util|vm|worker_threads|zlib';
const packages = {
  electron: { regex: '^electron($|/)', message: 'Only main/electron/ and main/index.ts know Electron.' },
  node: { regex: '^node:', message: 'Node lives in main/.' },
  nodeNames: { regex: `^(${nodeNames})(/|$)`, message: 'Write node:… and only in main/.' },
  natives: { regex: '^(sharp|keytar|electron-store)($|/)', message: 'Natives and their kin live in main/.' },
  screen: { regex: '^(react|react-dom|zustand|lucide-react|@base-ui/react)($|/)', message: 'The screen lives in renderer/.' },
};
const world = (others: string, message: string): Pattern => ({ regex: String.raw`^(\.\./)+(${others})/`, message });

/** What no file of a world may import. */
const outside: Readonly<Record<string, readonly Pattern[]>> = {
  app: [...Object.values(packages), world('main|renderer|build|test', 'app/ knows nobody else.')],
  main: [packages.electron, packages.nodeNames, packages.screen, world('renderer|build|test', 'main/ knows app/ and itself.')],
  renderer: [
    packages.electron,
    packages.node,
    packages.nodeNames,
    packages.natives,
    world('main|build|test', 'The window knows main only through app/contract/.'),
  ],
};
const worldOf = (room: string): string => room.split('/')[0] ?? '';

/** What files of a folder may not import of the other folders of this program. */
function walls(room: string): readonly Pattern[] {
  const closed = rooms.filter((other) => other !== room && worldOf(other) === worldOf(room) && !mayImport(room, other));
  const regex = closed.map((other) => importsOf(room, other)).join('|');
  return closed.length === 0 ? [] : [{ regex, message: `build/walls.ts has no arrow from ${room} to this folder.` }];
}

const restricted = (patterns: readonly Pattern[], paths: readonly object[] = []) =>
  ({ 'no-restricted-imports': ['error', { paths: [...paths], patterns: [...patterns] }] }) as const;

const without = (patterns: readonly Pattern[], ...left: readonly Pattern[]): readonly Pattern[] =>
  patterns.filter((one) => !left.includes(one));
const ofMain = outside['main'] ?? [];
const electronNames = (names: readonly string[], message: string) => [{ name: 'electron', importNames: [...names], message }];
const inElectron = [
  ...without(ofMain, packages.electron),
  { regex: '^(sharp|keytar)($|/)', message: 'Not for Electron’s folder.' },
  ...walls('main/electron'),
];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist/**', 'release/**', 'test-results/**', 'test/fixtures/*/*.mjs'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-script-url': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-warning-comments': 'error',
    'react/no-danger': 'error',
    'react/jsx-no-script-url': 'error',
    'react/rules-of-hooks': 'off',
    'react/set-state-in-effect': 'off',
    'react/refs': 'off',
    'unicorn/no-useless-spread': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/expect-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
  },
  overrides: [
    ...rooms.map((room) => ({
      files: [isFile(room) ? room : hasRooms(room) ? `${room}/*.{ts,tsx}` : `${room}/**`],
      rules: restricted([...(outside[worldOf(room)] ?? []), ...walls(room)]),
    })),
    {
      files: ['app/**'],
      rules: {
        'no-restricted-globals': [
          'error',
          'process',
          'Buffer',
          'document',
          'window',
          'localStorage',
          'fetch',
          'XMLHttpRequest',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'require',
          'global',
        ],
        'no-console': 'error',
      },
    },
    {
      files: ['main/index.ts'],
      rules: restricted(
        [...without(ofMain, packages.electron), packages.natives],
        electronNames(
          ['BrowserWindow', 'WebContentsView', 'BrowserView', 'contextBridge', 'ipcRenderer'],
          'Windows are made in electron/window.ts.',
        ),
      ),
    },
    {
      files: ['main/electron/*.ts'],
      rules: restricted([
        ...inElectron,
        {
          regex: '^electron$',
          allowTypeImports: true,
          message: 'Parts of Electron are handed in by main/index.ts; only window.ts and preload.ts import it.',
        },
      ]),
    },
    {
      files: ['main/electron/window.ts'],
      rules: restricted(
        [...inElectron, packages.natives],
        electronNames(['ipcMain', 'ipcRenderer', 'contextBridge'], 'Calls are served in electron/ipc.ts.'),
      ),
    },
    {
      files: ['main/electron/preload.ts'],
      rules: restricted([
        {
          regex: String.raw`^([^e.]|e[^l]|\.[^.]|\.\./([^.]|\.\./([^a]|a[^p]|app/([^c]|c[^o]|co[^n]|con[^t])))|\./)`,
          message: 'The preload is one file: electron, and types of app/contract/.',
        },
        { regex: String.raw`^\.\./\.\./app/contract/`, allowTypeImports: true, message: 'Types only.' },
      ]),
    },
    // What draws asks a store or a command, never main.
    ...rooms
      .filter((room) => room.startsWith('renderer/features/'))
      .map((room) => ({
        files: [`${room}/**/*.tsx`],
        rules: restricted([
          ...(outside['renderer'] ?? []),
          ...walls(room),
          { regex: String.raw`(^|/)bridge\.ts$`, message: 'Parts ask a store or a command; these speak to the bridge.' },
        ]),
      })),
    { files: ['renderer/**'], rules: { 'react/rules-of-hooks': 'error', 'react/exhaustive-deps': 'error' } },
    { files: ['app/messages/*/window/**'], rules: { 'unicorn/no-thenable': 'off' } },
    { files: ['test/**'], rules: { 'no-script-url': 'off' } },
    {
      files: ['vitest.config.ts', 'oxlint.config.ts', 'build/stand-in/electron.ts', 'test/laws/runner.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
