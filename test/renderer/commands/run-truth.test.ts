// What the service gets is what stood on screen at the press, in whatever order things are given, read, changed and run: the window's own state over
// main's own handlers, library and picture process. KONTEXT_SEED=n repeats one run of it, KONTEXT_RUNS=n makes more.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { eventNames } from '../../../app/contract/events.ts';
import type { Imported, Snapshot, StudioBridge } from '../../../app/contract/contract.ts';
import { defaultSettings } from '../../../app/settings/settings.ts';
import { draft, move, remove, setPrompt, takeDraft } from '../../../renderer/store/draft.ts';
import { mirror, openMirror } from '../../../renderer/store/mirror.ts';
import { takeFiles } from '../../../renderer/commands/pictures.ts';
import { pressRun, run, whyNot } from '../../../renderer/commands/run.ts';
import { slotsOf } from '../../../renderer/store/slots.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { openBench } from '../../faults/bench.ts';
import { png } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import { emptyDraft } from '../../fakes/studio-samples.ts';
import { temporaryFolder } from '../../main/temporary-folder.ts';
import { wide } from '../open-window.ts';

const seed = Number(process.env['KONTEXT_SEED'] ?? 20_261_127);
const numRuns = Number(process.env['KONTEXT_RUNS'] ?? 60);

/** Each of a width of its own, which tells it in the request. */
const widths = [24, 25, 26, 27, 28] as const;
const goodName = (width: number): string => `photo-${width}.png`;
const badName = 'notes.png';
const widthOf = (name: string): number => Number(/^photo-(\d+)/.exec(name)?.[1] ?? 0);

type UndoStep =
  | { readonly kind: 'drop'; readonly names: readonly string[]; readonly at: number | null }
  | { readonly kind: 'read'; readonly which: number }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'write'; readonly words: string }
  | { readonly kind: 'run'; readonly next: boolean };

const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...widths).map(goodName) }, { weight: 1, arbitrary: fc.constant(badName) });
const step: fc.Arbitrary<UndoStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('drop'),
      names: fc.array(name, { minLength: 1, maxLength: 3 }),
      at: fc.option(fc.nat(3)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('read'), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), at: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move'), from: fc.nat(3), to: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('write'), words: fc.constantFrom('make it night', 'make it day', 'add rain', '') }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('run'), next: fc.boolean() }) },
);

type Gate = { readonly name: string; readonly open: () => Promise<void> };
type Sent = { readonly prompt: string; readonly widths: readonly number[] };

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const quiet = (): Promise<void> =>
  new Promise((resolve) => {
    const look = ({ now }: ReturnType<typeof run.getState>): void => {
      if (now.kind !== 'sending') resolve();
    };
    run.subscribe(look);
    look(run.getState());
  });

test('the service gets what stood on screen at the press, or nothing and a sentence says why', { timeout: 400_000 }, async () => {
  const server = await startSeaart();
  server.behaviour.pace = ['COMPLETED'];
  const folder = temporaryFolder();
  for (const width of widths) writeFileSync(path.join(folder, goodName(width)), await png(width, 16));
  writeFileSync(path.join(folder, badName), 'no picture at all');
  const bench = await openBench({
    folder,
    library: path.join(folder, 'library'),
    baseUrl: server.baseUrl,
    key: server.key,
    settings: { ...defaultSettings, atOnce: 6 },
  });

  let gates: Gate[] = [];
  /** The picture process is as slow as the schedule says. */
  const takePaths = async ({ paths }: { readonly paths: readonly string[] }): Promise<Imported> => {
    const [file = ''] = paths;
    let told: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (told = resolve));
    await new Promise<void>((resolve) => {
      const gate: Gate = {
        name: path.basename(file),
        open: async () => {
          gates = gates.filter((one) => one !== gate);
          resolve();
          await over;
          await turn();
          await quiet();
        },
      };
      gates.push(gate);
    });
    const taken = await bench.studio.takePaths(paths);
    setImmediate(told);
    return taken;
  };
  const handlers = bench.studio.handlers as unknown as Record<string, (argument: unknown) => Promise<unknown>>;
  const call = new Proxy(
    {},
    { get: (_, key: string) => (key === 'picture.takePaths' ? takePaths : handlers[key]) },
  ) as StudioBridge['call'];
  const listen = (wanted: string) => (listener: (payload: never) => void) =>
    bench.studio.onEvent((told, payload) => (told === wanted ? listener(payload as never) : undefined));
  const on = Object.fromEntries(eventNames.map((one) => [one, listen(one)])) as unknown as StudioBridge['on'];
  const pathForFile = (file: unknown): string => (file as { path: string }).path;
  vi.stubGlobal('window', { studio: { call, on, pathForFile }, matchMedia: wide });
  await openMirror();
  expect((mirror.getState().now as Snapshot | null)?.service.rehearsal).toBe(false);

  const expected: Sent[] = [];
  let [pressed, waited, failed, changed] = [0, 0, 0, 0];

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (undoHistory) => {
      takeDraft({ ...emptyDraft, prompt: 'begin' });
      run.setState({ now: { kind: 'idle' }, stopped: null });
      toasts.setState({ shown: [], spoken: '' });
      gates = [];
      /** What stood on screen at a press that waits: names in order, and the words. */
      let held: { readonly names: readonly string[]; readonly prompt: string } | null = null;
      const onScreen = () =>
        slotsOf(draft.getState()).map((slot) =>
          slot.kind === 'picture'
            ? { name: slot.picture.name, state: 'here' }
            : { name: slot.reading.name, state: slot.reading.failure === null ? 'coming' : 'failed' },
        );
      const stopped = (kind: string): void => {
        if (held === null) return;
        held = null;
        expect(run.getState()).toMatchObject({ now: { kind: 'idle' }, stopped: { kind } });
        expect(toasts.getState().shown.some(({ key }) => key === 'run')).toBe(true);
      };
      const settle = (): void => {
        if (held === null || onScreen().some(({ state }) => state === 'coming')) return;
        expected.push({ prompt: held.prompt, widths: held.names.map(widthOf) });
        held = null;
      };
      const read = async (gate: Gate): Promise<void> => {
        const awaited = held !== null && onScreen().some(({ name: one, state }) => one === gate.name && state === 'coming');
        await gate.open();
        if (awaited && onScreen().some(({ state }) => state === 'failed')) {
          failed += 1;
          expect(run.getState().stopped).toMatchObject({ name: badName });
          return stopped('failed');
        }
        settle();
      };
      const changedBy = (): void => {
        if (held !== null) changed += 1;
        stopped('changed');
      };

      for (const one of undoHistory) {
        const slots = onScreen();
        switch (one.kind) {
          case 'drop':
            void takeFiles(
              one.names.map((file) => ({ name: file, path: path.join(folder, file) }) as unknown as File),
              [],
              one.at,
            );
            // From the moment of the drop each has its place and its name, as far as there are places.
            if (slots.length < 4 || one.at !== null) expect(onScreen().some(({ state }) => state === 'coming')).toBe(true);
            changedBy();
            break;
          case 'read': {
            const gate = gates[one.which % Math.max(1, gates.length)];
            if (gate !== undefined) await read(gate);
            break;
          }
          case 'remove':
            if (slots[one.at] === undefined) break;
            remove(one.at);
            changedBy();
            break;
          case 'move':
            if (slots[one.from] === undefined || slots[one.to] === undefined || one.from === one.to) break;
            move(one.from, one.to);
            changedBy();
            break;
          case 'write':
            if (one.words === draft.getState().prompt) break;
            setPrompt(one.words);
            changedBy();
            break;
          case 'run': {
            if (held !== null) {
              await pressRun(one.next);
              break;
            }
            pressed += 1;
            const { prompt } = draft.getState();
            const unread = slots.some(({ state }) => state === 'failed');
            if (unread || prompt === '') {
              await pressRun(one.next);
              expect([run.getState().now.kind, whyNot()]).toEqual(['idle', unread ? 'unread' : 'no-prompt']);
              break;
            }
            held = { names: slots.map(({ name: file }) => file), prompt };
            void pressRun(one.next);
            if (slots.some(({ state }) => state === 'coming')) waited += 1;
            else await quiet();
            settle();
            break;
          }
        }
      }
      while (gates[0] !== undefined) await read(gates[0]);
      expect([held, run.getState().now.kind]).toEqual([null, 'idle']);
    }),
    { seed, numRuns, endOnFailure: true },
  );

  await bench.until('every edit is at its end', () => bench.studio.session()?.editStore.all().length === 0);
  const got = [...server.tasks.values()].map(({ fields }): Sent => {
    const pictures = ['input_image', 'input_image_2', 'input_image_3', 'input_image_4'].map((field) => fields[field]);
    return {
      prompt: String(fields['prompt']),
      // The width of a PNG is in its head.
      widths: pictures.flatMap((value) => (typeof value === 'string' ? [Buffer.from(value, 'base64').readUInt32BE(16)] : [])),
    };
  });
  const sorted = (sent: readonly Sent[]): readonly string[] => sent.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted(got)).toEqual(sorted(expected));
  expect(server.count('create')).toBe(expected.length);
  // The schedules do meet what is looked for.
  expect([pressed > 50, waited > 20, failed > 3, changed > 5, expected.length > 20]).toEqual([true, true, true, true, true]);
});
