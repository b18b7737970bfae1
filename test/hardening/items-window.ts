// Items 1 to 15: Electron, the page, its addresses, its calls.
import {
  check,
  guard,
  ipc,
  protocol,
  packs,
  window,
  desktop,
  outside,
  preload,
  start,
  source,
  addresses,
  versions,
  fuzz,
  policy,
  tables,
  shell,
  leak,
} from './item.ts';
import type { Item } from './item.ts';

export const windowItems: readonly Item[] = [
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
    inPlace: 'main/electron/window.ts has them, frozen, and is the only file that may name a window.',
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
      'studio://app/media/ takes ids and hashes; type by main, nosniff, sandboxed policy, same-origin; links, pipes and folders refused. A pack of thumbnails takes ids of edits, at most 64, and is bytes that no page shows.',
    checks: [
      ...check(
        protocol,
        'names an edit or a hash and nothing else',
        'gives the file as the type main found, sandboxed, for good',
        'never follows a link, never waits at a pipe, never opens a folder',
      ),
      ...check(
        packs,
        'an address names edits and nothing else, and no more of them than a pack has',
        'a pack takes no link, no pipe, no folder and nothing too large for a picture that is there',
        'a pack is bytes that nothing may run, and is kept nowhere',
      ),
      ...check('test/faults/hostile-pictures.test.ts', 'row 41: a JPEG that is a page as well is taken as a JPEG and by that name alone'),
      ...check(
        addresses,
        'reads no address of pixels that is not an id or a hash, an index and a size',
        'reads no address of a pack that is not a size and ids',
      ),
    ],
  },
  {
    number: 7,
    what: 'content policy',
    inPlace:
      'The policy of the list as a response header, to the letter, Trusted Types included; workers are those that are built with the page; img-src needs no media: since pixels come from our own scheme.',
    checks: [
      ...check(protocol, 'has this content policy, to the letter', 'comes with the content policy and its own type'),
      ...check('test/renderer/ui/page-worker.test.ts', 'a page starts the workers that are built with it, and no other script'),
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
      'openLink in main/electron/desktop.ts: https, three hosts, no name, spelled as the parser would; the window names a link, never an address.',
    checks: [
      ...check(outside, 'the way out to the browser is shut for everything but the pages we name'),
      ...check(desktop, 'shows the file that main knows for the edit'),
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
      ...check('test/app/contract/contract.test.ts', 'a settings patch that names programs to start has none of them left'),
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
];
