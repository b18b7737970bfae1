// Items 21 to 34: pictures apart, the package, the start, logs, updates, and that all of it is tried.
import {
  unit,
  here,
  check,
  guard,
  window,
  start,
  source,
  bundle,
  versions,
  builder,
  log,
  json,
  disk,
  shell,
  packed,
  rules,
} from './item.ts';
import type { Item } from './item.ts';

export const programItems: readonly Item[] = [
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
      ...check(unit('pictures/host/supervisor'), 'the process never sees the key'),
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
      ...check(unit('handoff/start-program'), 'gives it the file as one word, whatever its name says, and nothing of ours'),
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
      ...check(unit('pictures/host/pictures'), 'is replaced when it is killed, and what was asked is answered'),
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
        unit('electron/update-feed'),
        'is nowhere after %s',
        'the session of updates may ask %s: %s',
        'reaches the feed and nothing else',
        'does nothing by itself, takes no older version, no trial version and no installer that fetches another',
      ),
      ...check(
        unit('electron/updates'),
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
