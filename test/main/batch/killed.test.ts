// A program that dies at any step of a batch or of a chain: whoever goes on with its files buys nothing twice, and leaves nothing out.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { BatchProgress } from '../../../app/batch/batch.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { sentBy } from '../../../app/edits/ledger.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { Library } from '../../../main/library/library.ts';
import { chainSchema } from '../../../app/chains/chain.ts';
import type { BatchAsk } from '../../../main/batch/make-plan.ts';
import { noteDiscarded } from '../../../main/studio/session/discarded-ledger.ts';
import { until } from '../../faults/bench.ts';
import { halfOf } from '../../size.ts';
import type { Bench } from '../../faults/bench.ts';
import { makeChainBench } from '../chains/chain-bench.ts';
import { afterDeath, makeBatchBench, overOf, sessionOf, started } from './batch-bench.ts';

const slow = 90_000;

type Step = { readonly progress?: BatchProgress; readonly plan?: true; readonly record?: EditRecord };
const openAt = (item: number) => (step: Step) => step.progress?.open?.item === item;
const recordIn = (item: number, state: string) => (step: Step) =>
  step.record?.state === state && (step.record.batch as { item?: number } | undefined)?.item === item;

/** The last step that reaches the disk, and what the pictures end as: the second one's answer may be lost for good. */
test.each<readonly [string, (step: Step) => boolean, 'done' | 'unknown', sent: boolean]>(
  halfOf([
    ['its progress was written for the first time', (step) => step.progress?.begun === 0, 'done', true],
    ['the turn of the first picture was written', openAt(0), 'done', true],
    ['the first record was written', recordIn(0, 'waiting'), 'done', true],
    ['the first was about to be sent', recordIn(0, 'submitting'), 'unknown', false],
    ['the first was named', recordIn(0, 'queued'), 'done', true],
    ['the first was done', recordIn(0, 'done'), 'done', true],
    ['the turn of the last picture was written', openAt(2), 'done', true],
  ]),
)(
  'after %s',
  async (_, isLast, first, sent) => {
    const { open, ask, bought, folder } = await makeBatchBench(3);
    const { copy, id } = await killedAt(await open(), await ask(), folder, isLast);

    const bench = await open(copy);
    expect(await bench.studio.batches.list(false)).toMatchObject({ value: [{ id, interrupted: true, state: 'going' }] });
    await goOnTwice(bench, id);
    expect(await bench.studio.batches.list(true)).toMatchObject({
      value: [{ state: 'ended', spent: 3, counts: first === 'done' ? { done: 3 } : { done: 2, unknown: 1 } }],
    });
    expect(bought()).toEqual(sent ? [1, 2, 3] : [2, 3]);
  },
  slow,
);

/** Of two pictures through two steps: items 0 and 1 are the first step, 2 and 3 the second. */
test.each<readonly [string, (step: Step) => boolean, readonly string[], object]>(
  halfOf([
    ['the turn of its second step was written', openAt(2), ['a1', 'a2', 'b1', 'b2'], { done: 4 }],
    ['the record of its second step was written', recordIn(2, 'waiting'), ['a1', 'a2', 'b1', 'b2'], { done: 4 }],
    ['the second step was about to be sent', recordIn(2, 'submitting'), ['a1', 'a2', 'b2'], { done: 3, unknown: 1 }],
    ['a first step was about to be sent', recordIn(1, 'submitting'), ['a1', 'b1'], { done: 2, unknown: 1, left: 1 }],
  ]),
)(
  'of a chain, after %s',
  async (_, isLast, expected, counts) => {
    const { open, chainAsk, asked, folder } = await makeChainBench(2);
    const steps = [{ prompt: 'a{n}' }, { prompt: 'b{n}' }];
    const ask = await chainAsk({ steps: chainSchema.parse({ format: 1, steps }).steps });
    const { copy, id } = await killedAt(await open(), ask, folder, isLast);
    const bench = await open(copy);
    await goOnTwice(bench, id);
    expect(await bench.studio.batches.list(true)).toMatchObject({ value: [{ state: 'ended', counts }] });
    expect(asked().toSorted()).toEqual(expected);
  },
  slow,
);

/** The files as they are when the program dies after the step for which `isLast` answers true. */
async function killedAt(
  dying: Bench,
  ask: BatchAsk,
  folder: string,
  isLast: (step: Step) => boolean,
): Promise<{ readonly copy: string; readonly id: string }> {
  const library = sessionOf(dying).library as { writeNote: Library['writeNote'] };
  const editStore = sessionOf(dying).editStore as { -readonly [K in 'open' | 'change']: EditStore[K] };
  const { writeNote } = library;
  const { open: openEdit, change } = editStore;
  let dead = false;
  const die = <T>(): Promise<T> => {
    dead = true;
    return new Promise<T>(() => undefined);
  };
  library.writeNote = async (file, text, fresh) => {
    if (dead) return die();
    const written = await writeNote(file, text, fresh);
    return isLast(file.endsWith('.progress.json') ? { progress: JSON.parse(String(text)) as BatchProgress } : { plan: true })
      ? die()
      : written;
  };
  editStore.open = async (record, save) => {
    if (dead) return die();
    const saved = await openEdit(record, save);
    return isLast({ record }) ? die() : saved;
  };
  editStore.change = async (edit, alter) => {
    if (dead) return die();
    const saved = await change(edit, alter);
    return saved.ok && isLast({ record: saved.value }) ? die() : saved;
  };
  void dying.studio.batches.start(ask);
  await until('it is dead', () => dead);
  const copy = afterDeath(folder);
  const [file = ''] = readdirSync(path.join(copy, 'library/batches')).filter((name) => !name.includes('progress'));
  return { copy, id: file.slice(0, -'.json'.length) };
}

/** Past what cannot be decided, until all is home. */
async function goOnTwice(bench: Bench, id: string): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await bench.studio.batches.goOn(id, { past: true })).toMatchObject({ ok: true });
    await overOf(bench, id);
  }
  await until('all are home', async () => (await sessionOf(bench).library.find('is:running')).total === 0);
}

test(
  'an edit that came home, and was thrown away for good before its batch goes on, is not bought again',
  async () => {
    const { open, ask, bought, folder } = await makeBatchBench(2);
    const { copy, id } = await killedAt(await open(), await ask(), folder, recordIn(0, 'done'));
    const bench = await open(copy);
    const { library } = sessionOf(bench);
    const [row] = await library.rows(`batch:${id}`, 0, 1);
    const record = await library.load(row?.id ?? '');
    if (record === null) throw new Error('there is no record');
    await noteDiscarded(library.folder(), 'test', sentBy(record));
    expect(await library.discard(record, async (file) => rmSync(file))).toMatchObject({ ok: true });
    await goOnTwice(bench, id);
    expect(await bench.studio.batches.list(true)).toMatchObject({
      value: [{ state: 'ended', spent: 2, counts: { done: 1, gone: 1 } }],
    });
    expect(bought()).toEqual([1, 2]);
  },
  slow,
);

test(
  'a batch that another living program runs is left to it',
  async () => {
    const { open, ask, bought, folder, server } = await makeBatchBench(2);
    const first = await open();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    server.next('status', { before: () => held });
    const id = await started(first, await ask());
    await until('the first is out', () => bought().length === 1);
    const second = await open();
    expect(await second.studio.batches.list(false)).toMatchObject({ value: [{ elsewhere: true, interrupted: false }] });
    for (const act of [second.studio.batches.goOn(id, {}), second.studio.batches.pause(id), second.studio.batches.cancel(id)])
      expect(await act).toMatchObject({ ok: false, failure: { kind: 'owned-elsewhere' } });
    release();
    expect(await overOf(first, id)).toMatchObject({ state: 'ended' });
    expect(bought()).toEqual([1, 2]);
    expect(existsSync(path.join(folder, 'library/batches', `${id}.json`))).toBe(true);
    expect(readFileSync(path.join(folder, 'library/batches', `${id}.progress.json`), 'utf8')).toContain('"owner":null');
  },
  slow,
);
