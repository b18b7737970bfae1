// A library may be shared with a computer that still has 0.1.0: whatever is written today, its parser reads whole.
import { describe, expect, test } from 'vitest';
import { marksSchema, organise } from '../../../app/edits/organise.ts';
import { editStates, mediaTypes, preparationSteps } from '../../../app/edits/record.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { failureKinds, englishFailure, nextSteps, ok } from '../../../app/failure.ts';
import { importedRecord } from '../../../main/studio/session/import-record.ts';
import { makeRecord } from '../../../main/studio/session/make-record.ts';
import { versionRecord } from '../../../main/handoff/version-record.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { idOf, input, prepared, recordIn, recordOf, sentPicture } from '../../fakes/records.ts';
import { recordSchema } from '../../fixtures/0.1.0/record-parser.mjs';

/** As a file holds it, and as the old program writes it again. */
function throughTheOldOne(record: unknown): readonly [file: unknown, read: unknown] {
  const file: unknown = JSON.parse(JSON.stringify(record));
  const read = recordSchema.safeParse(file);
  return [file, read.success ? read.data : read.error.issues];
}

function expectRead(records: readonly unknown[]): void {
  for (const record of records) {
    const [file, read] = throughTheOldOne(record);
    expect(read).toEqual(file);
  }
}

const failure = englishFailure('model-failed', 'The model could not finish.', { charged: 'maybe', detail: 'E' });

/** Every record that is made durable on the way of an edit. */
async function lifeOf(prompt: string, script: (bench: Awaited<ReturnType<typeof makeBench>>) => void): Promise<readonly EditRecord[]> {
  const first = recordOf(1, { request: { prompt, inputs: [input], parameters: { seed: 42 }, sending: { longSide: 2048, asIs: false } } });
  const bench = await makeBench([first]);
  const saved: EditRecord[] = [];
  const { set } = bench.store.saved;
  bench.store.saved.set = (id, record) => {
    saved.push(record);
    return set.call(bench.store.saved, id, record);
  };
  script(bench);
  const running = bench.run(first.id, { patienceMs: 200_000 });
  for (let turn = 0; turn < 400 && running.end() === 'still running'; turn += 1) await bench.clock.pass(1000);
  return saved;
}

describe('0.1.0 reads', () => {
  test.each<readonly [string, readonly string[], Parameters<typeof lifeOf>[1]]>([
    [
      'an edit that is done',
      ['submitting', 'queued', 'running', 'saving', 'done'],
      (bench) => {
        bench.world.prepare = async ({ inputs }) =>
          ok(inputs.map(() => ({ ...prepared, sent: { ...sentPicture, steps: [...preparationSteps] } })));
        bench.service.onStatus = (nth) => (nth === 1 ? say.queued : nth === 2 ? say.running : say.completed);
      },
    ],
    ['one whose answer is lost', ['submitting', 'unknown'], (bench) => void (bench.service.onCreate = () => say.lostAnswer)],
    [
      'one that fails at the service',
      ['submitting', 'queued', 'failed'],
      (bench) => void (bench.service.onStatus = () => ({ kept: { status: 200, body: { error: 'x' } }, kind: 'ended', failure })),
    ],
    [
      'one that is blocked',
      ['submitting', 'queued', 'blocked'],
      (bench) =>
        void (bench.service.onStatus = () => ({
          kept: null,
          kind: 'ended',
          failure: englishFailure('blocked', 'Blocked.', { charged: 'maybe' }),
        })),
    ],
    ['one that is lost', ['submitting', 'queued', 'lost'], (bench) => void (bench.service.onStatus = () => say.notFound)],
  ])('%s, at each step', async (name, states, script) => {
    const saved = await lifeOf(name, script);
    expect([...new Set(saved.map(({ state }) => state))]).toEqual(states);
    expectRead(saved);
  });

  test('a record of every state, media type, preparation step, kind of failure and next step that is known today', () => {
    expectRead(editStates.map((state, number) => recordIn(state, number + 1)));
    expectRead(mediaTypes.map((mediaType) => recordOf(1, { request: { ...recordOf(1).request, inputs: [{ ...input, mediaType }] } })));
    expectRead(
      preparationSteps.map((step) =>
        recordOf(1, { request: { ...recordOf(1).request, inputs: [{ ...input, sent: { ...sentPicture, steps: [step] } }] } }),
      ),
    );
    // What a limit holds back is never written down: it waits, or it was never made.
    const recorded = <T extends string>(words: readonly T[]): readonly T[] =>
      words.filter((word) => !['limit', 'raise-limit'].includes(word));
    expectRead(recorded(failureKinds).map((kind) => recordIn('failed', 1, { failure: englishFailure(kind, 'Something.') })));
    expectRead(
      recorded(nextSteps).map((next) => recordIn('failed', 1, { failure: englishFailure('model-failed', 'Something.', { next }) })),
    );
  });

  test('marks of every kind, each given and taken back', () => {
    const changes = [
      { stars: 5 },
      { favourite: true },
      { flag: 'pick' },
      { flag: 'reject' },
      { flag: null },
      { label: 'red' },
      { label: 'a word of my own' },
      { addTags: ['海', 'two words'] },
      { removeTags: ['海'] },
      { note: 'x'.repeat(100_000) },
      { project: '客户 甲' },
      { trashed: true },
      { trashed: false },
    ] as const;
    let record = recordIn('done');
    const written = changes.map(
      (change) => (record = { ...record, organised: organise(record.organised, change as never, '2026-11-27T10:00:00.000Z') }),
    );
    expect(new Set(written.flatMap(({ organised }) => Object.keys(organised)))).toEqual(new Set(Object.keys(marksSchema.shape)));
    expectRead(written);
  });

  test('what is made by Run, by an import and by another program', () => {
    const sha256 = 'd'.repeat(64);
    const now = '2026-11-27T10:00:00.000Z';
    const { request } = recordOf(1);
    expectRead([
      makeRecord({
        intent: 'one',
        model: 'flux_kontext_pro',
        finishes: idOf(8),
        request: { ...request, inputs: [1, 2, 3, 4].map((number) => ({ ...input, parent: { editId: idOf(number), index: 2 } })) },
        service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: true },
        owner: { installation: 'i', process: 'p' },
        version: '9.0.0',
        nameTemplate: '{project} {seed} {prompt}',
        repeats: idOf(9),
        project: 'Client X',
        newest: null,
        id: null,
        batch: { id: idOf(7), item: 41, set: 'make it night' },
      }),
      importedRecord({
        recipe: {
          dialect: 'a1111',
          prompt: 'a lake',
          negativePrompt: 'fog',
          model: null,
          parameters: { seed: 1 },
          at: null,
          record: null,
        } as never,
        madeMs: Date.parse(now),
        file: 'a.png',
        sha256,
        inputs: [],
        version: '9.0.0',
        nameTemplate: '{project} {seed} {prompt}',
        now,
      }),
      versionRecord({
        program: 'GIMP',
        of: input,
        parent: recordIn('done'),
        savedMs: Date.parse(now),
        file: 'a.png',
        sha256,
        version: '9.0.0',
        nameTemplate: '{project} {seed} {prompt}',
        now,
      }),
    ]);
  });

  test('inputs from the web, fetched or sent by their addresses, and never sends one that is not here', () => {
    const address = 'https://a.example/b.png?sign=1';
    const { request } = recordOf(1);
    const of = (web: object, more: object = {}) =>
      recordIn('done', 1, { request: { ...request, inputs: [{ ...input, ...more, web }] } } as never);
    expectRead([
      of({ address: 'https://a.example/b.png', itself: false, shortened: true }, { sent: sentPicture }),
      of({ address, itself: true }, { sent: null }),
      // Its hash is that of no file, so that 0.1.0 says that the picture is missing in place of sending something else.
      of({ address, itself: true, unseen: true }, { sent: null, bytes: 0, width: 1, height: 1 }),
    ]);
  });

  test('keys that it does not know, wherever they stand, and writes them again', () => {
    const done = recordIn('done');
    const ofTomorrow = { composite: { of: idOf(1), parts: [{ at: [0, 0, 10, 10], feather: 3 }] } };
    expectRead([
      {
        ...done,
        ...ofTomorrow,
        request: {
          ...done.request,
          ...ofTomorrow,
          inputs: [
            { ...input, view: { crop: [0, 0, 1, 1], turn: 90, straighten: 1.5, strokes: [] }, sent: { ...sentPicture, ...ofTomorrow } },
          ],
          sending: { ...done.request.sending, ...ofTomorrow },
        },
        results: done.results.map((result) => ({ ...result, ...ofTomorrow })),
        organised: { ...done.organised, ...ofTomorrow },
        service: { ...done.service, ...ofTomorrow },
        app: { version: '9.0.0', ...ofTomorrow },
      },
    ]);
  });

  test('nothing that it would take for a damaged record goes unnoticed here', () => {
    const [, read] = throughTheOldOne({ ...recordIn('done'), state: 'compositing' });
    expect(read).toMatchObject([{ path: ['state'] }]);
  });
});
