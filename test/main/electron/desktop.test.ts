import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../app/language.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import { mayLeaveDetail } from '../../../app/edits/edit.ts';
import { links, makeDesktopHandlers } from '../../../main/electron/desktop.ts';
import { sampleWatched } from '../../fakes/batch-calls.ts';
import type { Desktop } from '../../../main/electron/desktop.ts';

const id = '01HZX3V7W8N9P0QRSTVWXYZ012';
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-desktop-'));
  file = path.join(folder, 'result.png');
  writeFileSync(file, '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function desktop(
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
      libraryFolder: () => parts.library ?? folder,
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

test('the system’s dialogs speak the window’s language', async () => {
  for (const [language, expected] of [
    ['en', ['Add pictures', 'Choose the library folder', 'Import the pictures of a folder']],
    ['zh-CN', ['添加图片', '选择图库文件夹', '导入文件夹中的图片']],
  ] as const) {
    const { handlers, titles } = desktop({ language });
    await handlers['picture.pick'](undefined);
    await handlers['library.chooseFolder'](undefined);
    await handlers['library.import']({ folder: null, move: false });
    expect(titles).toEqual(expected);
  }
});

test('a backup goes to the folder that is chosen, or to the last one', async () => {
  const asked = desktop({ chosen: ['/drive'] });
  expect(await asked.handlers['library.backUp']({ to: 'chosen' })).toMatchObject({ ok: true, value: { copied: 1 } });
  expect(asked.effects).toEqual([
    ['dialog', ['openDirectory', 'createDirectory']],
    ['back up', '/drive'],
  ]);
  const last = desktop({ last: '/before' });
  await last.handlers['library.backUp']({ to: 'last' });
  expect(last.effects).toEqual([['back up', '/before']]);
  expect(await desktop().handlers['library.backUp']({ to: 'last' })).toEqual({ ok: true, value: null });
  expect(await desktop().handlers['library.backUp']({ to: 'chosen' })).toEqual({ ok: true, value: null });
});

describe('importing', () => {
  test('asks for the folder, unless it was dropped, and does nothing when none was chosen', async () => {
    const asked = desktop({ chosen: ['/old'] });
    await asked.handlers['library.import']({ folder: null, move: true });
    expect(asked.effects).toEqual([
      ['dialog', ['openDirectory']],
      ['import', '/old', true, false],
    ]);
    const dropped = desktop();
    await dropped.handlers['library.import']({ folder: '/dropped', move: false });
    expect(dropped.effects).toEqual([['import', '/dropped', false, false]]);
    const again = desktop({ last: '/old' });
    await again.handlers['library.import']({ again: 'without-recipe' });
    expect(again.effects).toEqual([['import', '/old', false, true]]);
    expect(await desktop().handlers['library.import']({ again: 'without-recipe' })).toEqual({ ok: true, value: null });
    const none = desktop();
    expect(await none.handlers['library.import']({ folder: null, move: false })).toEqual({ ok: true, value: null });
    expect(none.effects).toEqual([['dialog', ['openDirectory']]]);
  });

  test('a finding is shown in its folder while it is there', async () => {
    const there = desktop({ result: file });
    const gone = desktop({ result: '/gone.png' });
    const key = 'a'.repeat(64);
    expect([await there.handlers['library.revealFinding']({ key }), there.effects]).toEqual([{ ok: true, value: null }, [['show', file]]]);
    expect([await gone.handlers['library.revealFinding']({ key }), gone.effects]).toMatchObject([{ ok: false }, []]);
  });
});

describe('choosing', () => {
  test('pictures names what was chosen at once, and reads each when it is taken, once', async () => {
    const some = desktop({ chosen: ['/deep/a.png', '/b.png'] });
    const chosen = await some.handlers['picture.pick'](undefined);
    expect([chosen.map(({ name }) => name), some.effects]).toEqual([['a.png', 'b.png'], [['dialog', ['openFile', 'multiSelections']]]]);
    for (const { key } of [...chosen, ...chosen]) await some.handlers['picture.takeNamed']({ key });
    expect(some.effects.slice(1)).toEqual([
      ['take', ['/deep/a.png']],
      ['recent', '/deep/a.png'],
      ['take', ['/b.png']],
      ['recent', '/b.png'],
    ]);
    expect(JSON.stringify(chosen)).not.toContain('/deep');
    const none = desktop();
    expect(await none.handlers['picture.pick'](undefined)).toEqual([]);
    expect(await none.handlers['picture.takeNamed']({ key: crypto.randomUUID() })).toEqual({ pictures: [], failures: [] });
    expect(none.effects).toEqual([['dialog', ['openFile', 'multiSelections']]]);
  });

  test('files the system asked to open are named, then taken in, and remembered as documents', async () => {
    const opened = desktop({ opened: ['/c.png'] });
    const [file] = await opened.handlers['picture.takeOpened'](undefined);
    expect([file?.name, opened.effects]).toEqual(['c.png', []]);
    await opened.handlers['picture.takeNamed']({ key: file?.key ?? '' });
    expect(opened.effects).toEqual([
      ['take', ['/c.png']],
      ['recent', '/c.png'],
    ]);
    expect(await desktop().handlers['picture.takeOpened'](undefined)).toEqual([]);
  });

  test('a folder makes it the library; choosing none keeps the one there is', async () => {
    const some = desktop({ chosen: ['/new'] });
    await some.handlers['library.chooseFolder'](undefined);
    const none = desktop({ library: '/old' });
    await none.handlers['library.chooseFolder'](undefined);
    expect([some.effects[1], none.effects[1]]).toEqual([
      ['use', '/new', {}],
      ['use', '/old', {}],
    ]);
  });

  const among = [
    'asked',
    'Make a library in /photos?',
    'Other files lie in this folder, and no library',
    ['Make a library there', 'Cancel'],
    1,
    1,
  ];
  const leaving = [
    'asked',
    'Open another library while edits are under way?',
    '2 edits are under way',
    ['Open the other library', 'Stay'],
    1,
    1,
  ];

  test.each([
    ['with other files', {}, { strange: '/photos' }, among, { amongOthers: true }],
    ['away from edits under way', {}, { living: 2 }, leaving, { leaving: true }],
  ])('a folder %s is asked about before it becomes the library, and no keeps the one there is', async (_, none, why, question, agreed) => {
    const [yes, no] = [0, 1].map((answer) => desktop({ chosen: ['/photos'], library: '/old', answer, ...why }));
    await yes?.handlers['library.chooseFolder'](undefined);
    await no?.handlers['library.chooseFolder'](undefined);
    expect([yes?.effects.slice(1), no?.effects.slice(1)]).toEqual([
      [['use', '/photos', none], question, ['use', '/photos', agreed]],
      [['use', '/photos', none], question, ['use', '/old', {}]],
    ]);
  });

  test('a folder that is both is asked about twice', async () => {
    const { handlers, effects } = desktop({ chosen: ['/photos'], library: '/old', strange: '/photos', living: 2, answer: 0 });
    await handlers['library.chooseFolder'](undefined);
    expect(effects.slice(1)).toEqual([
      ['use', '/photos', {}],
      among,
      ['use', '/photos', { amongOthers: true }],
      leaving,
      ['use', '/photos', { amongOthers: true, leaving: true }],
    ]);
  });
});

test('what was sent is exported to the place that was said, and nowhere when none was', async () => {
  const some = desktop({ saveAt: '/sent.csv' });
  const none = desktop();
  expect([await some.handlers['sent.export'](undefined), some.effects]).toEqual([
    { ok: true, value: '/sent.csv' },
    [['ledger', '/sent.csv']],
  ]);
  expect([await none.handlers['sent.export'](undefined), none.effects]).toEqual([{ ok: true, value: null }, []]);
});

describe('revealing', () => {
  test('shows the file that main knows for the edit', async () => {
    const { handlers, effects } = desktop({ result: file });
    expect([await handlers['edit.reveal']({ id, index: 0 }), effects]).toEqual([{ ok: true, value: null }, [['show', file]]]);
  });

  test('says so when the picture or the folder is gone', async () => {
    const gone = desktop({ result: path.join(folder, 'gone.png'), library: path.join(folder, 'gone') });
    const replies = [await gone.handlers['edit.reveal']({ id, index: 0 }), await gone.handlers['library.reveal'](undefined)];
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.failure.kind))).toEqual(['picture-missing', 'library-missing']);
    expect(gone.effects).toEqual([]);
  });

  test('opens the library folder, and passes the system’s trouble on', async () => {
    const good = desktop();
    const bad = desktop({ trouble: 'no file manager' });
    expect(await good.handlers['library.reveal'](undefined)).toEqual({ ok: true, value: null });
    expect(good.effects).toEqual([['open', folder]]);
    expect(await bad.handlers['library.reveal'](undefined)).toMatchObject({
      ok: false,
      failure: { kind: 'disk-trouble', detail: 'no file manager' },
    });
  });
});

test('a damaged record is shown in its folder by its key, and said to be gone when it is', async () => {
  const there = desktop({ result: folder });
  expect([await there.handlers['library.revealDamaged']({ key: 'ab' }), there.effects]).toEqual([
    { ok: true, value: null },
    [['show', folder]],
  ]);
  const gone = desktop({ result: path.join(folder, 'gone.json') });
  expect([await gone.handlers['library.revealDamaged']({ key: 'ab' }), gone.effects]).toEqual([
    { ok: false, failure: expect.objectContaining({ kind: 'record-damaged' }) },
    [],
  ]);
});

test('the way out to the browser leads to the pages we name', async () => {
  const { handlers, effects } = desktop();
  for (const link of ['credits', 'keys', 'reference'] as const) await handlers['link.open']({ link });
  expect(effects).toEqual(Object.values(links).map((address) => ['browser', address]));
});
