// Who may import whom, once: the linter's walls are made from this table (`oxlint.config.ts`), and a test writes what is forbidden into each folder.
import path from 'node:path';
import { languagesIn } from './language-files.ts';

/** The folders of all languages but English, from which the others have their shapes. */
const languages = languagesIn(path.resolve(import.meta.dirname, '..'))
  .filter(({ tag }) => tag !== 'en')
  .map(({ tag }) => `app/messages/${tag}`);

const eachLanguage = (part: string, mayImport: (folder: string) => readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(languages.map((folder) => [folder + part, mayImport(folder)]));

/** What parts of the window share. */
const shared = ['renderer/commands', 'renderer/commands/registry', 'renderer/store', 'renderer/text', 'renderer/ui'];

/**
 * Each folder, and the others that its files may import. Arrows never lead back, not over any way. `main/` and `renderer/` may import all of `app/`;
 * a folder with folders of its own in this table is its direct files alone.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  // Values of nobody in particular: failures, languages, prices, what is left out of texts.
  // Sentences of the core by their ids; a language has folders of its own below.
  'app/messages/en/core': [],
  ...eachLanguage('/core', () => ['app/messages/en/core']),
  'app/messages': ['app/messages/en/core'],
  app: ['app/messages'],
  'app/handoff': ['app'],
  'app/commands': ['app'],
  'app/models': ['app', 'app/messages'],
  'app/pictures': ['app', 'app/models'],
  'app/composite': ['app', 'app/models', 'app/pictures'],
  'app/seaart': ['app', 'app/messages', 'app/models'],
  'app/edits': ['app', 'app/messages', 'app/messages/en/core', 'app/composite', 'app/models', 'app/pictures', 'app/seaart'],
  'app/recipes': ['app', 'app/edits', 'app/models'],
  'app/library': ['app', 'app/edits', 'app/models'],
  'app/watched': ['app', 'app/edits'],
  'app/batch': ['app', 'app/messages', 'app/edits'],
  'app/presets': ['app', 'app/messages', 'app/batch', 'app/models'],
  'app/advice': ['app', 'app/presets'],
  'app/chains': ['app', 'app/messages', 'app/batch', 'app/edits', 'app/models', 'app/presets'],
  'app/export': ['app', 'app/messages/languages', 'app/edits', 'app/library', 'app/models', 'app/pictures', 'app/recipes'],
  'app/settings': ['app', 'app/commands', 'app/composite', 'app/export', 'app/handoff', 'app/library'],
  'app/money': ['app', 'app/messages', 'app/edits', 'app/models', 'app/settings'],
  // What the others say: the window, commands, menus, exported pages.
  'app/messages/en': ['app', 'app/commands', 'app/edits', 'app/messages'],
  ...eachLanguage('', () => ['app', 'app/commands', 'app/edits', 'app/messages', 'app/messages/en']),
  // Which languages there are.
  'app/messages/languages': [
    'app',
    'app/messages',
    'app/messages/en',
    'app/messages/en/core',
    ...languages.flatMap((folder) => [folder, `${folder}/core`]),
  ],
  // The contract knows all that it carries; nothing of the core knows the contract.
  'app/contract': [
    'app',
    'app/batch',
    'app/chains',
    'app/commands',
    'app/composite',
    'app/edits',
    'app/export',
    'app/handoff',
    'app/messages',
    'app/models',
    'app/money',
    'app/pictures',
    'app/presets',
    'app/recipes',
    'app/seaart',
    'app/settings',
    'app/watched',
  ],
  'app/messages/en/window': ['app', 'app/contract', 'app/edits', 'app/export', 'app/messages/en', 'app/models', 'app/recipes'],
  ...eachLanguage('/window', (folder) => ['app', 'app/contract', 'app/edits', 'app/messages/en/window', folder, 'app/models']),
  'app/messages/window': [
    'app',
    'app/messages/en',
    'app/messages/en/window',
    ...languages.flatMap((folder) => [folder, `${folder}/window`]),
  ],

  'main/platform': [],
  'main/library/store': ['main/platform'],
  'main/library/index': ['main/library/store', 'main/platform'],
  'main/library/folder': ['main/library/index', 'main/library/store', 'main/platform'],
  'main/library': ['main/library/folder', 'main/library/index', 'main/library/store', 'main/platform'],
  'main/pictures/containers': ['main/platform'],
  'main/pictures': ['main/library/store', 'main/pictures/containers', 'main/platform'],
  'main/pictures/painter': ['main/pictures', 'main/platform'],
  'main/pictures/export': ['main/pictures', 'main/pictures/containers', 'main/platform'],
  'main/pictures/composite': ['main/pictures', 'main/pictures/containers', 'main/pictures/export', 'main/platform'],
  'main/pictures/host': ['main/pictures', 'main/pictures/composite', 'main/pictures/export', 'main/platform'],
  'main/network': ['main/pictures', 'main/platform'],
  'main/rehearsal': ['main/network', 'main/pictures', 'main/pictures/host', 'main/platform'],
  'main/settings': ['main/network', 'main/pictures', 'main/pictures/host', 'main/platform'],
  'main/inputs': [
    'main/library',
    'main/library/store',
    'main/network',
    'main/pictures',
    'main/pictures/host',
    'main/platform',
    'main/settings',
  ],
  'main/studio/session': [
    'main/inputs',
    'main/library',
    'main/library/store',
    'main/network',
    'main/pictures',
    'main/pictures/composite',
    'main/pictures/host',
    'main/platform',
    'main/rehearsal',
    'main/settings',
  ],
  'main/batch': [
    'main/inputs',
    'main/library',
    'main/library/store',
    'main/pictures',
    'main/pictures/host',
    'main/platform',
    'main/studio/session',
  ],
  'main/chains': ['main/batch', 'main/library', 'main/library/store', 'main/platform', 'main/studio/session'],
  'main/watched': [
    'main/batch',
    'main/inputs',
    'main/library',
    'main/library/folder',
    'main/library/store',
    'main/pictures/host',
    'main/platform',
    'main/studio/session',
  ],
  'main/presets': ['main/library', 'main/library/store', 'main/platform', 'main/studio/session'],
  'main/backup': ['main/library/store', 'main/pictures/export', 'main/platform'],
  'main/keep': ['main/library', 'main/pictures/composite', 'main/pictures/host', 'main/platform', 'main/settings', 'main/studio/session'],
  'main/export': [
    'main/library',
    'main/library/folder',
    'main/pictures/export',
    'main/pictures/host',
    'main/platform',
    'main/settings',
    'main/studio/session',
  ],
  'main/handoff': [
    'main/export',
    'main/inputs',
    'main/library',
    'main/library/folder',
    'main/pictures',
    'main/pictures/host',
    'main/platform',
    'main/settings',
    'main/studio/session',
  ],
  'main/studio/handlers': [
    'main/backup',
    'main/batch',
    'main/chains',
    'main/export',
    'main/handoff',
    'main/inputs',
    'main/keep',
    'main/library',
    'main/library/folder',
    'main/pictures',
    'main/pictures/host',
    'main/platform',
    'main/presets',
    'main/settings',
    'main/studio/session',
    'main/watched',
  ],
  'main/studio': [
    'main/export',
    'main/handoff',
    'main/inputs',
    'main/keep',
    'main/network',
    'main/pictures/host',
    'main/platform',
    'main/settings',
    'main/studio/handlers',
    'main/studio/session',
  ],
  'main/electron': [
    'main/library/store',
    'main/network',
    'main/pictures',
    'main/pictures/host',
    'main/platform',
    'main/studio',
    'main/studio/session',
  ],
  'main/command': [
    'main/backup',
    'main/batch',
    'main/chains',
    'main/library',
    'main/library/store',
    'main/pictures/composite',
    'main/pictures/export',
    'main/pictures/host',
    'main/platform',
    'main/studio',
    'main/studio/session',
  ],
  // The roots: what each process is made of.
  main: ['main/**'],

  'renderer/ui': [],
  'renderer/text': [],
  'renderer/store': ['renderer/text'],
  'renderer/commands': ['renderer/store', 'renderer/text', 'renderer/ui'],
  'renderer/commands/registry': ['renderer/commands', 'renderer/store', 'renderer/text', 'renderer/ui'],
  // Features never import each other.
  'renderer/features/batch': shared,
  'renderer/features/compose': shared,
  'renderer/features/crop': shared,
  'renderer/features/export': shared,
  'renderer/features/keep': shared,
  'renderer/features/keys': shared,
  'renderer/features/library': [...shared, 'renderer/features/library/strips'],
  'renderer/features/library/strips': ['renderer/ui'],
  'renderer/features/queue': shared,
  'renderer/features/sent': shared,
  'renderer/features/settings': shared,
  'renderer/features/stage': shared,
  'renderer/features/survey': shared,
  'renderer/features/words': shared,
  'renderer/window': [...shared, 'renderer/features/**'],
  'renderer/index.tsx': ['renderer/window'],
};

export const rooms: readonly string[] = Object.keys(arrows);

/** Whether files of one folder may import files of another. */
export function mayImport(from: string, to: string): boolean {
  if (from === to || (to.startsWith('app') && !from.startsWith('app'))) return true;
  return (arrows[from] ?? []).some((one) => one === to || (one.endsWith('/**') && `${to}/`.startsWith(one.slice(0, -2))));
}

/** A regular expression of how a file of one folder would name files of another; in the words of Rust's, which cannot look around. */
export function importsOf(from: string, to: string): string {
  const steps = relative(from, to);
  const up = steps.filter((step) => step === '..').length;
  const down = steps.slice(up).map(escaped).join('/');
  // Every folder is in the table, so that a file is in `from` itself.
  const start = up === 0 ? String.raw`^\./` : `^${String.raw`\.\./`.repeat(up)}`;
  if (isFile(to)) return `${start}${down}$`;
  return `${start}${down === '' ? '' : `${down}/`}${hasRooms(to) ? '[^/]+$' : ''}`;
}

/** Whether a folder has folders in the table, so that it is its own files alone. */
export const hasRooms = (room: string): boolean => rooms.some((one) => one.startsWith(`${room}/`) && !isFile(one));

export const isFile = (room: string): boolean => /\.tsx?$/.test(room);

function relative(from: string, to: string): string[] {
  const [here, there] = [from.split('/'), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)];
}

const escaped = (text: string): string => text.replaceAll('.', String.raw`\.`);
