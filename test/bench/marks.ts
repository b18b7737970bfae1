// Many edits marked at once, taken back, and all of a large library selected, each beside the way it was done before: one by one, row by row.
import path from 'node:path';
import { makeEditStore } from '../../app/edits/edit-store.ts';
import type { Marking } from '../../app/edits/organise.ts';
import { openIndexClient } from '../../main/library/index-client.ts';
import type { Library } from '../../main/library/library.ts';
import { markEdits } from '../../main/studio/handlers/mark-edits.ts';
import type { Session } from '../../main/studio/session/session-type.ts';
import { makeLibrary } from '../corpus/library.ts';
import { largest } from './bench.ts';
import type { Bench, Line, Options } from './bench.ts';
import { edits, grouped, longestBlock, middle, ms, msOf, times } from './figures.ts';
import { seed, settleDisk } from './fixtures.ts';
import { idsIn } from '../../app/edits/edit-id.ts';

const oneByOneAtOnce = 8;

export const marks: Bench = {
  name: 'marks',
  means: `Edits of a real library on this disk get a tag and lose it again, a thousand a call as the window asks, each durable before it is acknowledged.
The alternative saves one record after the other, eight at a time, each synced and indexed by itself. They take turns with different edits. The block is
the longest time in which main could do nothing else. *Selected* are the ids of all edits of the largest index, beside rows 500 at a time.`,
  run: async (options) => {
    const { fixtures, rounds, quick, say } = options;
    const [ours, theirs] = quick ? [200, 64] : [1000, 256];
    say('marks');
    const folder = path.join(fixtures.scratch, 'marks-library');
    await makeLibrary({ folder, edits: ours * 2, painted: 0, seed });
    settleDisk();
    const library = await fixtures.open({ home: path.join(fixtures.scratch, 'marks-home'), library: folder });
    await library.settled();
    const ids = idsIn(await library.ids('', 0, ours * 2));
    const session = sessionOf(library);
    const found: Record<'tag' | 'undo' | 'alone' | 'block', number[]> = { tag: [], undo: [], alone: [], block: [] };
    for (let round = 0; round < rounds; round += 1) {
      const tag: Marking = { change: { addTags: [`round ${round}`] }, now: '' };
      const some = ids.slice(ours);
      let marked: Awaited<ReturnType<typeof markEdits>> | null = null;
      const tagMs = await msOf(async () => {
        found.block.push(await longestBlock(async () => (marked = await markEdits(session, some, tag))));
      });
      found.tag.push(tagMs / ours);
      const turned = wholeOf(marked, some.length);
      found.undo.push((await msOf(() => markEdits(session, some, { turned }))) / ours);
      const alone = ids.slice(0, theirs);
      found.alone.push((await msOf(() => oneByOne(session, alone, tag))) / theirs);
    }
    await library.close();
    const [tagged, undone, alone] = [middle(found.tag), middle(found.undo), middle(found.alone)];
    const line = (name: string, each: number): Line => ({
      goal: 'P15',
      name: `${edits(ours)} ${name}`,
      ours: `${grouped(1000 / each)} a second`,
      other: `one by one ${grouped(1000 / alone)} a second`,
      ratio: times(alone / each),
      budget: '≥ 4×',
      held: alone >= 4 * each,
    });
    const block = middle(found.block);
    return [
      line('tagged', tagged),
      line('put back as they were', undone),
      { goal: 'P15', name: 'main’s longest block meanwhile', ours: ms(block), budget: '≤ 50 ms', held: block <= 50 },
      await selected(options),
    ];
  },
};

/** What marks need of a session. */
function sessionOf(library: Library): Session {
  const editStore = makeEditStore({
    store: { save: library.save, load: library.load },
    now: () => new Date().toISOString(),
    onChange: () => undefined,
  });
  return { library, editStore, hindrance: () => null, announce: () => undefined } as unknown as Session;
}

function wholeOf(marked: Awaited<ReturnType<typeof markEdits>> | null, count: number) {
  if (marked === null || !marked.ok || marked.value.before.length !== count) throw new Error('not all were marked');
  return new Map(marked.value.before.map(({ id, ...turned }) => [id, turned]));
}

async function oneByOne(session: Session, ids: readonly string[], marking: Marking): Promise<void> {
  const next = ids.values();
  const work = async (): Promise<void> => {
    for (const id of next) wholeOf(await markEdits(session, [id], marking), 1);
  };
  await Promise.all(Array.from({ length: oneByOneAtOnce }, work));
}

async function selected(options: Options): Promise<Line> {
  const total = largest(options);
  const { index } = await options.fixtures.index(total);
  const nothing = (): void => undefined;
  const events = { progress: nothing, renewed: nothing, looked: nothing, restarted: nothing, log: nothing };
  const client = openIndexClient(new URL('../../main/index-worker.ts', import.meta.url), index, events);
  await client.ask('open', index);
  const [ours, rows]: [number[], number[]] = [[], []];
  for (let round = 0; round < options.rounds; round += 1) {
    ours.push(await msOf(async () => idsIn(await client.ask('ids', '', 0, total)).length));
    rows.push(
      await msOf(async () => {
        for (let offset = 0; offset < total; offset += 500) await client.ask('rows', '', offset, 500);
      }),
    );
  }
  await client.close();
  const [one, other] = [middle(ours), middle(rows)];
  return {
    goal: 'P15',
    name: `${edits(total)} selected`,
    ours: ms(one),
    other: `by their rows ${ms(other)}`,
    ratio: times(other / one),
    budget: '≤ 500 ms',
    held: one <= 500,
  };
}
