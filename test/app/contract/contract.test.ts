import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calls } from '../../../app/contract/contract.ts';
import { draftSchema } from '../../../app/contract/schemas.ts';
import type { CallName } from '../../../app/contract/contract.ts';
import { mediaTypes } from '../../../app/edits/record.ts';
import { idOf } from '../../fakes/records.ts';

const id = idOf(1);
const intent = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const picture = {
  sha256: 'a'.repeat(64),
  name: 'p.jpg',
  mediaType: 'image/jpeg',
  bytes: 1,
  width: 1,
  height: 1,
  hasLocation: false,
  parent: { editId: id, index: 0 },
};
const request = {
  model: 'flux_kontext_max',
  prompt: 'x',
  pictures: [picture],
  parameters: { seed: 1, aspect_ratio: '1:1', prompt_upsampling: true },
};
const accepts = (name: CallName, argument: unknown): boolean => calls[name].argument.safeParse(argument).success;

describe('a settings patch', () => {
  test.each([
    {},
    { theme: 'dark' },
    { sending: { asIs: true } },
    { layout: { cellSize: 200 }, atOnce: 3 },
    { libraryFolder: null, pricePerPicture: null },
  ])('%j carries what it names and nothing else', (patch) => {
    expect(calls['settings.change'].argument.parse(patch)).toEqual(patch);
  });

  test.each([{ theme: 'blue' }, { atOnce: 7 }, { sending: { longSide: 1 } }, { layout: null }, null, undefined, []])(
    '%j is refused',
    (patch) => {
      expect(accepts('settings.change', patch)).toBe(false);
    },
  );
});

test('a settings patch that names programs to start has none of them left', () => {
  expect(calls['settings.change'].argument.parse({ theme: 'dark', programs: [{ name: 'x', path: '/bin/sh' }] })).toEqual({ theme: 'dark' });
});

test('a settings patch allows no host', () => {
  expect(calls['settings.change'].argument.parse({ theme: 'dark', fetchHosts: ['pictures.example.com'] })).toEqual({ theme: 'dark' });
});

describe('arguments', () => {
  test('of a run name one intent for each picture to buy, at most twelve', () => {
    const shown = { places: [], count: 1 };
    const run = (intents: unknown) => accepts('edit.run', { request, intents, next: false, evenIfPaid: false, shown });
    expect([
      run([intent]),
      run(Array(12).fill(intent)),
      run(Array(13).fill(intent)),
      run([]),
      run(['x']),
      run(intent),
      run(undefined),
    ]).toEqual([true, true, false, false, false, false, false]);
  });

  test('of a retry and of send again need an intent too', () => {
    for (const name of ['edit.retry', 'edit.sendAgain'] as const)
      expect([accepts(name, { id, intent }), accepts(name, { id })]).toEqual([true, false]);
  });

  test('name edits by id alone: never by anything that could be a path', () => {
    const names = ['edit.show', 'edit.recipe', 'edit.cancel', 'edit.runNext', 'edit.forget', 'edit.checkAgain'] as const;
    for (const name of names) {
      for (const bad of ['', 'x', '../../etc/passwd', `${id}/..`, id.toLowerCase(), `${id} `, `${id}\n`, 7, null])
        expect([name, bad, accepts(name, { id: bad })]).toEqual([name, bad, false]);
      expect(accepts(name, { id })).toBe(true);
    }
  });

  test('take a request id as typed, without the blanks around it', () => {
    expect(calls['edit.nameRequest'].argument.parse({ id, requestId: ' mmsu_1\n' })).toEqual({ id, requestId: 'mmsu_1' });
    expect([accepts('edit.nameRequest', { id, requestId: '  ' }), accepts('edit.nameRequest', { id, requestId: 'x'.repeat(513) })]).toEqual(
      [false, false],
    );
  });

  test('of an import from a folder that the window names never move anything', () => {
    const imports = (folder: unknown, move: unknown): boolean => accepts('library.import', { folder, move });
    expect([
      imports(null, true),
      imports(null, false),
      imports('/home/ada/old', false),
      imports('/home/ada/old', true),
      imports('', false),
    ]).toEqual([true, true, true, false, false]);
  });

  test('keep pictures to known kinds, hashes and sizes', () => {
    const draft = (more: object) => draftSchema.safeParse({ ...request, tray: [], count: 1, pictures: [{ ...picture, ...more }] }).success;
    expect(mediaTypes.map((mediaType) => draft({ mediaType }))).toEqual(mediaTypes.map(() => true));
    expect(
      [
        { mediaType: 'image/svg+xml' },
        { sha256: 'A'.repeat(64) },
        { sha256: '../x' },
        { width: 0 },
        { height: 1.5 },
        { bytes: -1 },
        { name: 'x'.repeat(1025) },
        { parent: { editId: 'x', index: 0 } },
      ].map(draft),
    ).toEqual(Array(8).fill(false));
  });

  test('that nobody thought of are refused without a throw', () => {
    const names = Object.keys(calls) as CallName[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true, withMap: true }),
          fc.dictionary(fc.constantFrom('id', 'ids', 'request', 'paths', 'query', 'key', '__proto__'), fc.anything()),
        ),
        (name, argument) => {
          expect(typeof accepts(name, argument)).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });
});
