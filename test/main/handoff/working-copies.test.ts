// Saves of another program, as real files: written over, renamed onto, in pieces, unchanged, broken, while nobody looked.
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fail, englishFailure } from '../../../app/failure.ts';
import type { Library } from '../../../main/library/library.ts';
import { until } from '../library/opened.ts';
import { shaOf } from '../library/records.ts';
import { away, bench, count, oneMore, openCopy, painted, start } from './copies-bench.ts';

describe('a working copy', () => {
  test('is the result’s bytes under its name, in the user-data folder', async () => {
    const copy = await openCopy(start());
    expect(copy).toBe(path.join(bench.home, 'working', `${bench.result.id}-0`, path.basename(bench.result.file)));
    expect(readFileSync(copy).equals(bench.result.bytes)).toBe(true);
  });

  test('that is unchanged is opened again; beside one that was changed a new one is made', async () => {
    const copies = start();
    const copy = await openCopy(copies);
    expect(await openCopy(copies, 'Krita')).toBe(copy);
    writeFileSync(copy, await painted('#123456'));
    await count(1);
    expect(bench.added[0]?.program).toBe('Krita');
    const second = await openCopy(copies);
    expect(path.dirname(second)).toBe(path.join(bench.home, 'working', `${bench.result.id}-0-2`));
    expect(readFileSync(second).equals(bench.result.bytes)).toBe(true);
  });

  test('of a picture that is gone, or of a library that is away, is none', async () => {
    const copies = start();
    rmSync(bench.result.file);
    expect(await copies.open({ id: bench.result.id, index: 0 }, 'Krita')).toMatchObject({
      ok: false,
      failure: { kind: 'picture-missing' },
    });
    expect(await copies.open({ id: bench.result.id, index: 9 }, 'Krita')).toMatchObject({
      ok: false,
      failure: { kind: 'picture-missing' },
    });
    bench.library = null;
    expect(await copies.open({ id: bench.result.id, index: 0 }, 'Krita')).toEqual(fail(away));
    expect(existsSync(path.join(bench.home, 'working'))).toBe(false);
  });
});

describe('a save', () => {
  test('over the file becomes a version with the result as its parent; the result stays as it is', async () => {
    const copy = await openCopy(start());
    const saved = await painted('#204080');
    writeFileSync(copy, saved);
    await count(1);
    const record = bench.added[0]?.record;
    expect(record).toMatchObject({
      state: 'done',
      model: 'Photoshop',
      app: { version: '1.2.3' },
      request: { prompt: '', inputs: [{ parent: { editId: bench.result.id, index: 0 }, bytes: bench.result.bytes.length, sent: null }] },
      named: null,
      imported: { from: 'program', program: 'Photoshop', file: path.basename(bench.result.file) },
    });
    expect(record?.stem).toMatch(/^\d{8}-\d{6}_edited-in-photoshop_/);
    const kept = await bench.library?.resultPath(record?.id ?? '', 0);
    expect(readFileSync(kept ?? '').equals(saved)).toBe(true);
    expect(readFileSync(bench.result.file).equals(bench.result.bytes)).toBe(true);
    expect(await bench.library?.load(record?.id ?? '')).toEqual(record);
    expect((await bench.library?.children(bench.result.id))?.map(({ id, editedIn }) => [id, editedIn])).toEqual([
      [record?.id, 'Photoshop'],
    ]);
    // Before and after can be compared, whatever becomes of the result.
    expect(await bench.library?.inputPath(record?.request.inputs[0]?.sha256 ?? '')).not.toBeNull();
    expect((await bench.library?.rows('photoshop', 0, 9))?.map(({ id }) => id)).toEqual([record?.id]);
  });

  test('by renaming a new file over it is one too, as is each later one', async () => {
    const copy = await openCopy(start());
    for (const [n, colour] of ['#111111', '#222222', '#333333'].entries()) {
      writeFileSync(`${copy}.tmp`, await painted(colour));
      renameSync(`${copy}.tmp`, copy);
      await count(n + 1);
    }
    expect(new Set(bench.added.map(({ record }) => record.request.inputs[0]?.parent?.editId))).toEqual(new Set([bench.result.id]));
    expect(new Set(bench.added.map(({ record }) => record.results[0]?.sha256)).size).toBe(3);
  });

  test('in another format beside it is one; hidden and temporary files are not', async () => {
    const copy = await openCopy(start());
    const folder = path.dirname(copy);
    writeFileSync(path.join(folder, '.hidden.png'), await painted('#010101'));
    writeFileSync(path.join(folder, '~lock.png'), await painted('#020202'));
    writeFileSync(path.join(folder, 'layers.psd'), '8BPS');
    writeFileSync(
      path.join(folder, 'flat.jpg'),
      await sharp(await painted('#808080'))
        .jpeg()
        .toBuffer(),
    );
    await count(1);
    await oneMore(copy, '#909090');
    expect(bench.added.map(({ record }) => [record.imported?.file, record.results[0]?.mediaType])).toEqual([['flat.jpg', 'image/jpeg']]);
  });

  test('that is written in pieces counts once it is whole', async () => {
    const copy = await openCopy(start());
    const saved = await painted('#a0b0c0', 1600);
    writeFileSync(copy, saved.subarray(0, saved.length / 2));
    await until(() => bench.inspected > 0, true);
    expect(bench.added).toEqual([]);
    appendFileSync(copy, saved.subarray(saved.length / 2));
    await count(1);
    expect(bench.refused).toEqual([]);
    expect(bench.added[0]?.record.results[0]?.bytes).toBe(saved.length);
  });

  test('of the same bytes, or of bytes that were saved before, is no version', async () => {
    const copy = await openCopy(start());
    const first = await painted('#501010');
    writeFileSync(copy, first);
    await count(1);
    writeFileSync(copy, bench.result.bytes);
    await until(() => bench.inspected > 1, true);
    writeFileSync(copy, first);
    await until(() => bench.inspected > 2, true);
    await oneMore(copy, '#501011');
    expect(bench.added.length).toBe(1);
    expect(bench.refused).toEqual([]);
  });

  test('that stays broken is refused in one sentence, and taken once it is whole', async () => {
    const copy = await openCopy(start());
    const saved = await painted('#c0ffee', 900);
    writeFileSync(copy, saved.subarray(0, 60));
    await until(() => bench.refused.length, 1);
    await oneMore(copy, '#c0ffef');
    expect(bench.refused).toMatchObject([{ program: 'Photoshop', failure: { kind: 'picture-damaged' } }]);
    expect(existsSync(copy)).toBe(true);
    writeFileSync(copy, saved);
    await count(1);
  });

  test('while the library is away waits for it', async () => {
    const copies = start();
    const copy = await openCopy(copies);
    const there = bench.library;
    bench.library = null;
    writeFileSync(copy, await painted('#00ff00'));
    await until(() => bench.askedInVain > 0, true);
    expect(bench.added).toEqual([]);
    bench.library = there;
    await count(1);
  });

  test('that the disk has no room for is said once, stays in the copy, and is taken in later', async () => {
    const whole = bench.library;
    let full = true;
    const noRoom = fail<never>(englishFailure('disk-full', 'The disk is full.'));
    let tries = 0;
    const temporaryFor: Library['temporaryFor'] = (...given) => {
      tries += 1;
      return full || whole === null ? Promise.resolve(noRoom) : whole.temporaryFor(...given);
    };
    bench.library = whole === null ? null : { ...whole, temporaryFor };
    const copy = await openCopy(start());
    const saved = await painted('#0000ff');
    writeFileSync(copy, saved);
    await until(() => tries > 2, true);
    expect(bench.refused.map(({ failure }) => failure.kind)).toEqual(['disk-full']);
    expect(readFileSync(copy).equals(saved)).toBe(true);
    full = false;
    await count(1);
  });

  test('in a copy whose result was thrown out of the library still becomes an edit of its own', async () => {
    const copy = await openCopy(start());
    const record = await bench.library?.load(bench.result.id);
    if (record !== null && record !== undefined) await bench.library?.discard(record, async (file) => rmSync(file));
    writeFileSync(copy, await painted('#ffff00'));
    await count(1);
    expect(bench.added[0]?.record.request.inputs).toEqual([]);
  });
});

describe('after a restart', () => {
  test('what was saved meanwhile is taken in, once, and further saves are followed', async () => {
    const first = start();
    const copy = await openCopy(first);
    writeFileSync(copy, await painted('#101010'));
    await count(1);
    await first.close();
    writeFileSync(copy, await painted('#202020'));
    const second = start();
    await second.resume();
    await count(2);
    writeFileSync(copy, await painted('#303030'));
    await count(3);
    await second.close();
    const third = start();
    await third.resume();
    await oneMore(copy, '#404040');
    expect(bench.added.length).toBe(3);
  });

  test('a version whose note was lost is not made twice', async () => {
    const first = start();
    const copy = await openCopy(first);
    const note = path.join(bench.home, 'working', `${bench.result.id}-0.json`);
    const before = readFileSync(note);
    writeFileSync(copy, await painted('#444444'));
    await count(1);
    await first.close();
    writeFileSync(note, before);
    await start().resume();
    await oneMore(copy, '#454545');
    expect(bench.added.length).toBe(1);
    expect((await bench.library?.children(bench.result.id))?.length).toBe(2);
  });

  test('a copy that was idle for a month goes, but not what somebody saved there', async () => {
    const first = start();
    const idle = await openCopy(first);
    await first.close();
    const note = path.join(bench.home, 'working', `${bench.result.id}-0.json`);
    const old = new Date(Date.now() - 40 * 24 * 3_600_000);
    const age = (file: string): void => {
      utimesSync(file, old, old);
      writeFileSync(note, readFileSync(note, 'utf8').replace(/"openedAt":"[^"]+"/, `"openedAt":"${old.toISOString()}"`));
    };
    const layers = path.join(path.dirname(idle), 'layers.psd');
    writeFileSync(layers, '8BPS');
    utimesSync(layers, old, old);
    age(idle);
    await start().resume();
    expect(existsSync(layers)).toBe(true);
    rmSync(layers);
    await start().resume();
    expect(readdirSync(path.join(bench.home, 'working'))).toEqual([]);
  });

  test('a note that is damaged or hostile is left as it is, and so is what lies beside it', async () => {
    const folder = path.join(bench.home, 'working');
    mkdirSync(path.join(folder, 'x'), { recursive: true });
    const strange = await painted('#555555');
    writeFileSync(path.join(folder, 'x', 'work.png'), strange);
    writeFileSync(path.join(folder, 'x.json'), '{"format":1,"editId":"../../x","__proto__":{"polluted":true}}');
    const copies = start();
    await copies.resume();
    // What is followed later takes as many steps: had the other been followed, it would have been looked at by then.
    writeFileSync(await openCopy(copies), await painted('#565656'));
    await count(1);
    // A copy that is still being written may be looked at twice; that of the other note never is.
    expect([bench.looked.includes(shaOf(strange)), bench.added.map(({ of }) => of)]).toEqual([false, [bench.result.id]]);
    expect(readdirSync(folder).toSorted()).toEqual([`${bench.result.id}-0`, `${bench.result.id}-0.json`, 'x', 'x.json']);
    expect(bench.lines.length).toBe(1);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
