import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../../app/failure.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import { idOf, recordIn, recordOf } from '../../fakes/records.ts';

const id = idOf(1);
const offline = englishFailure('offline', 'No line.');

describe('one writer for each record', () => {
  test('an edit is told of only after it is durable', async () => {
    const { editStore, store, told } = await makeBench();
    const release = store.hold();
    const opened = editStore.open(recordOf(1), true);
    await Promise.resolve();
    expect([told, editStore.get(id), store.history]).toEqual([[], null, []]);
    release();
    expect([await opened, told, editStore.get(id), store.history]).toEqual([
      { ok: true, value: null },
      [`${id}:waiting`],
      recordOf(1),
      [`${id}:waiting`],
    ]);
  });

  test('an edit that the disk would not take is not in the edit store', async () => {
    const { editStore, store, told } = await makeBench();
    store.refuse(1);
    expect([await editStore.open(recordOf(1), true), editStore.all(), told]).toEqual([{ ok: false, failure: diskFull }, [], []]);
  });

  test('changes of one edit wait for each other, and each sees the newest record', async () => {
    const { editStore, store } = await makeBench([recordOf(1)]);
    const release = store.hold();
    const stems: string[] = [];
    const add = (letter: string) =>
      editStore.change(id, (record) => {
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

  test('work on the records of several waits for what is done to any of them, and what comes later waits for it', async () => {
    const { editStore, store } = await makeBench([recordOf(1)]);
    for (const n of [2, 3]) await store.save(recordOf(n));
    const release = store.hold();
    const order: string[] = [];
    const first = editStore.change(idOf(2), (record) => ({ ...record, stem: 'first' })).then(() => order.push('first'));
    const work = editStore.holding([idOf(1), idOf(2), idOf(3)], async (free) => {
      order.push(`work ${free.map((one) => [idOf(1), idOf(2), idOf(3)].indexOf(one) + 1).join(' ')}`);
    });
    const later = editStore.change(idOf(3), (record) => ({ ...record, stem: 'later' })).then(() => order.push('later'));
    release();
    await Promise.all([first, work, later]);
    expect(order).toEqual(['first', 'work 2 3', 'later']);
  });

  test('edits do not wait for one another', async () => {
    const { editStore, store } = await makeBench([recordOf(1), recordOf(2)]);
    const release = store.hold();
    const first = editStore.move(id, { to: 'failed', failure: offline });
    expect((await editStore.move(idOf(2), { to: 'failed', failure: offline })).ok).toBe(true);
    expect(store.history).toEqual([`${idOf(2)}:failed`]);
    release();
    await first;
  });

  test('a change that could not be saved is not believed, and the next one goes on from what is on the disk', async () => {
    const { editStore, store, told } = await makeBench([recordOf(1)]);
    store.refuse(1);
    expect(await editStore.move(id, { to: 'failed', failure: offline })).toEqual({ ok: false, failure: diskFull });
    expect([editStore.get(id), told]).toEqual([recordOf(1), []]);
    expect((await editStore.move(id, { to: 'failed', failure: offline })).ok).toBe(true);
    expect(told).toEqual([`${id}:failed`]);
  });

  test('an illegal move throws, and those behind it go on', async () => {
    const { editStore } = await makeBench([recordOf(1)]);
    const bug = editStore.move(id, { to: 'done', results: [] });
    const next = editStore.move(id, { to: 'failed', failure: offline });
    await expect(bug).rejects.toThrow('an edit cannot go from waiting to done');
    expect((await next).ok).toBe(true);
  });

  test('a change that changes nothing saves nothing and tells nothing', async () => {
    const { editStore, store, told } = await makeBench([recordOf(1)]);
    expect(await editStore.change(id, (record) => record)).toEqual({ ok: true, value: recordOf(1) });
    expect([store.history, told]).toEqual([[], []]);
  });

  test('an edit that is not in the edit store is changed in the library, one that is nowhere is a failure', async () => {
    const { editStore, store } = await makeBench([recordIn('done')]);
    editStore.close(id);
    const changed = await editStore.change(id, (record) => ({ ...record, stem: 'new' }));
    expect([changed.ok, store.saved.get(id)?.stem, editStore.get(id)]).toEqual([true, 'new', null]);
    const nowhere = await editStore.change(idOf(7), (record) => record);
    expect(nowhere.ok ? null : nowhere.failure.kind).toBe('edit-not-found');
  });
});

describe('what hinders an edit', () => {
  test('is told once, is part of the summary, and is not part of the record', async () => {
    const { editStore, store, told } = await makeBench([recordIn('running')]);
    editStore.trouble(id, offline);
    editStore.trouble(id, { ...offline });
    expect(told).toEqual([`${id}:running`]);
    expect(editStore.summary(recordIn('running')).trouble).toEqual(offline);
    expect(store.history).toEqual([]);
    editStore.trouble(id, null);
    editStore.trouble(id, null);
    expect([told.length, editStore.troubleOf(id)]).toEqual([2, null]);
  });

  test('is over when the edit is at its end or leaves the edit store', async () => {
    const { editStore } = await makeBench([recordIn('running'), recordIn('running', 2)]);
    editStore.trouble(id, offline);
    editStore.trouble(idOf(2), offline);
    await editStore.move(id, { to: 'failed', failure: offline });
    editStore.close(idOf(2));
    expect([editStore.troubleOf(id), editStore.troubleOf(idOf(2)), editStore.get(idOf(2))]).toEqual([null, null, null]);
  });
});
