import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../main/command/arguments.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { makeBench } from './run-command.ts';
import type { Ran } from './run-command.ts';

const slow = 240_000;

describe('the line', () => {
  test.each([
    [[], 'Choose one of --list, --add, --remove, --outbox, --release, --leave.'],
    [['--add', 'a', '--remove', 'b'], 'Choose one of'],
    [['--list', 'a'], '“kontext watch --list” takes no “a”.'],
    [['--add', ''], 'Say which folder: kontext watch --add FOLDER.'],
    [['--add', 'a', '--chain', 'x', '--preset', 'y'], 'Choose one of --chain and --preset.'],
    [['--add', 'a', '--chain', ' '], 'The name of a chain or preset has 1 to 255 letters.'],
    [['--add', 'a', '--pilot', '1'], '--pilot does not go with --add.'],
    [['--release', 'a', '--chain', 'x'], '--chain does not go with --release.'],
    [['--release', 'a', '--limit-cost', 'much'], '--limit-cost must be an amount of money'],
    [['--outbox', '--export', 'x'], '“kontext watch” has no option --export.'],
  ])('%j is refused', async (args, message) => {
    expect(await readCommandLine(['watch', ...args])).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining(message) as string,
    });
  });

  test('of a release is that of a batch with its limits', async () => {
    expect(
      await readCommandLine(['watch', '--release', 'in', '--pilot', '2', '--limit-pictures', '9', '--field', 'what=sky']),
    ).toMatchObject({
      kind: 'batch',
      limitPictures: 9,
      exportTo: null,
      action: { kind: 'release', folder: 'in', pilot: 2, fields: new Map([['what', 'sky']]) },
    });
  });
});

test(
  'a folder is added for a preset; what is new waits, is left or released with its sum, and results do not come into it',
  async () => {
    const { run, library, home, server } = await makeBench();
    const folder = join(library, '../shoot');
    mkdirSync(folder);
    const put = async (name: string, width: number): Promise<void> => {
      writeFileSync(join(folder, name), await jpeg(width, 40));
      utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
    };
    await put('before.jpg', 50);
    expect((await run(['watch', '--add', folder, '--preset', 'golden'])).stderr).toContain('There is no preset “golden” in this library.');
    mkdirSync(join(library, 'presets'));
    writeFileSync(
      join(library, 'presets/golden.json'),
      JSON.stringify({ format: 1, prompt: 'make {what} golden', model: 'flux_kontext_pro' }),
    );
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ pricePerPicture: 0.08, currency: 'USD' }));
    expect((await run(['watch', '--add', folder, '--preset', 'golden'])).stdout).toBe(`Watched: ${folder}  preset golden\n`);
    for (const none of [join(folder, 'no such folder'), join(folder, 'before.jpg')]) {
      const refused = await run(['watch', '--add', none]);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(`There is no folder ${none}, so nothing is watched.`)]);
    }
    const inLibrary = await run(['watch', '--add', library]);
    expect([inLibrary.code, inLibrary.stderr]).toMatchObject([2, expect.stringContaining('This folder cannot be watched')]);
    await put('one.jpg', 51);
    expect((await run(['watch', '--leave', folder, '--json'])).lines).toEqual([{ type: 'watched', folder, left: 1 }]);
    expect((await run(['watch', '--leave', folder])).stderr).toBe(`0 pictures in ${folder} left.\n`);
    await put('two.jpg', 52);
    await put('three.jpg', 53);
    expect((await run(['watch', '--outbox', '--json'])).lines).toEqual([{ type: 'watched', folder, preset: 'golden', waiting: 2 }]);
    expect(server.tasks.size).toBe(0);
    const open = await run(['watch', '--release', folder]);
    expect([open.code, open.stderr]).toEqual([2, 'The preset “golden” has fields to be filled: {what}. Say --field what=VALUE.\n']);
    // Of two at once one begins; the other finds that nothing waits any more.
    const release = () => run(['watch', '--release', folder, '--field', 'what=the sky', '--json']);
    const [begun, other] = (await Promise.all([release(), release()])).toSorted((a, b) => Number(a.code) - Number(b.code)) as [Ran, Ran];
    expect([other.code, other.lines.at(-1)]).toMatchObject([2, { message: 'No picture waits in this folder any more.' }]);
    expect([begun.code, begun.stderr]).toMatchObject([0, expect.stringContaining('2 edits, about')]);
    expect([...server.tasks.values()].map(({ fields }) => fields['prompt'])).toEqual(['make the sky golden', 'make the sky golden']);
    const out = await run(['export', '--matching', 'is:done', '--to', folder]);
    expect([out.code, out.stderr]).toMatchObject([2, expect.stringContaining('That folder is watched')]);
    const batch = await run(['batch', join(folder, 'before.jpg'), '-p', 'x', '--export', folder]);
    expect([batch.code, batch.stderr, server.tasks.size]).toMatchObject([2, expect.stringContaining('That folder is watched'), 2]);
    const kept = await run(['keep', '01JD0000000000000000000001', '--to', join(folder, 'kept.png')]);
    expect([kept.code, kept.stderr]).toMatchObject([2, expect.stringContaining('That folder is watched')]);
    expect(readdirSync(folder).toSorted()).toEqual(['before.jpg', 'one.jpg', 'three.jpg', 'two.jpg']);
    expect((await run(['watch', '--remove', folder])).stderr).toBe(`${folder} is not watched any more.\n`);
    await run(['watch', '--add', folder]);
    expect((await run(['watch', '--remove', folder, '--json'])).lines).toEqual([{ type: 'watched', folder, removed: true }]);
    expect(JSON.parse(readFileSync(join(home, 'watched.json'), 'utf8'))).toEqual({ format: 1, folders: [] });
  },
  slow,
);
