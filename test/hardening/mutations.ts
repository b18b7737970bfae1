// What the mutation gate undoes: one setting each, as an exact text of the source and what stands there instead, and the tests that must turn red.
import type { TestedMutation } from '../gate/mutation.ts';

/** One setting of an item of the table of walls. */
type WallMutation = TestedMutation & { readonly item: number };

type Row = readonly [what: string, from: string, to: string];

const group = (item: number, file: string, tests: readonly string[], rows: readonly Row[]): readonly WallMutation[] =>
  rows.map(([what, from, to]) => ({ name: nameOf(item, what), what, item, changes: [{ file, from, to }], tests }));

const nameOf = (item: number, what: string): string => [item, ...(what.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join('-');

const shellTest = (name: string) => `test/main/shell/${name}.test.ts`;
const [guardTest, ipcTest, protocolTest, windowTest] = ['guard', 'ipc', 'protocol', 'window'].map(shellTest) as [
  string,
  string,
  string,
  string,
];
const [startTest, sourceTest, addressesTest, builderTest, logTest] = ['start', 'source', 'addresses', 'electron-builder', 'log'].map(
  (name) => `test/hardening/${name}.test.ts`,
) as [string, string, string, string, string];
const [guard, ipc, protocol, shown] = ['guard', 'ipc', 'protocol', 'window'].map((name) => `main/shell/${name}.ts`) as [
  string,
  string,
  string,
  string,
];
const [exchange, hosts, downloads] = ['exchange', 'hosts', 'download'].map((name) => `main/network/${name}.ts`) as [string, string, string];

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

export const mutations: readonly WallMutation[] = [
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
      ['any hash', '([0-9a-f]{64})(?:', '([^/]+)(?:'],
      ['pipes and folders', 'if (!stat.isFile()) return refuse(404);', ''],
    ],
  ),
  ...group(7, protocol, [protocolTest], policy),
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
    'main/shell/addresses.ts',
    [guardTest, addressesTest],
    [
      ['any host of the scheme', ' && url.host === host', ''],
      ['a name in the address', " && url.username === ''", ''],
    ],
  ),
  ...group(
    9,
    'main/shell/desktop.ts',
    [shellTest('desktop'), addressesTest],
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
    'app/ipc.ts',
    ['test/app/ipc.test.ts'],
    [['the window names programs to start', '    ...openSettings,', '    ...settingsSchema.shape,']],
  ),
  ...group(
    22,
    'main/out/start-program.ts',
    [sourceTest, 'test/main/out/start-program.test.ts'],
    [
      ['a shell sees the path', 'shell: false', 'shell: true'],
      ['programs inherit the key', 'env: environment, detached', 'env: process.env, detached'],
    ],
  ),
  ...group(
    16,
    'main/secrets.ts',
    ['test/main/secrets.test.ts'],
    [
      [
        'one key for every origin',
        'keychain.setPassword(keychainService, origin, key)',
        "keychain.setPassword(keychainService, 'any', key)",
      ],
      ['the whole key told', 'return key.slice(-Math.min(4, Math.floor(key.length / 4)));', 'return key;'],
      ['trouble kept quiet', 'trouble: answer.trouble, locked: answer.locked }', 'trouble: null, locked: false }'],
      ['a locked keychain believed', "if (behind === 'locked' || behind === 'open') throw new Error(isLocked);", ''],
    ],
  ),
  ...group(
    17,
    'main/log.ts',
    [logTest],
    [
      ['keys not struck out', 'clean = withoutKey(clean, secret)', 'clean = clean.slice(0)'],
      ['headers not struck out', "\n        .replace(/\\b(Bearer|Key)\\s+[^\\s\"',]+/g, '$1 [key]')", ''],
      ['cut before it is cleaned', 'withoutSecrets(text)\n', 'withoutSecrets(text.slice(0, mostLetters))\n'],
      ['the log for everybody', 'mode: 0o600', 'mode: 0o644'],
    ],
  ),
  ...group(
    17,
    'main/index.ts',
    [startTest],
    [
      ['the key left in the environment', "delete process.env['SEAART_API_KEY'];", ''],
      ['the environment’s key not hidden', 'if (places.environmentKey !== null) hide(places.environmentKey);', ''],
    ],
  ),
  ...group(
    17,
    'main/secrets.ts',
    ['test/leak/keychain.test.ts'],
    [['the keychain’s key not hidden', "if ('value' in answer && answer.value !== null) onKey(answer.value);", '']],
  ),
  ...group(
    17,
    'main/pictures/process-host.ts',
    ['test/main/pictures/supervisor.test.ts'],
    [['the picture process gets all of the environment', '...Object.fromEntries(own), MALLOC', '...environment, MALLOC']],
  ),
  ...group(
    17,
    'app/seaart/client.ts',
    ['test/app/seaart/client.test.ts'],
    [
      [
        'quotes of the key kept in answers',
        "answer.kind === 'answer' && answer.status >= 300 ?",
        "answer.kind === 'answer' && answer.status >= 900 ?",
      ],
      ['quotes of the key in ids', 'hasKey(judged.named.requestId, key)\n', 'false\n'],
      ['quotes of the key in addresses to ask at', 'url === null || hasKey(url, key) ? null : url', 'url'],
      ['quotes of the key in addresses of results', 'url: withoutKey(output.url, key)', 'url: output.url'],
      ['quotes of the key in failures', 'message: withoutKey(failure.message, key)', 'message: failure.message'],
    ],
  ),
  ...group(
    18,
    exchange,
    ['test/main/network/exchange.test.ts', sourceTest],
    [
      ['certificates unchecked', 'rejectUnauthorized: true', 'rejectUnauthorized: false'],
      ['the environment may turn the check off', ', rejectUnauthorized: true', ''],
    ],
  ),
  ...group(
    19,
    hosts,
    ['test/main/network/hosts.test.ts'],
    [
      ['http for results', "if (url.protocol !== 'https:') return `not https (${url.protocol})`;", ''],
      ['any port', "if (url.port !== '') return `an unusual port (${url.port})`;", ''],
      ['a name in the address', "if (url.username !== '' || url.password !== '') return 'an address with a user name';", ''],
      [
        'private addresses',
        "if (local || named || (net.isIP(host) !== 0 && !isPublicAddress(host))) return 'an address inside a private network';",
        '',
      ],
      ['names that lead inside', '!addresses.every(({ address }) => isPublicAddress(address))', 'addresses.length === 0'],
      ['10/8', "  ['10.0.0.0', 8],\n", ''],
      ['169.254/16', "  ['169.254.0.0', 16],\n", ''],
      ['fc00::/7', "  ['fc00::', 7],\n", ''],
      [
        'mapped addresses',
        'if (mapped !== undefined) return isPublicAddress(mapped);\n  if (/^::ffff:/i.test(address)) return false;',
        'if (mapped !== undefined) return true;',
      ],
    ],
  ),
  ...group(
    19,
    downloads,
    ['test/main/network/download.test.ts'],
    [
      ['redirects unchecked', 'if (refusal !== null)\n', 'if (refusal !== null && hop === 0)\n'],
      ['the key carried on by a redirect', 'withoutSecrets(next.href)', 'next.href'],
      ['the lookup unchecked', '...(options.serviceIsLocal ? {} : { lookup: publicLookup }),', ''],
      ['results for everybody', '0o600', '0o644'],
      ['results without end', 'if (bytes > mostBytes) return { kind:', 'if (bytes > Infinity) return { kind:'],
    ],
  ),
  ...group(
    19,
    'app/seaart/addresses.ts',
    ['test/app/seaart/addresses.test.ts', addressesTest],
    [
      [
        'the key sent where a server says',
        'given !== null && base !== null && given.startsWith(`${base.origin}${base.path}/`) && isPlain(given)',
        'given !== null && base !== null',
      ],
      ['http services elsewhere', "if (scheme.toLowerCase() === 'http' && !loopback) return null;", ''],
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
    'main/shell/load-updater.ts',
    [shellTest('update-feed')],
    [
      ['updates from anywhere', 'decide({ cancel: !isOfFeed(details.url, feed) })', 'decide({ cancel: false })'],
      ['older versions', 'autoUpdater.allowDowngrade = false;', 'autoUpdater.allowDowngrade = true;'],
    ],
  ),
  ...group(
    33,
    'main/shell/update-feed.ts',
    [shellTest('update-feed')],
    [
      ['a feed over http', " || URL.parse(address)?.protocol !== 'https:'", ''],
      ['addresses beside the feed', 'asked.pathname.startsWith(folder) && ', ''],
    ],
  ),
  ...group(
    33,
    'main/shell/updates.ts',
    [shellTest('updates')],
    [
      ['looking while an edit runs', "if (parts.isBusy()) return move({ kind: 'waiting' });\n    lookedAt", 'lookedAt'],
      ['installing while an edit runs', "state.kind !== 'ready' || !parts.mayClose() || updater", "state.kind !== 'ready' || updater"],
      ['installing at a quit while an edit runs', "(state.kind === 'ready' && !parts.isBusy())", "(state.kind === 'ready')"],
    ],
  ),
];
