// What the product's source may say nowhere, or in one place only. The bundle that is shipped is looked at in bundle.test.ts.
import { describe, expect, test } from 'vitest';
import { having, productFiles, read } from './tree.ts';

test('there is a product to look at', () => {
  expect(productFiles.length).toBeGreaterThan(150);
});

describe('in one place only', () => {
  const places: [what: string, pattern: RegExp, files: readonly string[]][] = [
    ['windows are made', /\bnew BrowserWindow\(|\bBrowserView\b|\bWebContentsView\b/, ['main/electron/window.ts']],
    ['the browser is opened', /\.openExternal\(/, ['main/electron/desktop.ts']],
    ['a file manager is opened', /\.(?:openPath|showItemInFolder)\(/, ['main/electron/desktop.ts']],
    ['calls are served', /\bipcMain\.(?:on|once|handle|handleOnce)\(/, ['main/electron/ipc.ts']],
    ['the preload speaks to main', /\bipcRenderer\.(?!off\b)/, ['main/electron/preload.ts']],
    ['pictures are decoded', /^import (?!type ).* from 'sharp'|import\('sharp'\)/m, ['main/pictures/decoder.ts']],
    ['the keychain is loaded', /from 'keytar'|import\('keytar'\)/, ['main/platform/keychain.ts']],
    ['the key is put into a header', /authorization: `/, ['app/seaart/client.ts']],
    [
      'a process of plain Node is started',
      /(?:from |import\()'node:child_process'/,
      ['main/cli-launcher.ts', 'main/handoff/start-program.ts', 'main/pictures/host/process-host.ts'],
    ],
    ['a process becomes another, which only ends', /\.execve\b/, ['main/platform/ending.ts']],
    ['Electron’s utility process is started', /utilityProcess\.fork\(/, ['main/electron/picture-channel.ts']],
    ['updates are fetched', /electron-updater'|autoUpdater/, ['main/electron/load-updater.ts']],
  ];

  test.each(places)('%s', (_what, pattern, files) => {
    expect(having(pattern).toSorted()).toEqual(files);
  });
});

describe('nowhere', () => {
  const never: [what: string, pattern: RegExp][] = [
    ['is the sandbox switched off', /no-sandbox(?!')|sandbox: false|enableBlinkFeatures|disableBlinkFeatures|appendSwitch\(/],
    [
      'is TLS loosened',
      /rejectUnauthorized: (?!true)|NODE_TLS_REJECT_UNAUTHORIZED['"\]]*\s*=|setCertificateVerifyProc|'certificate-error'|checkServerIdentity|minVersion/,
    ],
    ['is Chromium’s network stack used', /\bnet\.(?:fetch|request)\(|import \{[^}]*\bnet\b[^}]*\} from 'electron'/],
    [
      'is a page loaded from a file or from elsewhere',
      /\bloadFile\(|\bfile:\/\/|loadURL\((?!address\))|openWindow\((?!(?:keptFile, usual, startAddress|file, viewerSize, viewerAddress|file: string, size: typeof usual, address: string)\))/,
    ],
    ['does the scheme get a privilege that opens it', /bypassCSP|corsEnabled|allowServiceWorkers|allowExtensions/],
    ['is anything sent home', /crashReporter|telemetry|analytics|@sentry|setFeedURL/i],
    ['is a dictionary, an extension or a protocol claimed', /setSpellCheckerLanguages|loadExtension|setAsDefaultProtocolClient/],
    [
      'is text run as code or as a command',
      /\beval\(|\bnew Function\(|node:vm\b|\b(?:execSync|execFile|execFileSync)\(|shell: true|\bexec\b[^;]*from 'node:child_process'/,
    ],
    [
      'is text written as HTML',
      /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|createContextualFragment|srcdoc/,
    ],
    ['is a redirect followed with the key', /follow-redirects|maxRedirections|redirect: 'follow'/],
    ['does a cookie or a cache of ours exist', /cookieJar|tough-cookie|session\.cookies/],
  ];

  test.each(never)('%s', (_what, pattern) => {
    expect(having(pattern)).toEqual([]);
  });
});

test('a second start’s arguments are names of files and nothing else', () => {
  const source = read('main/index.ts');
  expect(source.match(/requestSingleInstanceLock\(([^)]*)\)/)?.[1]).toBe('');
  expect(having(/second-instance|open-file/)).toEqual(['main/electron/opened-files.ts']);
  expect(having(/process\.argv|commandLine\.getSwitchValue/).toSorted()).toEqual(['main/cli-launcher.ts', 'main/cli.ts', 'main/index.ts']);
  // They are taken in as dropped files are: looked at by the picture process, refused with a sentence.
  expect(read('main/electron/desktop.ts')).toContain("'picture.takeOpened': async () => named.add(openedFiles.take())");
  expect(read('main/electron/desktop.ts')).toContain("'picture.takeNamed': ({ key }) => takeIn(named.take(key))");
});

test('no launcher we ship starts the app without its sandbox', () => {
  expect(read('electron-builder.yml')).not.toMatch(/executableArgs|sandbox/);
  // For developers as root in a container there is one; it is not in any package.
  expect(read('electron-builder.yml')).not.toMatch(/build\/start|^ {2}- build\/(?!icons)/m);
});

test('the decoder reads from memory only, six kinds only, within bounds, and the strict one fails at a warning', () => {
  const source = read('main/pictures/decoder.ts');
  expect(source).toContain("sharp.block({ operation: ['VipsForeignLoad'] })");
  const opened = [.../'(VipsForeignLoad\w+Buffer)'/g[Symbol.matchAll](source)].map(([, name]) => name);
  expect(opened).toEqual(['Png', 'Jpeg', 'Webp', 'Heif', 'Tiff', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`));
  expect([source.match(/limitInputPixels: maxPixels/g)?.length, source.match(/\.timeout\(\{ seconds \}\)/g)?.length]).toEqual([2, 2]);
  // Longer steps are for the process that composes alone.
  expect(source).toContain('let seconds = decodeSeconds;');
  expect(having(/\ballowSeconds\(/).toSorted()).toEqual(['main/pictures/composite/compose.ts', 'main/pictures/decoder.ts']);
  expect(source).toContain("failOn: strict ? 'warning' : 'error'");
});
