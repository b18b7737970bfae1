import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome, open, saveAll } from './opened.ts';
import { idOf, recordOf, resultOf, shaOf } from './records.ts';

const stem = (n: number): string => recordOf(n).stem;

describe('inputs', () => {
  const content = Buffer.from('the very bytes');
  const sha = shaOf(content);

  test('are kept once, by hash, exactly as given', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const from = join(dirname(home.folder), 'photo.jpg');
    writeFileSync(from, content);
    expect(await library.inputPath(sha)).toBe(null);
    expect(await Promise.all([1, 2, 3].map(() => library.storeInput(from, sha, 'image/jpeg')))).toEqual(
      [1, 2, 3].map(() => ({ ok: true, value: null })),
    );
    const path = join(home.folder, 'inputs', sha.slice(0, 2), `${sha}.jpg`);
    expect([await library.inputPath(sha), readdirSync(dirname(path)), readFileSync(path)]).toEqual([path, [basename(path)], content]);
    expect(await library.inputPath('../x')).toBe(null);
  });

  test('that changed on the way are refused; a damaged one makes room for a good one and is set aside, however often', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const from = join(dirname(home.folder), 'photo.jpg');
    writeFileSync(from, 'other bytes');
    expect(await library.storeInput(from, sha, 'image/jpeg')).toMatchObject({
      ok: false,
      failure: { kind: 'disk-trouble', detail: 'EBADMSG' },
    });
    expect(await library.storeInput(join(dirname(home.folder), 'gone.jpg'), sha, 'image/jpeg')).toMatchObject({
      ok: false,
      failure: { kind: 'disk-trouble', detail: 'ENOENT' },
    });
    // The photograph is gone, and not the library.
    expect(library.status().state).not.toBe('missing');
    const path = join(home.folder, 'inputs', sha.slice(0, 2), `${sha}.jpg`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'torn');
    writeFileSync(from, content);
    expect(await library.storeInput(from, sha, 'image/jpeg')).toEqual({ ok: true, value: null });
    expect(readFileSync(path)).toEqual(content);
    // It was found sound in this very run.
    writeFileSync(path, 'spoiled meanwhile');
    expect(await library.storeInput(from, sha, 'image/jpeg')).toEqual({ ok: true, value: null });
    writeFileSync(from, 'other bytes');
    writeFileSync(path, 'and once more');
    expect(await library.storeInput(from, sha, 'image/jpeg')).toMatchObject({ ok: false, failure: { detail: 'EBADMSG' } });
    const aside = (text: string): string => `${sha}.damaged-${shaOf(Buffer.from(text)).slice(0, 8)}.jpg`;
    expect(Object.fromEntries(readdirSync(dirname(path)).map((name) => [name, readFileSync(join(dirname(path), name), 'utf8')]))).toEqual({
      [aside('torn')]: 'torn',
      [aside('spoiled meanwhile')]: 'spoiled meanwhile',
      [basename(path)]: 'and once more',
    });
  });
});

describe('results', () => {
  const picture = Buffer.from('picture');

  async function received(content: Uint8Array = picture) {
    const home = makeHome();
    const { library } = await open(home);
    const record = recordOf(1, { state: 'saving' });
    await saveAll(library, [record]);
    const temporary = await library.temporaryFor(record, 0);
    if (!temporary.ok) throw new Error(temporary.failure.message);
    writeFileSync(temporary.value, content);
    return { home, library, record, temporary: temporary.value, month: join(home.folder, '2026/10') };
  }

  test('lie beside their record under its name', async () => {
    const { library, record, temporary, month } = await received();
    expect(dirname(temporary)).toBe(month);
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: `${stem(1)}.png` });
    await saveAll(library, [{ ...record, state: 'done', results: [resultOf(`${stem(1)}.png`, picture)] }]);
    expect([await library.resultPath(idOf(1), 0), await library.resultPath(idOf(1), 1), await library.resultPath(idOf(9), 0)]).toEqual([
      join(month, `${stem(1)}.png`),
      null,
      null,
    ]);
    expect([readdirSync(month), (await library.summaries([idOf(1)]))[0]?.present]).toEqual([[`${stem(1)}.json`, `${stem(1)}.png`], true]);
  });

  test('that an earlier run finished are taken as they are', async () => {
    const { library, record, temporary, month } = await received();
    writeFileSync(join(month, `${stem(1)}.png`), picture);
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: `${stem(1)}.png` });
    expect(readdirSync(month)).toEqual([`${stem(1)}.json`, `${stem(1)}.png`]);
  });

  test('never replace a different file with their name, and go round a link', async () => {
    const { home, library, record, temporary, month } = await received();
    symlinkSync(join(dirname(home.folder), 'outside'), join(month, `${stem(1)}.png`));
    const other = `${stem(1)}-1-${shaOf(picture).slice(0, 8)}.png`;
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: other });
    expect([existsSync(join(dirname(home.folder), 'outside')), readFileSync(join(month, other))]).toEqual([false, picture]);
  });

  test('are only ever files beside the record, whatever it says', async () => {
    const { home, library, record, month } = await received();
    writeFileSync(join(dirname(home.folder), 'secret.png'), 'x');
    symlinkSync(join(dirname(home.folder), 'secret.png'), join(month, 'link.png'));
    mkdirSync(join(month, 'folder.png'));
    const files = ['../../../secret.png', '/etc/passwd', 'link.png', 'folder.png', '..', '.', 'a\0b', '..\\x', 'gone.png', 'library.json'];
    await saveAll(library, [{ ...record, state: 'done', results: files.map((file) => resultOf(file, picture)) }]);
    expect(await Promise.all(files.map((_, i) => library.resultPath(idOf(1), i)))).toEqual(files.map(() => null));
    expect((await library.summaries([idOf(1)]))[0]?.present).toBe(false);
  });
});
