// English: the settings page.
import type { BackupReport, ImportReport, KeyStatus, Verified } from '../../../contract/contract.ts';
import { formats } from '../formats.ts';

const { formatBytes, formatCount, formatNoun } = formats;

const places: Readonly<Record<NonNullable<KeyStatus['where']>, string>> = {
  keychain: 'in this computer’s keychain',
  environment: 'from the environment variable SEAART_API_KEY, not stored',
  session: 'in memory until Kontext Studio is closed',
};

export const settings = {
  title: 'Settings',
  back: 'Back',
  sections: {
    service: 'Service',
    library: 'Library',
    watched: 'Watched folders',
    sending: 'Sending',
    queue: 'Queue',
    money: 'Money',
    programs: 'Open in',
    look: 'Look',
    keys: 'Keys',
    about: 'About',
  },
  service: {
    key: 'SeaArt API key',
    keyPlaceholder: 'Paste your key',
    keyHelp: (hasKeychain: boolean) => `The key is ${hasKeychain ? 'kept by this computer and ' : ''}sent only to the service below.`,
    save: 'Save key',
    replace: 'Replace key',
    saved: 'Key saved',
    savedForSession: 'Key taken for this session',
    present: (last4: string | null, where: KeyStatus['where']) =>
      `A key${last4 === null ? '' : ` ending in ${last4}`} ${where === 'environment' ? 'comes' : 'is kept'} ${where === null ? 'nowhere' : places[where]}.`,
    absent: 'There is no key. Edits are rehearsed on this computer.',
    unread: 'No key can be read now. Edits are rehearsed on this computer.',
    keychainTrouble: (trouble: string) => `${trouble} Without the keychain a key is kept for this session only.`,
    test: 'Test key',
    testing: 'Testing …',
    clear: 'Remove key',
    cleared: 'Key removed',
    get: 'Get a key from SeaArt',
    rehearse: 'Rehearse',
    rehearseHelp: 'Make results on this computer even though a key is there. Nothing is sent, nothing is charged.',
    origin: 'Service address',
    reference: 'The model’s reference page',
    short: (status: KeyStatus) =>
      status.present && status.where !== null ? `${status.last4 === null ? 'kept' : `… ${status.last4}`}, ${places[status.where]}` : 'none',
  },
  library: {
    folder: 'Folder',
    folderHelp: 'Pictures are kept here as plain files, each with a JSON record beside it.',
    choose: 'Choose another folder',
    reveal: 'Open the folder',
    total: (count: number) => formatNoun(count, 'edit', 'edits'),
    names: {
      title: 'Names of new files',
      help: 'What stands between the time and a short id, which every name has: by the first files are in order, by the second no two are the same. Latin letters and digits, which every drive takes. Files that are there keep their names.',
      words: 'Words that can stand in it',
      insert: (word: string) => `Put {${word}} into the name`,
      looseBrace: (piece: string) => `“${piece}” has a brace without its other half. Close it, or leave it out.`,
      unknown: (words: string) => `These words mean nothing and stay as they are: ${words}`,
      means: {
        prompt: 'The first words of the instruction',
        project: 'The project',
        model: 'The model',
        seed: 'The seed',
        original: 'The name of the first picture',
        n: 'The number within a set or batch',
      },
    },
    rebuild: 'Rebuild the index',
    rebuildHelp: 'Reads all records again. Pictures and records are not changed.',
    rebuildStopped: 'Stopped. What was read stays; rebuild again to go on.',
    verify: 'Verify the library',
    verifyHelp: 'Reads every picture and compares it with its record. Nothing is changed; a large library takes a while.',
    verified: ({ edits, findings, stopped }: Verified) =>
      `${stopped ? 'Stopped after' : 'Verified'} ${formatNoun(edits, 'edit', 'edits')}: ${
        findings === 0 ? 'all is well.' : `${formatNoun(findings, 'thing', 'things')} to look at.`
      }`,
    findings: 'What the check found',
    moreFindings: (count: number) => `And ${formatNoun(count, 'other', 'others')}: “kontext verify” lists them all.`,
    working: {
      verify: (done: number, total: number | null) =>
        total === null ? 'Counting files …' : `${formatCount(done)} of ${formatNoun(total, 'file', 'files')} checked`,
      import: (done: number, total: number | null) =>
        total === null ? 'Looking for pictures …' : `${formatCount(done)} of ${formatNoun(total, 'picture', 'pictures')}`,
      backup: (done: number, total: number | null) =>
        total === null ? 'Counting files …' : `${formatCount(done)} of ${formatNoun(total, 'file', 'files')} looked at`,
      rebuild: (done: number, total: number | null) =>
        total === null
          ? `${formatNoun(done, 'record', 'records')} read`
          : `${formatCount(done)} of ${formatNoun(total, 'record', 'records')} read`,
    },
    backup: 'Backup',
    backupHelp:
      'Copies what is new into a folder, best on another drive, and reads each copy again. Nothing there is deleted, no picture replaced; the folder opens as a library of its own.',
    backUp: 'Back up to a folder',
    backUpAgain: 'Back up again',
    backedUpTo: (folder: string, when: string) => `Last to ${folder}, ${when}`,
    neverBackedUp: 'Not backed up from this computer yet',
    backedUp: ({ copied, bytes, same, findings, stopped }: BackupReport) =>
      `${stopped ? 'Stopped: ' : ''}${formatNoun(copied, 'file', 'files')} copied (${formatBytes(bytes)}), ${formatCount(same)} there already${
        findings === 0 ? '.' : `, ${formatNoun(findings, 'file', 'files')} to look at.`
      }`,
    backupReport: 'What the backup did',
    moreNotBackedUp: (count: number) => `And ${formatNoun(count, 'other', 'others')}: “kontext backup” lists them all.`,
    stop: 'Stop',
    import: 'Import old results',
    importHelp:
      'Takes in the pictures of a folder that carry a recipe: of A1111, ComfyUI, InvokeAI, Fooocus, SwarmUI, Easy Diffusion, NovelAI, Midjourney, Draw Things or Kontext Studio. The same bytes are kept; what was imported before is left out.',
    importCopy: 'Import a folder',
    importMove: 'Move a folder in',
    importReport: 'What the import did',
    importBare: (count: number) => `Take in ${formatNoun(count, 'picture', 'pictures')} without a recipe`,
    imported: ({ imported, known, skipped, stopped }: ImportReport) =>
      `${stopped ? 'Stopped: ' : ''}${formatNoun(imported, 'picture', 'pictures')} imported, ${formatCount(known)} known already, ${formatCount(skipped)} skipped.`,
    moreSkipped: (count: number) => `And ${formatNoun(count, 'other', 'others')}: “kontext import” lists them all.`,
    rebuilt: (count: number) => `Index rebuilt: ${formatNoun(count, 'edit', 'edits')}`,
    damaged: 'Damaged records',
    damagedHelp: 'These edits are not shown. Their files were left as they are; mend, restore or move them away, then rebuild the index.',
    damagedIs: (path: string, reason: string) => `${path} ${reason}`,
    showDamaged: 'Show in folder',
    showDamagedOf: (path: string) => `Show ${path} in its folder`,
    states: { open: 'Open', missing: 'Not connected', readonly: 'Cannot be written to', indexing: 'Reading records …' },
  },
  sending: {
    longSide: 'Long side of what is sent, in pixels',
    longSideHelp:
      'Larger pictures are made smaller before they are sent. FLUX.1 Kontext works at about one megapixel, so more than 2048 seldom helps.',
    pixels: (pixels: number) => formatCount(pixels),
    ownSize: 'Send the model’s own size',
    ownSizeHelp:
      'The first picture is resampled to the size the model answers in when its shape is within 2% of it, so nothing is stretched or cut on the way and your pixels can be kept exactly. Measured on [dev]. Off sends it in its own size, and the service fits it.',
    asIs: 'Send files as they are',
    asIsHelp: () =>
      `Sends the file’s own bytes when the service accepts them (up to ${formatBytes(20_000_000)}), including camera details and location.`,
    hosts: 'Fetch pictures from',
    hostsHelp: 'Hosts you allowed when you pasted or dropped an address of theirs. One that is taken out is asked about again.',
    noHosts: 'no host yet',
    forgetHost: (host: string) => `Forget ${host}`,
  },
  queue: {
    atOnce: 'Edits at once',
    atOnceHelp: 'How many are sent to the service at the same time.',
    notifications: 'Notify when edits end',
    notificationsHelp: 'Only while the window is in the background.',
  },
  look: {
    theme: 'Theme',
    system: 'As the system',
    dark: 'Dark',
    light: 'Light',
    advice: 'Hints while writing',
    adviceHelp: 'One quiet line under the instruction, where the makers of Kontext advise to say more.',
    density: 'Room between things',
    densityHelp: 'In the grid, the bars, compose and these pages. What is pressed keeps its size.',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    cellSize: 'Size of the pictures in the grid',
    language: 'Language',
    asTheSystem: 'As the system',
  },
  about: {
    version: (version: string) => `Kontext Studio ${version}`,
    parts: (parts: { readonly host: string; readonly node: string; readonly chromium: string }) =>
      `${parts.host} · Node ${parts.node} · Chromium ${parts.chromium}`,
    what: 'A desktop studio for editing pictures with FLUX.1 Kontext. MIT licence.',
  },
} as const;
