import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { links } from '../../../main/electron/desktop.ts';
import { pretendedDesktop } from './pretended-desktop.ts';

const id = '01HZX3V7W8N9P0QRSTVWXYZ012';
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-desktop-'));
  file = path.join(folder, 'result.png');
  writeFileSync(file, '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const desktop = (parts: Parameters<typeof pretendedDesktop>[0] = {}) => pretendedDesktop({ library: folder, ...parts });

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
