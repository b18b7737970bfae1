// A pretended desktop: dialogs, file manager, browser, and the studio behind them.
import type { Language } from '../../../app/language.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import { mayLeaveDetail } from '../../../app/edits/edit.ts';
import { makeDesktopHandlers } from '../../../main/electron/desktop.ts';
import type { Desktop } from '../../../main/electron/desktop.ts';
import { sampleWatched } from '../../fakes/batch-calls.ts';

/** The desktop as its handlers see it: dialogs that answer what is given, and a list of what was done. */
export function pretendedDesktop(
  parts: {
    chosen?: string[];
    opened?: string[];
    saveAt?: string;
    result?: string | null;
    /** The folder of the import before. */
    last?: string;
    library?: string;
    trouble?: string;
    language?: Language;
    /** A folder that holds other files. */
    strange?: string;
    /** How many edits are under way in the library. */
    living?: number;
    /** The button that is pressed where a question is asked. */
    answer?: number;
  } = {},
) {
  const effects: unknown[][] = [];
  const titles: string[] = [];
  const backup = { at: '', folder: '', copied: 1, bytes: 1, same: 0, moved: 0, findings: 0, listed: [], stopped: false };
  const report = { at: '', imported: 1, known: 0, skipped: 0, bare: 0, listed: [], stopped: false };
  const status = { folder: '/l', state: 'open', total: 0, trashed: 0, damaged: 0 } as const;
  const handlers = makeDesktopHandlers({
    dialog: {
      showOpenDialog: async (...given: unknown[]) => {
        const asked = given.at(-1) as { title: string; properties: string[] };
        titles.push(asked.title);
        effects.push(['dialog', asked.properties]);
        return { canceled: parts.chosen === undefined, filePaths: parts.chosen ?? [] };
      },
      showSaveDialog: async () => ({ canceled: parts.saveAt === undefined, filePath: parts.saveAt ?? '' }),
      showMessageBox: async (...given: unknown[]) => {
        if (parts.answer === undefined) throw new Error('nobody is asked here');
        const { message, detail, buttons, defaultId, cancelId } = given.at(-1) as Record<string, unknown>;
        effects.push(['asked', message, String(detail).split('.')[0], buttons, defaultId, cancelId]);
        return { response: parts.answer, checkboxChecked: false };
      },
    },
    shell: {
      openExternal: async (address) => void effects.push(['browser', address]),
      openPath: async (place) => (effects.push(['open', place]), parts.trouble ?? ''),
      showItemInFolder: (place) => void effects.push(['show', place]),
    },
    front: () => null,
    app: { addRecentDocument: (place) => void effects.push(['recent', place]) },
    openedFiles: { take: () => parts.opened ?? [] },
    shellCommand: (act) => void effects.push(['act', act]),
    studio: {
      handlers: {
        'batch.gather': async ({ paths }) => (
          effects.push(['gather', paths]),
          { ok: true, value: { key: 'k', pictures: [], failures: [] } }
        ),
      },
      takePaths: async (paths) => (effects.push(['take', paths]), { pictures: [], failures: [] }),
      web: {
        take: () => Promise.reject(new Error('nothing is fetched here')),
        takeUnseen: () => Promise.reject(new Error('nothing is sent here')),
        allow: () => Promise.reject(new Error('nothing is allowed here')),
      },
      resultPath: async () => parts.result ?? null,
      damagedPath: async () => parts.result ?? null,
      work: {
        working: () => null,
        findingPath: () => parts.result ?? null,
        onFinding: () => undefined,
        importFolder: async (place, { move, bare }) => (effects.push(['import', place, move, bare]), { ok: true, value: report }),
        lastFolder: () => parts.last ?? null,
        backUp: async (place) => (effects.push(['back up', place]), { ok: true, value: backup }),
        lastBackup: async () => (parts.last === undefined ? null : { ...backup, folder: parts.last }),
        onSkipped: () => undefined,
      },
      libraryFolder: () => parts.library ?? '/library',
      writeLedger: async (place) => (effects.push(['ledger', place]), { ok: true, value: place }),
      exporter: {
        preview: () => Promise.reject(new Error('not of the desktop')),
        start: () => Promise.reject(new Error('not of the desktop')),
        stop: () => undefined,
        onFile: () => undefined,
        onFailure: () => undefined,
        folder: () => '/exports',
        useFolder: (place) => (effects.push(['export to', place]), { ok: true, value: place }),
        lastFile: () => parts.result ?? null,
        refusalOf: async () => null,
      },
      batches: {
        watched: {
          add: async (place, use) => (effects.push(['watch', place, use]), { ok: true, value: sampleWatched({ folder: place, use }) }),
        },
      },
      useLibrary: async (place, agreed = {}) => {
        effects.push(['use', place, agreed]);
        const count = parts.living ?? 0;
        const refused =
          place === parts.strange && agreed.amongOthers !== true
            ? makeFailure('library-missing', say('library.amongOthers', { folder: place }))
            : count > 0 && agreed.leaving !== true && place !== parts.library
              ? makeFailure('usage', say('library.busyEdits', { count }), { detail: mayLeaveDetail })
              : null;
        return refused === null ? { ok: true, value: status } : { ok: false, failure: refused };
      },
      language: () => parts.language ?? 'en',
    },
  } satisfies Desktop);
  return { handlers, effects, titles };
}
