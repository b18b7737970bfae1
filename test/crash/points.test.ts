import { expect, test } from 'vitest';
import { allPlaces, choosePoints, moments } from './points.ts';
import type { Counted } from './points.ts';
import { makeRandom } from './random.ts';
import { spared, table } from './report.ts';
import { callsIn, mostOf, sinkOf, sinks, struckAt } from './trace.ts';
import type { Tried } from './try-point.ts';

const month = '/s/library/2026/11';
const trace = [
  `100 write(1</s/said>, "{\\"type\\":\\"stat"..., 60) = 60`,
  `101 write(21<${month}/.kontext-aa-1-1.part>, "{\\n  \\"format\\": 1"..., 900) = 900`,
  `101 fsync(21<${month}/.kontext-aa-1-1.part>) = 0`,
  `101 rename("${month}/.kontext-aa-1-1.part", "${month}/a.json") = 0`,
  `102 fsync(22</s/home/libraries/x/index.sqlite-wal> <unfinished ...>`,
  `102 <... fsync resumed>) = 0`,
  `101 link("${month}/.kontext-aa-1-2.part", "${month}/a.png") = 0`,
  `101 fsync(23</s/home/libraries/x/live/01J>) = 0`,
  `100 +++ exited with 0 +++`,
].join('\n');
const counted: Counted = {
  story: 'picture',
  program: 'command',
  threads: 1,
  ran: { killed: false, code: 0, said: [], errors: '', trace, ms: 1000 },
};

test('a trace is read as calls by thread, each with what it is about', () => {
  const calls = callsIn(trace);
  expect(calls.map((call) => [call.thread, call.name, sinkOf(call, () => '')])).toEqual([
    ['100', 'write', 'said'],
    ['101', 'write', 'record'],
    ['101', 'fsync', 'result'],
    ['101', 'rename', 'record'],
    ['102', 'fsync', 'index'],
    ['101', 'link', 'result'],
    ['101', 'fsync', 'live marker'],
  ]);
  expect(sinkOf(calls[2] ?? { thread: '', name: '', on: '', text: '' }, () => '{')).toBe('record');
});

test('the n-th call of a name strikes the first thread that gets so far', () => {
  const calls = callsIn(trace);
  expect(struckAt(calls, 'fsync', 1)?.thread).toBe('101');
  expect(struckAt(calls, 'fsync', 2)?.on).toBe('/s/home/libraries/x/live/01J');
  expect(struckAt(calls, 'fsync', 3)).toBeNull();
  expect(mostOf(calls).get('fsync')).toBe(2);
});

test('the same seed draws the same points, another one others', () => {
  const draw = (seed: number): string => JSON.stringify(choosePoints([counted], 60, makeRandom(seed)));
  expect(draw(1)).toBe(draw(1));
  expect(draw(1)).not.toBe(draw(2));
});

/** A run that makes calls of every kind that a trace can show. */
const whole: Counted = {
  ...counted,
  ran: {
    ...counted.ran,
    trace: [
      trace,
      `101 link("/s/library/inputs/.kontext-a.part", "/s/library/inputs/a.png") = 0`,
      `101 write(24</s/home/owners/1>, "1", 1) = 1`,
      `101 rename("/s/home/prepared/.kontext-a.part", "/s/home/prepared/a") = 0`,
      `101 rename("/s/home/.kontext-a", "/s/home/installation.json") = 0`,
      `101 write(25<TCP:[127.0.0.1:1->127.0.0.1:2]>, "POST", 4) = 4`,
      `101 fsync(26</s/library>) = 0`,
      `101 pwrite64(28</s/home/libraries/x/index.sqlite>, "x", 1, 0) = 1`,
      ...Array.from({ length: 60 }, () => `103 write(27<anon_inode:[eventfd]>, "1", 8) = 8`),
    ].join('\n'),
  },
};

test('sixty points strike every sink, every moment, words and times, whatever the seed', () => {
  const everything = [...sinks, ...moments, 'before a word', 'after a word', 'any time'];
  const places = allPlaces([whole, { ...whole, program: 'studio' }]);
  expect([...new Set(places.map(({ about }) => about))].sort()).toEqual(everything.sort());
  const aboutOf = new Map(places.map(({ story, program, how, about }) => [JSON.stringify([story, program, how]), about]));
  for (let seed = 0; seed < 40; seed += 1) {
    const points = choosePoints([whole, { ...whole, program: 'studio' }], 60, makeRandom(seed));
    const struck = new Set(points.map(({ story, program, how }) => aboutOf.get(JSON.stringify([story, program, how]))));
    expect([seed, points.length, everything.filter((one) => !struck.has(one as never))]).toEqual([seed, 60, []]);
  }
});

test('few points still strike after each state, and all points come with both restarts', () => {
  const few = choosePoints([counted], 6, makeRandom(3));
  expect(few.map(({ how }) => how).sort((a, b) => ('nth' in a && 'nth' in b ? a.nth - b.nth : 0))).toEqual(
    [1, 2, 3, 4, 5, 6].map((nth) => ({ kind: 'word', to: 'err', nth })),
  );
  const all = choosePoints([counted], 'all', makeRandom(3));
  const places = new Set(all.map(({ story, program, how }) => JSON.stringify([story, program, how])));
  expect(all.length).toBe(places.size * 2);
});

test('a state that no kill struck is named, and a point that came too late strikes none', () => {
  const [point] = choosePoints([counted], 1, makeRandom(1));
  if (point === undefined) throw new Error('no point was drawn');
  const at = (state: string, killed = true): Tried => ({
    point,
    killed,
    state,
    sink: 'record',
    restarts: 1,
    creates: 1,
    presses: 1,
    words: 1,
    unknown: 0,
    breaches: [],
  });
  const tried = [at('waiting'), at('submitting'), at('queued'), at('saving'), at('done', false)];
  expect(spared(tried)).toEqual(['running', 'done']);
  expect(table(tried).split('\n').at(-1)?.split(/\s+/)).toEqual(['all', '0', '1', '1', '1', '0', '1', '0', '4']);
});
