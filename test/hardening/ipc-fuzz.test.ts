// Ten thousand hostile messages on every call (500 in `npm test`): what may run is run for real, on a studio in rehearsal in a folder of its own.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallName } from '../../app/ipc.ts';
import { callNames } from '../../main/shell/ipc.ts';
import { filesBelow } from '../main/command/run-command.ts';
import { openBench } from './studio-bench.ts';
import type { StudioBench } from './studio-bench.ts';

const canary = 'sa-canary-ipc-7c21e0';
/** Fewer where the whole suite has to be quick; `npm run test:hardening` sends them all. */
const runs = Number(process.env['KONTEXT_FUZZ_RUNS'] ?? 10_000);

let bench: StudioBench;
let outside: string;

beforeAll(async () => {
  bench = await openBench({ key: canary });
  outside = path.join(bench.folder, 'outside');
  mkdirSync(outside);
});
afterAll(() => bench.close());

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '../../outside/x',
    '/etc/passwd',
    '\0',
    '\ud800',
    'x'.repeat(2001),
    '${process.env}',
    '{{1}}',
    "'; DROP TABLE shown; --",
    '" OR 1=1',
    '%',
    '*',
    'NEAR(',
    'seed:-',
    'date:>9999',
    'stars:>=6',
    '"'.repeat(99),
    '-'.repeat(500),
    'studio://app/',
    'file:///etc/passwd',
  ),
  fc.string({ maxLength: 60, unit: 'binary' }),
);
const hostileLeaf = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    Number.NaN,
    Infinity,
    -0,
    -1,
    1e308,
    2 ** 53,
    10n,
    Symbol.iterator,
    new Date(Number.NaN),
    /x/,
    new Map([['a', 1]]),
    new Uint8Array(4),
    () => canary,
  ),
  fc.double(),
  fc.bigInt(),
);
const names = fc.constantFrom(
  'id',
  'ids',
  'index',
  'key',
  'paths',
  'query',
  'offset',
  'count',
  'request',
  'intents',
  'intent',
  'change',
  'which',
  'link',
  'paused',
  'prompt',
  'pictures',
  'parameters',
  'model',
  'tray',
  'theme',
  'sending',
  '__proto__',
  'constructor',
  'toString',
  'then',
);
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    hostileLeaf,
    fc.array(tie('anything'), { maxLength: 4 }),
    fc
      .array(fc.tuple(names, tie('anything')), { maxLength: 6 })
      .map((entries) => JSON.parse(`{${entries.map(([name], at) => `"${name}":${at}`).join(',')}}`) as unknown),
    fc.array(fc.tuple(names, tie('anything')), { maxLength: 6 }).map(Object.fromEntries),
  ),
}));

const id = fc.oneof(
  fc.constantFrom('01HZX3V7W8N9P0QRSTVWXYZ012', '00000000000000000000000000', 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ'),
  fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
);
const sha = fc.stringMatching(/^[0-9a-f]{64}$/);
const parameters = fc.dictionary(
  fc.oneof(fc.constantFrom('seed', 'aspect_ratio', 'output_format', '__proto__', 'prompt', 'input_image'), fc.string({ maxLength: 64 })),
  fc.oneof(fc.string({ maxLength: 256 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
  { maxKeys: 4 },
);
const picture = fc.record({
  sha256: sha,
  name: hostileText,
  mediaType: fc.constantFrom('image/png', 'image/jpeg', 'image/heic'),
  bytes: fc.nat(),
  width: fc.integer({ min: 1 }),
  height: fc.integer({ min: 1 }),
  hasLocation: fc.boolean(),
  parent: fc.option(fc.record({ editId: id, index: fc.nat() })),
});
const request = fc.record({
  model: fc.oneof(fc.constant('flux-kontext-max'), fc.string({ maxLength: 128 })),
  prompt: hostileText,
  pictures: fc.array(picture, { maxLength: 5 }),
  parameters,
});
const place = fc.constantFrom(
  '../outside/a.png',
  '/etc/passwd',
  '/dev/zero',
  '/proc/self/environ',
  '\0',
  '.',
  '..',
  '/',
  'C:\\x',
  '~',
  '//x/y',
  '/dev/stdin',
  `/${'x'.repeat(300)}`,
);

const name = hostileText.map((text) => `n${text}`.slice(0, 256));

/** Valid in shape, hostile in content. Calls without an argument have one shape only. */
const shaped: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'settings.change': fc.record(
    {
      theme: fc.constantFrom('dark', 'light', 'system'),
      libraryFolder: fc.option(hostileText),
      atOnce: fc.integer({ min: 1, max: 6 }),
      pricePerPicture: fc.option(fc.double({ min: 0, noNaN: true })),
    },
    { requiredKeys: [] },
  ),
  'draft.keep': fc.record({
    model: fc.string({ maxLength: 128 }),
    prompt: hostileText,
    pictures: fc.array(picture, { maxLength: 3 }),
    tray: fc.array(picture, { maxLength: 3 }),
    parameters,
    count: fc.integer({ min: 1, max: 12 }),
  }),
  'picture.takePaths': fc.record({ paths: fc.array(place, { minLength: 1, maxLength: 3 }) }),
  'picture.takeResult': fc.record({ id, index: fc.nat(63) }),
  'key.set': fc.record({ key: hostileText.filter((text) => text !== '').map((text) => text.slice(0, 4096)) }),
  'edit.reveal': fc.record({ id, index: fc.nat(63) }),
  'link.open': fc.record({ link: fc.constantFrom('credits', 'keys', 'reference') }),
  'edit.preflight': request,
  'edit.run': fc.record({
    request: request.map((asked) => ({
      ...asked,
      prompt: asked.prompt.trim() === '' ? '' : asked.prompt,
      pictures: asked.pictures.slice(0, 4),
    })),
    intents: fc.array(fc.uuid(), { minLength: 1, maxLength: 2 }),
    next: fc.boolean(),
    evenIfPaid: fc.boolean(),
  }),
  'edit.show': fc.record({ id }),
  'edit.recipe': fc.record({ id }),
  'edit.cancel': fc.record({ id }),
  'edit.runNext': fc.record({ id }),
  'edit.retry': fc.record({ id, intent: fc.uuid() }),
  'edit.sendAgain': fc.record({ id, intent: fc.uuid() }),
  'edit.forget': fc.record({ id }),
  'edit.nameRequest': fc.record({ id, requestId: hostileText.filter((text) => text.trim() !== '').map((text) => text.slice(0, 512)) }),
  'edit.checkAgain': fc.record({ id }),
  'edit.fetchAgain': fc.record({ id }),
  'edit.organise': fc.record({
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
    change: fc.record(
      {
        stars: fc.nat(5),
        favourite: fc.boolean(),
        flag: fc.constantFrom('pick', 'reject', null),
        addTags: fc.array(name, { maxLength: 3 }),
        removeTags: fc.array(name, { maxLength: 3 }),
        label: fc.option(name.map((text) => text.slice(0, 64))),
        project: fc.option(name),
        note: hostileText,
        trashed: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
  'edit.putBack': fc.record({
    marked: fc.array(
      fc.record({
        id,
        marks: fc.record(
          {
            stars: fc.nat(5),
            tags: fc.array(name, { maxLength: 3 }),
            note: hostileText,
            trashedAt: fc.constantFrom(null, 'never', '2026'),
          },
          { requiredKeys: [] },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  'library.emptyTrash': fc.record({ ids: fc.option(fc.array(id, { minLength: 1, maxLength: 3 })) }),
  'queue.pause': fc.record({ paused: fc.boolean() }),
  'queue.cancel': fc.record({ which: fc.constantFrom('waiting', 'running', 'all') }),
  'library.find': fc.record({ query: hostileText.map((text) => text.slice(0, 2000)) }),
  'library.rows': fc.record({
    query: hostileText.map((text) => text.slice(0, 2000)),
    offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    count: fc.integer({ min: 1, max: 500 }),
  }),
  'library.import': fc.record({
    folder: fc.oneof(
      fc.constant(null),
      fc.string({ minLength: 1 }),
      fc.constantFrom('../..', '/dev/zero', '/nowhere/\0', `/${'x'.repeat(4000)}`),
    ),
    move: fc.boolean(),
  }),
  'picture.recipe': fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'library.revealFinding': fc.record({ key: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'library.revealDamaged': fc.record({ key: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'sent.list': fc.record({ offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)), count: fc.integer({ min: 1, max: 200 }) }),
  'library.position': fc.record({ query: hostileText.map((text) => text.slice(0, 2000)), id }),
};

/** Each opens a process, a disk sweep or an edit: fewer of them are run for real. The parsing is asked ten thousand times all the same. */
const slow: Readonly<Record<string, number>> = {
  'picture.takePaths': 60,
  'edit.run': 40,
  'edit.preflight': 200,
  'draft.keep': 200,
  'settings.change': 300,
  'edit.organise': 200,
  'edit.putBack': 200,
  'library.emptyTrash': 200,
  'edit.nameRequest': 300,
};
const usualRuns = 400;
const bareRuns = 10;
const answers = /^(refused: [a-z.]+: (?:the argument does not fit|refused)|answered)$/i;

/** Runs through the real wrapper; whatever comes back is searched for the key and for this computer's paths in errors. */
async function judge(name: CallName, sent: readonly unknown[]): Promise<string> {
  const answer = await bench.ask(name, ...sent);
  const told = typeof answer === 'string' ? answer : JSON.stringify(answer);
  expect(told.includes(canary)).toBe(false);
  return typeof answer === 'string' && answer.startsWith('refused: ') ? answer : 'answered';
}

test('every call with an argument has hostile arguments of its own shape here', () => {
  const bare = callNames.filter((name) => bench.takesNothing(name));
  expect(callNames.filter((name) => !bare.includes(name) && shaped[name] === undefined)).toEqual([]);
});

describe.each(callNames)('%s', (name) => {
  test('refuses or answers ten thousand messages of random make', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.tuple(anything), fc.tuple(anything, anything)), async (sent) => {
        // What would be valid is for the test below: a random message must not reach what is slow.
        if (sent.length === 1 && bench.fits(name, sent[0])) return;
        expect(await judge(name, sent)).toMatch(answers);
      }),
      { numRuns: runs },
    );
  });

  test('serves what fits in shape, whatever it says', { timeout: 120_000 }, async () => {
    const arbitrary = shaped[name] ?? fc.constant(undefined);
    await fc.assert(
      fc.asyncProperty(arbitrary, async (argument) => {
        expect(await judge(name, [argument])).toMatch(answers);
      }),
      {
        numRuns: shaped[name] === undefined ? bareRuns : (slow[name] ?? usualRuns),
        interruptAfterTimeLimit: 60_000,
        markInterruptAsFailure: true,
      },
    );
  });
});

test('afterwards the studio still answers, nothing is outside of its folders, no mistake was made and no key was written', async () => {
  await bench.settled();
  expect(bench.mistakes).toEqual([]);
  const snapshot = (await bench.ask('studio.snapshot')) as { library: { state: string } };
  expect(['open', 'indexing']).toContain(snapshot.library.state);
  expect(readdirSync(bench.folder).toSorted()).toEqual(['home', 'library', 'outside']);
  expect(readdirSync(outside)).toEqual([]);
  expect(filesBelow(bench.folder).filter((file) => existsSync(file) && readFileSync(file).includes(canary))).toEqual([]);
});
