// Of the programs that are started, the package, the start and updates: items 22 to 33.
import { group, guard, guardTest, sourceTest, builderTest, shellTest } from './wall-mutation.ts';
import type { WallMutation, Row } from './wall-mutation.ts';

const fuses: readonly Row[] = [
  ['runAsNode', true],
  ['enableCookieEncryption', false],
  ['enableNodeOptionsEnvironmentVariable', true],
  ['enableNodeCliInspectArguments', true],
  ['enableEmbeddedAsarIntegrityValidation', false],
  ['onlyLoadAppFromAsar', false],
  ['loadBrowserProcessSpecificV8Snapshot', true],
  ['grantFileProtocolExtraPrivileges', true],
].map(([name, undone]) => [`${name}: ${undone}`, `${name}: ${!undone}`, `${name}: ${undone}`]);

export const programMutations: readonly WallMutation[] = [
  ...group(
    22,
    'main/handoff/start-program.ts',
    [sourceTest, 'test/main/handoff/start-program.test.ts'],
    [
      ['a shell sees the path', 'shell: false', 'shell: true'],
      ['programs inherit the key', 'env: environment, detached', 'env: process.env, detached'],
    ],
  ),
  ...group(23, 'electron-builder.yml', [builderTest], fuses),
  ...group(23, 'electron-builder.yml', [builderTest], [['files beside the archive', 'asar: true', 'asar: false']]),
  ...group(
    28,
    guard,
    [guardTest],
    [
      ['a debugging port', "  'remote-debugging-port',\n", ''],
      ['no-sandbox', "  'no-sandbox',\n", ''],
      ['ELECTRON_ variables kept', '(?:ELECTRON|NODE)_', '(?:NODE)_'],
    ],
  ),
  ...group(
    33,
    'main/electron/load-updater.ts',
    [shellTest('update-feed')],
    [
      ['updates from anywhere', 'decide({ cancel: !isOfFeed(details.url, feed) })', 'decide({ cancel: false })'],
      ['older versions', 'autoUpdater.allowDowngrade = false;', 'autoUpdater.allowDowngrade = true;'],
    ],
  ),
  ...group(
    33,
    'main/electron/update-feed.ts',
    [shellTest('update-feed')],
    [
      ['a feed over http', " || URL.parse(address)?.protocol !== 'https:'", ''],
      ['addresses beside the feed', 'asked.pathname.startsWith(folder) && ', ''],
    ],
  ),
  ...group(
    33,
    'main/electron/updates.ts',
    [shellTest('updates')],
    [
      ['looking while an edit runs', "if (parts.isBusy()) return move({ kind: 'waiting' });\n    checkedAt", 'checkedAt'],
      ['installing while an edit runs', "state.kind !== 'ready' || !parts.mayClose() || updater", "state.kind !== 'ready' || updater"],
      ['installing at a quit while an edit runs', "(state.kind === 'ready' && !parts.isBusy())", "(state.kind === 'ready')"],
    ],
  ),
];
