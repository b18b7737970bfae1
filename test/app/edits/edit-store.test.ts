import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../../app/failure.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import { idOf, recordIn, recordOf } from '../../fakes/records.ts';

const id = idOf(1);
const offline = englishFailure('offline', 'No line.');

describe('one writer for each record', () => {
  test('an edit is told of only after it is durable', async () => {
    const { desk, store, told } = await makeBench();
    const release = store.hold();
    const opened = desk.open(recordOf(1), true);
    await Promise.resolve();
    expect([told, desk.get(id), store.history]).toEqual([[], null, []]);
    release();
    expect([await opened, told, desk.get(id), store.history]).toEqual([
      { ok: true, value: null },
      [`${id}:waiting`],
      recordOf(1),
      [`${id}:waiting`],
    ]);
  });

  test('an edit that the disk would not take is not on the desk', async () => {
    const { desk, store, told } = await makeBench();
    store.refuse(1);
    expect([await desk.open(recordOf(1), true), desk.all(), told]).toEqual([{ ok: false, failure: diskFull }, [], []]);
  });

  test('changes of one edit wait for each other, and each sees the newest record', async () => {
    const { desk, store } = await makeBench([recordOf(1)]);
    const release = store.hold();
    const stems: string[] = [];
    const add = (letter: string) =>
      desk.change(id, (record) => {
        stems.push(record.stem);
        return { ...record, stem: `${record.stem}${letter}` };
      });
    const all = Promise.all(['a', 'b', 'c'].map(add));
    release();
    await all;
    const { stem } = recordOf(1);
    expect(stems).toEqual([stem, `${stem}a`, `${stem}ab`]);
    expect(store.saved.get(id)?.stem).toBe(`${stem}abc`);
  });

  test('edits do not wait for one another', async () => {
    const { desk, store } = await makeBench([recordOf(1), recordOf(2)]);
    const release = store.hold();
    const first = desk.move(id, { to: 'failed', failure: offline });
    expect((await desk.move(idOf(2), { to: 'failed', failure: offline })).ok).toBe(true);
    expect(store.history).toEqual([`${idOf(2)}:failed`]);
    release();
    await first;
  });

  test('a change that could not be saved is not believed, and the next one goes on from what is on the disk', async () => {
    const { desk, store, told } = await makeBench([recordOf(1)]);
    store.refuse(1);
    expect(await desk.move(id, { to: 'failed', failure: offline })).toEqual({ ok: false, failure: diskFull });
    expect([desk.get(id), told]).toEqual([recordOf(1), []]);
    expect((await desk.move(id, { to: 'failed', failure: offline })).ok).toBe(true);
    expect(told).toEqual([`${id}:failed`]);
  });

  test('an illegal move throws, and those behind it go on', async () => {
    const { desk } = await makeBench([recordOf(1)]);
    const bug = desk.move(id, { to: 'done', results: [] });
    const next = desk.move(id, { to: 'failed', failure: offline });
    await expect(bug).rejects.toThrow('an edit cannot go from waiting to done');
    expect((await next).ok).toBe(true);
  });

  test('a change that changes nothing saves nothing and tells nothing', async () => {
    const { desk, store, told } = await makeBench([recordOf(1)]);
    expect(await desk.change(id, (record) => record)).toEqual({ ok: true, value: recordOf(1) });
    expect([store.history, told]).toEqual([[], []]);
  });

  test('an edit that is not on the desk is changed in the library, one that is nowhere is a failure', async () => {
    const { desk, store } = await makeBench([recordIn('done')]);
    desk.close(id);
    const changed = await desk.change(id, (record) => ({ ...record, stem: 'new' }));
    expect([changed.ok, store.saved.get(id)?.stem, desk.get(id)]).toEqual([true, 'new', null]);
    const nowhere = await desk.change(idOf(7), (record) => record);
    expect(nowhere.ok ? null : nowhere.failure.kind).toBe('edit-not-found');
  });
});

describe('what hinders an edit', () => {
  test('is told once, is part of the summary, and is not part of the record', async () => {
    const { desk, store, told } = await makeBench([recordIn('running')]);
    desk.trouble(id, offline);
    desk.trouble(id, { ...offline });
    expect(told).toEqual([`${id}:running`]);
    expect(desk.summary(recordIn('running')).trouble).toEqual(offline);
    expect(store.history).toEqual([]);
    desk.trouble(id, null);
    desk.trouble(id, null);
    expect([told.length, desk.troubleOf(id)]).toEqual([2, null]);
  });

  test('is over when the edit is at its end or leaves the desk', async () => {
    const { desk } = await makeBench([recordIn('running'), recordIn('running', 2)]);
    desk.trouble(id, offline);
    desk.trouble(idOf(2), offline);
    await desk.move(id, { to: 'failed', failure: offline });
    desk.close(idOf(2));
    expect([desk.troubleOf(id), desk.troubleOf(idOf(2)), desk.get(idOf(2))]).toEqual([null, null, null]);
  });
});
