// What a hostile window could send: anything at all, and for each call arguments that fit in shape but not in meaning.
import path from 'node:path';
import fc from 'fast-check';
import { addressOr, webSource } from './hostile-addresses.ts';
import { hostileText } from './hostile-values.ts';
import { shellCommands } from '../../app/commands/commands.ts';

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
  web: webSource(hostileText),
  hasLocation: fc.boolean(),
  parent: fc.option(fc.record({ editId: id, index: fc.nat() })),
});
const watchedUse = fc.option(
  fc.record({ kind: fc.constantFrom('chain', 'preset'), name: hostileText.map((text) => `x${text}`.slice(0, 255)) }),
);
const savedKind = fc.constantFrom('preset' as const, 'snippet' as const);
const savedName = fc.oneof(fc.constantFrom('CON', 'golden', 'a '.repeat(60).trim()), fc.stringMatching(/^[a-z]{1,40}$/));
const exportAsk = fc.record({
  ids: fc.array(id, { minLength: 1, maxLength: 3 }),
  choices: fc.record({
    shape: fc.constantFrom('files', 'pair', 'sheet', 'page'),
    name: hostileText.map((text) => text.slice(0, 300)),
    format: fc.constantFrom('received', 'png', 'jpeg', 'webp'),
    quality: fc.integer({ min: 1, max: 100 }),
    longSide: fc.option(fc.integer({ min: 16, max: 16_384 })),
    metadata: fc.constantFrom('full', 'standard', 'none', 'untouched'),
    before: fc.constantFrom('input', 'original'),
  }),
  title: fc.option(hostileText.map((text) => text.trim().slice(0, 200).trim()).filter((text) => text !== '')),
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

const someMarks = fc.record(
  {
    stars: fc.nat(5),
    tags: fc.array(name, { maxLength: 3 }),
    note: hostileText,
    trashedAt: fc.constantFrom(null, 'never', '2026'),
  },
  { requiredKeys: [] },
);
const someResults = fc.array(fc.record({ id, index: fc.nat(63) }), { minLength: 1, maxLength: 3 });

/** Valid in shape, hostile in content. Calls without an argument have one shape only. */
export const shaped: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'settings.change': fc.record(
    {
      theme: fc.constantFrom('dark', 'light', 'system'),
      libraryFolder: fc.option(hostileText),
      atOnce: fc.integer({ min: 1, max: 6 }),
      programs: fc.constant([{ name: 'x', path: '/bin/sh' }]),
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
  'picture.takeNamed': fc.record({ key: fc.uuid() }),
  'picture.takeAddresses': fc.record({
    addresses: fc.array(
      fc.oneof(
        place.map((one) => `file://${one}`),
        hostileText.filter((text) => text !== ''),
        fc.constantFrom('file://elsewhere/x', 'file:///%00', 'file:///a%2fb', 'https://example.com/x.png', 'file:', 'studio://app/x'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  'picture.takeWeb': fc.record({ address: addressOr(hostileText) }),
  'host.forget': fc.record({ host: hostileText.map((text) => `h${text}`.slice(0, 253)) }),
  'picture.takeResult': fc.record({ id, index: fc.nat(63) }),
  'key.set': fc.record({ key: hostileText.filter((text) => text !== '').map((text) => text.slice(0, 4096)) }),
  'edit.reveal': fc.record({ id, index: fc.nat(63) }),
  'keep.propose': fc.record({ id, index: fc.nat(63), sensitivity: fc.double({ min: 0.25, max: 4, noNaN: true }) }),
  'keep.write': fc.record({ id, index: fc.nat(63), settings: fc.constant(null), force: fc.boolean() }),
  'result.ready': fc.record({ items: someResults, clean: fc.boolean() }),
  'result.drag': fc.record({ items: someResults, clean: fc.boolean() }),
  'result.copy': fc.record({ items: someResults }),
  'result.openIn': fc.record({ id, index: fc.nat(63), program: fc.nat(8) }),
  'program.rename': fc.record({ at: fc.nat(8), name: name.map((text) => text.slice(0, 80)) }),
  'program.move': fc.record({ at: fc.nat(8), to: fc.nat(8) }),
  'program.remove': fc.record({ at: fc.nat(8) }),
  'viewer.show': fc.record({ shown: fc.option(fc.record({ id, index: fc.nat(63) })) }),
  'export.preview': exportAsk,
  'export.start': exportAsk,
  'window.runCommand': fc.record({ command: fc.constantFrom(...shellCommands) }),
  'link.open': fc.record({ link: fc.constantFrom('credits', 'keys', 'reference') }),
  'edit.preflight': request,
  'edit.run': fc
    .record({
      request: request.map((asked) => ({
        ...asked,
        prompt: asked.prompt.trim() === '' ? '' : asked.prompt,
        pictures: asked.pictures.slice(0, 4),
      })),
      intents: fc.array(fc.uuid(), { minLength: 1, maxLength: 2 }),
      next: fc.boolean(),
      evenIfPaid: fc.boolean(),
      as: fc.constantFrom('shown', 'shown', 'fewer', 'more'),
    })
    .map(({ as, ...run }) => {
      const places = run.request.pictures.map(({ sha256 }) => sha256);
      const shown = as === 'shown' ? places : as === 'fewer' ? places.slice(1) : [...places, null];
      return { ...run, shown: { places: shown, count: run.intents.length } };
    }),
  'edit.show': fc.record({ id }),
  'edit.recipe': fc.record({ id }),
  'edit.cancel': fc.record({ id }),
  'edit.runNext': fc.record({ id }),
  'edit.retry': fc.record({ id, intent: fc.uuid(), otherSeed: fc.boolean() }, { requiredKeys: ['id', 'intent'] }),
  'edit.sendAgain': fc.record({ id, intent: fc.uuid() }),
  'edit.finish': fc.record({
    id,
    intent: fc.uuid(),
    model: fc.constantFrom('flux_kontext_max', 'flux_kontext_pro', ''),
    evenIfPaid: fc.boolean(),
  }),
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
        marks: someMarks,
        left: someMarks,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  'library.emptyTrash': fc.record({ ids: fc.option(fc.array(id, { minLength: 1, maxLength: 3 })) }),
  'batch.gather': fc.record({ paths: fc.array(place, { minLength: 1, maxLength: 3 }) }),
  'batch.start': fc.record({
    gathering: fc.uuid(),
    chosen: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    request,
    pilot: fc.option(fc.integer({ min: 1, max: 10_000 })),
    limits: fc.record({ pictures: fc.option(fc.integer({ min: 1, max: 1_000_000 })), cost: fc.constantFrom(null, 0.01, 1e9) }),
    stopOn: fc.constantFrom('trouble', 'never'),
    set: fc.option(name.map((text) => text.slice(0, 80))),
    project: fc.option(name),
  }),
  'batch.goOn': fc.record({ id, approve: fc.boolean(), past: fc.boolean(), retry: fc.boolean() }),
  'batch.gatherEdits': fc.record({ ids: fc.array(id, { minLength: 1, maxLength: 3 }) }),
  'batch.pick': fc.record({ folder: fc.boolean() }),
  'chain.ofEdit': fc.record({ id }),
  'chain.save': fc.record({ id, name: name.map((text) => text.slice(0, 240)), replace: fc.boolean() }),
  'chain.discard': fc.record({ name: name.map((text) => text.slice(0, 240)) }),
  'chain.start': fc.record({
    of: fc.oneof(fc.record({ id }), fc.record({ name: name.map((text) => text.slice(0, 240)) })),
    gathering: fc.uuid(),
    chosen: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    approve: fc.boolean(),
    pilot: fc.option(fc.integer({ min: 1, max: 10_000 })),
    limits: fc.record({ pictures: fc.option(fc.integer({ min: 1, max: 1_000_000 })), cost: fc.constantFrom(null, 0.01, 1e9) }),
    stopOn: fc.constantFrom('trouble', 'never'),
    set: fc.option(name.map((text) => text.slice(0, 80))),
    project: fc.option(name),
  }),
  'watched.add': fc.record({ use: watchedUse }),
  'watched.use': fc.record({ key: sha, use: watchedUse }),
  'watched.remove': fc.record({ key: sha }),
  'watched.gather': fc.record({ key: sha }),
  'watched.leave': fc.record({ key: sha }),
  'batch.pause': fc.record({ id }),
  'batch.cancel': fc.record({ id }),
  'queue.pause': fc.record({ paused: fc.boolean() }),
  'queue.cancel': fc.record({ which: fc.constantFrom('waiting', 'running', 'all') }),
  'library.find': fc.record(
    { query: hostileText.map((text) => text.slice(0, 2000)), whole: fc.boolean(), rows: fc.integer({ min: 1, max: 500 }) },
    { requiredKeys: ['query', 'whole'] },
  ),
  'library.rows': fc.record({
    query: hostileText.map((text) => text.slice(0, 2000)),
    offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    count: fc.integer({ min: 1, max: 500 }),
  }),
  'library.ids': fc.record({
    query: hostileText.map((text) => text.slice(0, 2000)),
    offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    count: fc.oneof(fc.integer({ min: 1 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  }),
  // Into a folder that a dialog asks for, which nobody answers here, or into that of a last backup, which there is none of.
  'library.backUp': fc.record({ to: fc.constantFrom('chosen', 'last') }),
  'words.earlier': fc.record({
    query: hostileText.map((text) => text.slice(0, 2000)),
    order: fc.constantFrom('stars', 'uses', 'newest'),
    offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    count: fc.integer({ min: 1, max: 200 }),
  }),
  'words.keep': fc.record({
    kind: savedKind,
    name: savedName,
    prompt: hostileText.map((text) => `a${text}`.slice(0, 1000)),
    model: fc.oneof(
      fc.constant(null),
      hostileText.map((text) => text.slice(0, 128)),
    ),
    parameters,
    replace: fc.boolean(),
  }),
  'words.rename': fc.record({ kind: savedKind, name: savedName, to: savedName }),
  'words.remove': fc.record({ kind: savedKind, name: savedName }),
  'words.putBack': fc.record({ undo: fc.uuid() }),
  'library.import': fc.oneof(
    fc.record({ again: fc.constant('without-recipe') }),
    fc.record({
      folder: fc.oneof(
        fc.constant(null),
        // `/` alone would be this whole computer, whose pictures are not to be touched.
        fc.string({ minLength: 1 }).filter((text) => !path.isAbsolute(text)),
        fc.constantFrom('../..', '/dev/zero', '/nowhere/\0', `/${'x'.repeat(4000)}`),
      ),
      move: fc.boolean(),
    }),
  ),
  'picture.recipe': fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'library.revealFinding': fc.record({ key: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'library.revealDamaged': fc.record({ key: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  'sent.rows': fc.record({
    month: fc.constantFrom(null, '2026-11', '0001-01'),
    offset: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    count: fc.integer({ min: 1, max: 200 }),
  }),
  'sent.sums': fc.record({ month: fc.constantFrom(null, '2026-11', '9999-12'), by: fc.constantFrom('day', 'month', 'project') }),
  'library.position': fc.record({ query: hostileText.map((text) => text.slice(0, 2000)), id }),
};
