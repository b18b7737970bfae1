// The 34 hardening items: what is in place for each, and which tests hold it. items.test.ts proves that all are here and each test exists.

export type Check = { readonly file: string; /** Name of the test, or of the group of tests. */ readonly name: string };
export type Item = {
  readonly number: number;
  readonly what: string;
  readonly inPlace: string;
  readonly checks: readonly Check[];
  /** What only Electron's own binary can show, and what stands in for it where that cannot be had. */
  readonly onlyElectron?: string;
};

const unit = (name: string) => `test/main/${name}.test.ts`;
const here = (name: string) => `test/hardening/${name}.test.ts`;
const check = (file: string, ...names: readonly string[]): readonly Check[] => names.map((name) => ({ file, name }));
const [guard, ipc, protocol, window, desktop, preload] = ['guard', 'ipc', 'protocol', 'window', 'desktop', 'preload'].map((name) =>
  unit(`shell/${name}`),
) as [string, string, string, string, string, string];
const [start, source, bundle, addresses, versions, builder, log, json, fuzz, policy, disk, tables] = [
  'start',
  'source',
  'bundle',
  'addresses',
  'versions',
  'electron-builder',
  'log',
  'json',
  'ipc-fuzz',
  'window/policy',
  'disk',
  'tables',
].map(here) as [string, string, string, string, string, string, string, string, string, string, string, string];
const [shell, packed] = ['test/e2e/shell.test.ts', 'test/package/package.test.ts'] as const;
const [rules, hosts, exchange, download, secrets] = [
  'test/rules/source.test.ts',
  unit('network/hosts'),
  unit('network/exchange'),
  unit('network/download'),
  unit('secrets'),
] as const;
const leak = (name: string) => `test/leak/${name}.test.ts`;

export const items: readonly Item[] = [
  {
    number: 1,
    what: 'Electron of a supported major, pinned',
    inPlace:
      'package.json pins one version, the lockfile holds it, and a table says the least we would ship of each supported major; `npm audit --omit=dev` runs in CI, where there is a registry.',
    checks: check(
      versions,
      'is pinned to one version of a supported major, and the lockfile has that very one',
      'are pinned to exact versions',
    ),
  },
  {
    number: 2,
    what: 'sandbox for every process, before ready',
    inPlace:
      'main/index.ts calls app.enableSandbox() before anything can be ready; no launcher we ship turns it off, and a packaged app refuses the switch that would.',
    checks: [
      ...check(start, 'sandbox, scheme and guards stand before the app may be ready'),
      ...check(source, 'no launcher we ship starts the app without its sandbox', 'is the sandbox switched off'),
    ],
    onlyElectron:
      'process.sandboxed in the preload: the end-to-end tests with KONTEXT_E2E_ELECTRON=1 start Electron with these preferences; here the preferences and the order are compared.',
  },
  {
    number: 3,
    what: 'webPreferences in one frozen constant',
    inPlace: 'main/shell/window.ts has them, frozen, and is the only file that may name a window.',
    checks: [
      ...check(window, 'what a page may do is fixed and frozen'),
      ...check(source, 'windows are made'),
      ...check('test/rules/layers.test.ts', 'keeps windows, calls and the bridge in the one file each has'),
    ],
  },
  {
    number: 4,
    what: 'no Node in the page',
    inPlace: 'contextIsolation, sandbox and a preload that hands out one frozen object.',
    checks: [
      ...check(policy, 'the page’s own scripts find nothing of Node'),
      ...check(shell, 'the page finds nothing of Node and no more of the app than the bridge'),
      ...check(preload, 'the window gets one object, frozen to the bottom, with exactly the names of the contract'),
    ],
    onlyElectron: 'The isolated world itself: with KONTEXT_E2E_ELECTRON=1 the same tests ask Electron’s page.',
  },
  {
    number: 5,
    what: 'UI from its own scheme, confined to its folder',
    inPlace: 'studio://app/ with four privileges; plain names only, real paths checked, GET and HEAD only.',
    checks: [
      ...check(protocol, 'has only the privileges a page needs', 'is the only thing that can be reached', 'is read, never written'),
      ...check(addresses, 'gives out the files of the UI and nothing that lies beside them'),
      ...check(source, 'does the scheme get a privilege that opens it', 'is a page loaded from a file or from elsewhere'),
    ],
  },
  {
    number: 6,
    what: 'pixels by id only, as images only',
    inPlace:
      'studio://app/media/ takes ids and hashes; type by main, nosniff, sandboxed policy, same-origin; links, pipes and folders refused.',
    checks: [
      ...check(
        protocol,
        'names an edit or a hash and nothing else',
        'gives the file as the type main found, sandboxed, for good',
        'never follows a link, never waits at a pipe, never opens a folder',
      ),
      ...check('test/faults/hostile-pictures.test.ts', 'row 41: a JPEG that is a page as well is taken as a JPEG and by that name alone'),
      ...check(addresses, 'reads no address of pixels that is not an id or a hash, an index and a size'),
    ],
  },
  {
    number: 7,
    what: 'content policy',
    inPlace:
      'The policy of the list as a response header, to the letter, Trusted Types included; img-src needs no media: since pixels come from our own scheme.',
    checks: [
      ...check(protocol, 'has this content policy, to the letter', 'comes with the content policy and its own type'),
      ...check(
        policy,
        'the page is served with the policy to the letter, and images of the library with one that lets nothing run',
        'the policy stops',
        'a walk through the whole window breaks the policy nowhere and leaves nothing on the console',
      ),
    ],
  },
  {
    number: 8,
    what: 'no other page, window or webview',
    inPlace: 'guardContents on every web contents there will be.',
    checks: [
      ...check(
        guard,
        'stays at our address on %s',
        'opens no window and holds no webview',
        'is guarded whichever way it came to be, and so is each session',
      ),
      ...check(addresses, 'that are not ours neither become the page nor are asked for by it'),
      ...check(shell, 'the window goes nowhere else and opens no other'),
    ],
  },
  {
    number: 9,
    what: 'the browser opens at our links only',
    inPlace:
      'openLink in main/shell/desktop.ts: https, three hosts, no name, spelled as the parser would; the window names a link, never an address.',
    checks: [
      ...check(desktop, 'is shut for everything else', 'shows the file that main knows for the edit'),
      ...check(addresses, 'open the browser only at the pages we name'),
      ...check(tables, 'the browser opens at none of sixty and more other addresses, and at each of our own'),
      ...check(source, 'the browser is opened', 'a file manager is opened'),
    ],
  },
  {
    number: 10,
    what: 'every permission denied',
    inPlace: 'guardSession sets all handlers on every session; writing plain text to the clipboard is the only yes.',
    checks: check(guard, 'grants the clipboard to our page and nothing else to anybody', 'lends no device, no screen, no pairing'),
  },
  {
    number: 11,
    what: 'the window has no network',
    inPlace: 'onBeforeRequest cancels whatever is not ours, a blob of ours or a data: image.',
    checks: [
      ...check(
        guard,
        'lets no request out of the app',
        'pixels made by the page itself may be asked for, and developer tools in development',
      ),
      ...check(leak('network'), 'no program of the app connects to anything but this computer, in a walk through the whole window'),
      ...check(leak('flows'), 'all the while nobody was asked but the service, the hosts of its results and this computer'),
    ],
  },
  {
    number: 12,
    what: 'no dictionary, protocol, extension, crash upload, telemetry',
    inPlace: 'The spell checker is off in the preferences and in every session; nothing of the rest is in the source or the dependencies.',
    checks: [
      ...check(source, 'is anything sent home', 'is a dictionary, an extension or a protocol claimed'),
      ...check(guard, 'lends no device, no screen, no pairing'),
    ],
  },
  {
    number: 13,
    what: 'one wrapper for calls, which checks who asks and what',
    inPlace:
      'serveCalls: frame not null and the main one, exactly our scheme and host, a window we opened; schema; errors without stack or path.',
    checks: [
      ...check(
        ipc,
        'is our page in a window of ours',
        'is refused in any other shape',
        'that does not fit never reaches the handler',
        'cannot change what objects inherit',
        'a mistake is told to the log whole and to the window without stack or path',
      ),
      ...check('test/app/ipc.test.ts', 'a settings patch that names programs to start has none of them left'),
      ...check(source, 'calls are served'),
    ],
  },
  {
    number: 14,
    what: 'narrow preload',
    inPlace: 'One frozen object of named functions; no channel to choose, no event handed on.',
    checks: check(
      preload,
      'the window gets one object, frozen to the bottom, with exactly the names of the contract',
      'each call goes out on its own channel with one argument at most',
      'a listener gets the payload alone and can be taken away',
      'its source loads electron alone and hands no part of it on',
    ),
  },
  {
    number: 15,
    what: 'calls fuzzed',
    inPlace:
      'Ten thousand random messages on each call through the real wrapper and handlers, then up to 400 that fit in shape; fewer where each opens a process, sweeps the disk or makes an edit.',
    checks: [
      ...check(
        fuzz,
        'refuses or answers ten thousand messages of random make',
        'serves what fits in shape, whatever it says',
        'afterwards the studio still answers, nothing is outside of its folders, no mistake was made and no key was written',
      ),
      ...check(ipc, 'of random make is answered without a mistake, ten thousand times on every channel'),
      ...check(tables, 'answers every query, whatever its words mean elsewhere, and refuses every id that is none'),
    ],
  },
  {
    number: 16,
    what: 'key in the keychain or for this session',
    inPlace: 'main/secrets.ts; there is no code that writes a key to a file.',
    checks: [
      ...check(
        secrets,
        'is kept in the keychain under the origin it is for, and its last four signs are all that is told',
        'leaves the key to this session and says so',
      ),
      ...check(
        'test/main/secret-service.test.ts',
        'keeps a key that another program of the system reads, over two runs of ours, until it is cleared',
        'that is locked, with nobody to answer its prompt, is not taken for an empty one',
      ),
      ...check(source, 'the keychain is loaded'),
    ],
  },
  {
    number: 17,
    what: 'key never leaves main',
    inPlace:
      'Calls tell its last four signs; the environment is cleaned of it; the log strikes it out; answers that quote it are cleaned before they are read; a header carries it to the configured origin alone.',
    checks: [
      ...check(leak('flows'), 'in every flow, no byte written, no payload to the window and no request to another host holds the key'),
      ...check(leak('command'), 'the command leaves the key nowhere'),
      ...check(
        leak('keychain'),
        'the command keeps the key there, uses it from there, and writes it nowhere else',
        'a key that only the keychain holds is struck out of every log from its first use on',
      ),
      ...check('test/app/without-key.test.ts', 'is struck out %s'),
      ...check(
        start,
        'the key has left the environment before anything is opened that starts a process',
        'what is logged on the way, an uncaught error too, has the key struck out',
      ),
      ...check(
        log,
        'never holds a key that is hidden, wherever it stands in the text',
        'a key is hidden from every log of the program, also from one that was made before it was known',
      ),
      ...check('test/app/seaart/client.test.ts', 'that a service quotes with %i is in no outcome'),
      ...check(addresses, 'never lead the key to another origin'),
    ],
  },
  {
    number: 18,
    what: 'the service is asked by Node’s own https, checked, unredirected',
    inPlace:
      'main/network/exchange.ts: one request, one connection, no redirect, certificates checked whatever the environment says, the system’s proxy.',
    checks: [
      ...check(
        exchange,
        'a certificate that %s gets not one byte of the request',
        'the request arrives once, and the proxy never sees the key',
      ),
      ...check(unit('network/http'), 'is not sent on by a redirect with %i'),
      ...check(bundle, 'speaks to the network by Node’s http and https alone, with certificates checked'),
      ...check(source, 'is TLS loosened', 'is Chromium’s network stack used', 'is a redirect followed with the key'),
      ...check(unit('shell/parts'), 'the first proxy of the system’s list is taken, where Node can speak it'),
    ],
  },
  {
    number: 19,
    what: 'addresses a server gives',
    inPlace:
      'For the key: the configured origin and path or rebuilt. For results: https, usual port, public address checked in the socket’s own lookup, every hop, no key, no cookie.',
    checks: [
      ...check(hosts, 'may not be fetched from %s: %s', 'is looked up at each connection, so that a rebound one is refused'),
      ...check(download, 'to %s is not followed', 'asks once, byte-exactly, with neither key nor cookie nor a body'),
      ...check('test/app/seaart/addresses.test.ts', 'of whatever a server says, only the configured origin is ever asked'),
      ...check(
        addresses,
        'never lead the key to another origin',
        'are a result’s only over https on the usual port of a public host without a name in it',
      ),
      ...check(tables, 'a result is fetched from none of eighty and more addresses, and the key goes to none of them'),
    ],
  },
  {
    number: 20,
    what: 'downloads bounded and private',
    inPlace: '64 MB and ten minutes at most, decoded to the last pixel before they are kept, under our own name; files 0600, folders 0700.',
    checks: [
      ...check(
        download,
        'writes the very bytes, for this person only, and says their hash',
        'because it never ends is stopped at the longest a result can be',
        'never writes through a link that lies in its way',
      ),
      ...check(unit('network/http'), 'is a request to a host that answers one byte at a time, once its whole time is over'),
      ...check(disk, 'every file is for its owner alone, and so is every folder'),
    ],
  },
  {
    number: 21,
    what: 'pixels decoded in a process of their own',
    inPlace: 'sharp with its loaders shut but six, limits of pixels and time, in a utility process without the key; main never imports it.',
    checks: [
      ...check(bundle, 'imports sharp in the picture process alone'),
      ...check(
        source,
        'pictures are decoded',
        'the decoder reads from memory only, six kinds only, within bounds, and the strict one fails at a warning',
      ),
      ...check(
        unit('pictures/inspect'),
        'a bomb is refused by its header',
        'pictures with bytes changed at random are read or refused, and the process stays',
      ),
      ...check(unit('pictures/supervisor'), 'the process never sees the key'),
    ],
  },
  {
    number: 22,
    what: 'no text as code, command or HTML',
    inPlace:
      'Refused by the linter, absent from the source, and the bundle has only react-dom’s own innerHTML and the compiler of our schemas (zod, in main).',
    checks: [
      ...check(rules, 'no product source has'),
      ...check(source, 'is text run as code or as a command', 'is text written as HTML'),
      ...check(unit('out/start-program'), 'gives it the file as one word, whatever its name says, and nothing of ours'),
      ...check(
        bundle,
        'runs no text as code, but for the compiler of our own schemas',
        'writes HTML from text only inside react-dom, which no component of ours asks to',
        'runs no text as code',
      ),
      ...check('test/rules/layers.test.ts', 'refuses %s'),
    ],
  },
  {
    number: 23,
    what: 'fuses',
    inPlace:
      'Eight set by name in electron-builder.yml; the ninth, WebAssembly’s trap handlers, is on as Electron ships it and not yet known to the packager, and strictlyRequireAllFuses would refuse it: the wire is read from the packed program instead.',
    checks: [
      ...check(
        builder,
        'the fuses are set as the list says, each by its name',
        'every fuse the packager knows is named, so that none is left to a default',
      ),
      ...check(packed, 'has its fuses set: no Node by variable or switch, only this archive, and that one unchanged'),
      ...check(source, 'Electron’s utility process is started', 'a process of plain Node is started'),
    ],
    onlyElectron: 'That Electron obeys them; the wire in the packed program is compared bit by bit.',
  },
  {
    number: 24,
    what: 'one archive, unchanged',
    inPlace: 'asar with integrity; native code outside of it, since the loader cannot look in.',
    checks: [
      ...check(builder, 'the package is one archive of named contents, without maps, without the command'),
      ...check(
        packed,
        'has its native code outside of the archive, where it can be loaded, and none of another system',
        'starts at a file that is in it, and has every entry of the build',
        'has each file of its archive as the archive’s header says, hash for hash',
      ),
    ],
    onlyElectron:
      'A flipped byte refuses to start on macOS and Windows only; Linux has no such check in Electron, and relies on the package’s signature and its owner. The fuse that turns it on is compared.',
  },
  {
    number: 25,
    what: 'nothing in the package that need not be',
    inPlace: 'An allow-list of files and packages for every system, and a scan for secrets over source and build.',
    checks: [
      ...check(packed, 'holds the built app and the packages it needs at run time, nothing else'),
      ...check(
        bundle,
        'has no map and no source in it',
        'holds nothing that looks like a secret, nor a path of the machine it was built on',
      ),
    ],
  },
  {
    number: 26,
    what: 'supply chain',
    inPlace:
      'Exact versions, hashes for all, one package may run a script, seven runtime dependencies each with its reason, licences listed.',
    checks: check(
      versions,
      'are each locked by a hash, and from no address of their own',
      'run a script at installation only where it was decided',
      'of the product are few, and each is here for a reason',
      'of the product may be given away with it',
    ),
  },
  {
    number: 27,
    what: 'one instance',
    inPlace:
      'requestSingleInstanceLock() without data; what a second start was given are names of files at most, taken in as dropped files are.',
    checks: [
      ...check(source, 'a second start’s arguments are names of files and nothing else'),
      ...check(
        start,
        'a second start ends and opens nothing',
        'the page comes from our scheme, and a second start brings the window to the front whatever it says',
      ),
      ...check(shell, 'a second start with the same folder goes to the first and ends'),
    ],
  },
  {
    number: 28,
    what: 'debugging switches refused',
    inPlace: 'wasStartedUnsafely in a packaged app ends it before it takes the lock.',
    checks: [
      ...check(guard, 'a packaged app refuses every debugging switch; a developer may use them'),
      ...check(start, 'a packaged app that was started with a debugging switch ends before it takes the lock'),
    ],
    onlyElectron: 'Starting the packed app with each; --inspect besides is off by its fuse.',
  },
  {
    number: 29,
    what: 'environment',
    inPlace:
      'ELECTRON_* and NODE_* are dropped in a packaged app, user data has a fixed name, a library everybody may write to is told in the log (removable drives have no other rights, so it is no refusal).',
    checks: [
      ...check(guard, 'a packaged app hands on no ELECTRON_ and no NODE_ variables'),
      ...check(
        start,
        'a packaged app has forgotten ELECTRON_ and NODE_ variables by then',
        'sandbox, scheme and guards stand before the app may be ready',
      ),
      ...check(disk, 'a library that everybody may write to is opened and told of in the log'),
    ],
  },
  {
    number: 30,
    what: 'logs',
    inPlace: 'Two files of a megabyte, 0600, no instructions, keys struck out.',
    checks: check(
      log,
      'it is two files of a bounded size, which nobody else may read',
      'no line of the program logs an instruction, and only the log writes it',
      'that is shortened is not shortened through the key',
    ),
  },
  {
    number: 31,
    what: 'uncaught errors and dead processes',
    inPlace: 'One handler that logs; a page that crashed is loaded again; edits live in main.',
    checks: [
      ...check(window, 'a page that crashed is loaded again; one that ended is not'),
      ...check(start, 'what is logged on the way, an uncaught error too, has the key struck out'),
      ...check(here('window/crashed'), 'an edit that is out ends as it should though the page died'),
      ...check(unit('pictures/pictures'), 'is replaced when it is killed, and what was asked is answered'),
    ],
  },
  {
    number: 32,
    what: 'JSON from outside',
    inPlace: 'Bounded reads, schemas at three edges, names that objects inherit by dropped.',
    checks: check(
      json,
      'as a record is a record or damaged, and has lost every name that objects inherit by',
      'as settings, as a patch of them, as a draft or as a query never throws and never inherits',
      'as an answer of the service is an outcome, and what is kept of it is small',
      'a file that is too large',
      'every place that parses JSON is one of these',
    ),
  },
  {
    number: 33,
    what: 'updates from one pinned https feed, or none',
    inPlace:
      'Without a feed given at build there is none. electron-updater is loaded at the first look only; its session may ask the feed’s own folder over https and nothing else; never while edits run, never older, off by a switch.',
    checks: [
      ...check(builder, 'a package looks for updates nowhere unless who builds it names a place, and nothing is ever uploaded'),
      ...check(source, 'is anything sent home', 'updates are fetched'),
      ...check(
        unit('shell/update-feed'),
        'is nowhere after %s',
        'the session of updates may ask %s: %s',
        'reaches the feed and nothing else',
        'does nothing by itself, takes no older version, no trial version and no installer that fetches another',
      ),
      ...check(
        unit('shell/updates'),
        'by a program that is %s, whatever it is asked',
        'nobody is asked; the look comes when it has ended',
        'nothing is installed, neither by a click nor by quitting',
        'after the person switched it off, and what is under way stops',
      ),
    ],
    onlyElectron:
      'That a signed package takes the update and starts again: macOS and Windows check its signature, AppImage its hash from the feed. The session and the calls are compared.',
  },
  {
    number: 34,
    what: 'mutation gate',
    inPlace: '`npm run test:hardening -- --mutate` undoes the settings one by one in a copy of the tree; each must turn the tests red.',
    checks: check(
      here('items'),
      'the mutation gate covers items 2, 3, 5 to 11, 13, 16 to 19 and 23, each preference and each fuse, and every patch fits the source once',
    ),
  },
];
