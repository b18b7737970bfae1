// Of the page, its addresses, what it may do and ask: items 2 to 13.
import {
  group,
  guard,
  guardTest,
  ipc,
  ipcTest,
  protocol,
  packsTest,
  protocolTest,
  windowTest,
  shown,
  startTest,
  sourceTest,
  addressesTest,
  shellTest,
} from './wall-mutation.ts';
import type { WallMutation, Row } from './wall-mutation.ts';

/** Names of the preferences in the one frozen constant. */
export function webPreferencesIn(source: string): readonly string[] {
  const [, body] = /webPreferences: Readonly<WebPreferences> = Object\.freeze\(\{\n([\s\S]*?)\n\}\)/.exec(source) ?? [];
  return [...(body ?? '').matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name ?? '');
}

const preferences: readonly Row[] = (
  [
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
    ['disableDialogs', true],
    ['enableDeprecatedPaste', false],
    ['spellcheck', false],
  ] as const
).map(([name, value]) => [`${name}: ${!value}`, `\n  ${name}: ${value},`, `\n  ${name}: ${!value},`]);

const policy: readonly Row[] = [
  ["script-src 'unsafe-inline'", `"script-src 'self'"`, `"script-src 'self' 'unsafe-inline'"`],
  ['connect-src https:', `"connect-src 'self'"`, `"connect-src 'self' https:"`],
  ['img-src *', `"img-src 'self' blob:"`, `"img-src *"`],
  ['default-src self', `"default-src 'none'"`, `"default-src 'self'"`],
  ['no Trusted Types', `  "require-trusted-types-for 'script'",\n`, ''],
  ['any base', `  "base-uri 'none'",\n`, ''],
  ['any form', `  "form-action 'none'",\n`, ''],
  ['any frame', `  "frame-src 'none'",\n`, ''],
  ['no policy at all', `, 'content-security-policy': contentPolicy }`, ' }'],
];

export const windowMutations: readonly WallMutation[] = [
  ...group(
    2,
    'main/index.ts',
    [startTest],
    [
      ['no app.enableSandbox()', 'app.enableSandbox();\n', ''],
      ['guards after ready', 'guardEverything(app);\n', ''],
      ['the scheme not registered', 'registerScheme(protocol);\n', ''],
    ],
  ),
  ...group(
    3,
    shown,
    [windowTest],
    [
      ...preferences,
      ['devTools in packages', 'devTools: !app.isPackaged', 'devTools: app.isPackaged'],
      ['not frozen', 'Object.freeze({', 'Object({'],
    ],
  ),
  ...group(
    5,
    protocol,
    [protocolTest, addressesTest, sourceTest],
    [
      ['bypassCSP', 'supportFetchAPI: true', 'supportFetchAPI: true, bypassCSP: true'],
      ['not a standard scheme', 'standard: true', 'standard: false'],
      ['links followed out of the folder', 'if (!file.startsWith(root + path.sep)) return refuse(404);', ''],
      ['any path', 'if (!/^(?:\\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(pathname)) return refuse(404);\n', ''],
      ['any method', "if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);\n", ''],
      ['any host', '|| !isOwnAddress(request.url)', ''],
    ],
  ),
  ...group(
    6,
    protocol,
    [protocolTest, addressesTest],
    [
      ['no nosniff', "'x-content-type-options': 'nosniff', ", ''],
      ['pictures may run scripts', `'content-security-policy': "sandbox; default-src 'none'",`, ''],
      ['pictures for every origin', "'cross-origin-resource-policy': 'same-origin'", "'cross-origin-resource-policy': 'cross-origin'"],
      ['links followed', ' | (constants.O_NOFOLLOW ?? 0)', ''],
      ['pipes and folders', 'if (!stat.isFile()) return refuse(404);', ''],
    ],
  ),
  ...group(6, 'main/platform/durable-files.ts', [packsTest], [['links followed into a pack', ' | (constants.O_NOFOLLOW ?? 0)', '']]),
  ...group(
    6,
    'main/electron/packs.ts',
    [packsTest],
    [
      ['anything as large as it likes in a pack', ' && stat.size <= maxBytes', ''],
      ['packs may run scripts', `  'content-security-policy': "sandbox; default-src 'none'",\n`, ''],
    ],
  ),
  ...group(
    6,
    'main/electron/pack-address.ts',
    [packsTest, addressesTest],
    [
      ['as many as one likes in a pack', ' || editIds.length > maxInPack', ''],
      ['any id in a pack', '([0-9A-HJKMNP-TV-Z]{26}(?:', '([^,]*(?:'],
    ],
  ),
  ...group(
    6,
    'app/pictures/input-view.ts',
    [protocolTest, addressesTest],
    [['any hash', '  if (!inputViewKeyPattern.test(key)) return null;\n', '']],
  ),
  ...group(7, protocol, [protocolTest], policy),
  ...group(
    7,
    'renderer/ui/page-worker.ts',
    ['test/renderer/ui/page-worker.test.ts'],
    [
      ['workers of any origin', 'origin === location.origin && ', ''],
      ['any script as a worker', '[a-z]+-worker-', ''],
      ['workers told by their address', " && search + hash === ''", ''],
    ],
  ),
  ...group(
    8,
    guard,
    [guardTest],
    [
      ['will-navigate unguarded', "  contents.on('will-navigate', stayHome);\n", ''],
      ['will-frame-navigate unguarded', "  contents.on('will-frame-navigate', stayHome);\n", ''],
      ['will-redirect unguarded', "  contents.on('will-redirect', stayHome);\n", ''],
      ['webviews', "  contents.on('will-attach-webview', (event) => event.preventDefault());\n", ''],
      ['windows', "({ action: 'deny' })", "({ action: 'allow' })"],
      ['web contents unguarded', "  app.on('web-contents-created', (_event, contents) => guardContents(contents));\n", ''],
    ],
  ),
  ...group(
    8,
    'main/electron/addresses.ts',
    [guardTest, addressesTest],
    [
      ['any host of the scheme', ' && url.host === host', ''],
      ['a name in the address', " && url.username === ''", ''],
    ],
  ),
  ...group(
    9,
    'main/electron/desktop.ts',
    [shellTest('links'), addressesTest],
    [
      ['http links', "url.protocol === 'https:' && ", ''],
      ['any host', ' && linkHosts.has(url.host)', ''],
      ['any spelling', 'url?.href === address && ', 'url !== null && '],
      ['no check', "  if (!isAllowedLink(address)) throw new Error('that address is not one of ours');\n", ''],
    ],
  ),
  ...group(
    10,
    guard,
    [guardTest],
    [
      [
        'all permissions asked for',
        "decide(permission === 'clipboard-sanitized-write' && isOwnAddress(contents.getURL()))",
        'decide(isOwnAddress(contents.getURL()))',
      ],
      [
        'the clipboard for everybody',
        "permission === 'clipboard-sanitized-write' && isOwnAddress(origin)",
        "permission === 'clipboard-sanitized-write'",
      ],
      [
        'no permission check',
        'session.setPermissionCheckHandler((_contents, permission, origin) =>',
        'void ((_contents: unknown, permission: string, origin: string) =>',
      ],
      ['devices', 'session.setDevicePermissionHandler(() => false);', ''],
      ['the screen', 'session.setDisplayMediaRequestHandler((_request, decide) => decide(null));', ''],
      ['pairing', 'confirmed: false', 'confirmed: true'],
      ['USB classes', "'mass-storage', ", ''],
      ['sessions unguarded', "  app.on('session-created', (session) => guardSession(session, { devTools: !app.isPackaged }));\n", ''],
    ],
  ),
  ...group(
    11,
    guard,
    [guardTest, addressesTest],
    [
      ['requests let out', 'cancel: !mayRequest(details.url, devTools)', 'cancel: false'],
      ['blobs of others', "return isOwnAddress(address.slice('blob:'.length));", 'return true;'],
      ['data: of any kind', "'data:image/'", "'data:'"],
      ['dictionaries', 'setSpellCheckerEnabled(false)', 'setSpellCheckerEnabled(true)'],
    ],
  ),
  ...group(
    13,
    ipc,
    [ipcTest],
    [
      ['no look at the sender', 'if (!isFromOurPage(event, isOurs)) throw new Error(`${name}: refused`);', ''],
      ['frames inside the page', ' && frame === event.sender.mainFrame', ''],
      ['any address', ' && isOwnAddress(frame.url)', ''],
      ['any window', ' && isOurs(event.sender)', ''],
      ['arguments unparsed', '!parsed.success || ', ''],
      ['more arguments', ' || sent.length > 1', ''],
      ['errors told', 'throw new Error(`${name}: the program made a mistake`);', 'throw error;'],
    ],
  ),
  ...group(
    13,
    'app/contract/schemas.ts',
    ['test/app/contract/contract.test.ts'],
    [['the window names programs to start', '    ...openSettings,', '    ...settingsSchema.shape,']],
  ),
];
