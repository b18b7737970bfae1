import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../main/command/arguments.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { makeBench, unhurried } from './run-command.ts';

const slow = 240_000;
const id = '01JD0000000000000000000001';

describe('the line', () => {
  test.each([
    [[], 'Say which chain: kontext replay NAME FILE….'],
    [['gold'], 'Say which pictures: files, --folder FOLDER or --matching QUERY.'],
    [['gold', 'a.jpg', '--matching', 'sky'], 'Name files, or edits by --matching, not both.'],
    [['gold', 'a.jpg', '-p', 'x'], '“kontext replay” has no option --prompt.'],
    [['gold', 'a.jpg', '--force'], '--force goes with --save alone.'],
    [['gold', '--save', 'x'], 'Say which edit has the steps: kontext replay ID --save NAME.'],
    [[id, '--save', 'a/b'], '--save needs a name that a file may have'],
    [[id, '--save', 'x', '--pilot', '1'], '--pilot does not go with --save.'],
    [['--resume', id, '--list'], 'Choose one of --list, --resume, --cancel and --save.'],
    [['--resume', id, 'a.jpg'], '“kontext replay --resume” takes no “a.jpg”.'],
    [['--list', '--approve'], '--approve does not go with --list.'],
    [['--cancel', 'x'], 'Say which batch'],
  ])('%j is refused', async (args, message) => {
    expect(await readCommandLine(['replay', ...args])).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining(message) as string,
    });
  });

  test('names a chain by its name and the way to an edit by its id; a yes is asked for, or given', async () => {
    const acts = await Promise.all(
      [
        ['gold', 'a.jpg', '--approve', '--limit-pictures', '9'],
        [id.toLowerCase(), '--folder', 'in'],
        ['--resume', id, '--approve'],
        ['--resume', id],
        [id, '--save', ' gold ', '--force'],
      ].map((args) => readCommandLine(['replay', ...args])),
    );
    expect(acts).toMatchObject([
      { kind: 'batch', limitPictures: 9, action: { kind: 'chain', of: { name: 'gold' }, from: { paths: ['a.jpg'] }, approve: true } },
      { action: { kind: 'chain', of: { id }, from: { paths: ['in'] }, approve: false } },
      { action: { kind: 'approve', id } },
      { action: { kind: 'resume', id } },
      { action: { kind: 'save-chain', id, name: 'gold', replace: true } },
    ]);
  });
});

test(
  'the same steps over the same pictures are not begun twice, and what is left after the pilot is said in pictures',
  async () => {
    const { server, run, library } = await makeBench();
    const folder = join(library, '../in');
    for (const made of [folder, join(library, 'chains')]) mkdirSync(made, { recursive: true });
    const steps = [{ prompt: 'one {n}', model: 'flux_kontext_pro' }, { prompt: 'two' }];
    expect((await run(['history'])).code).toBe(0);
    writeFileSync(join(library, 'chains/two.json'), JSON.stringify({ format: 1, steps }));
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(join(folder, name), await jpeg(40 + name.charCodeAt(0), 30));
    const line = ['replay', 'two', '--folder', folder, '--pilot', '1'];
    const begun = await run(line);
    expect([begun.code, server.count('create')]).toEqual([0, 2]);
    const goOn = /go on with the other 2: (kontext batch --approve (\w{26}))$/m.exec(begun.stderr);
    const again = await run([...line, '--json']);
    expect([again.code, again.lines]).toMatchObject([4, [{ type: 'failure', kind: 'paid-before', charged: 'no' }]]);
    expect(again.lines[0]?.['message']).toContain(`“${goOn?.[1]}” goes on with it`);
    const other = join(library, 'chains/other.json');
    writeFileSync(other, JSON.stringify({ format: 1, steps: steps.toReversed() }));
    expect((await run(['replay', 'other', '--folder', folder, '--limit-pictures', '1'])).code).toBe(4);
    expect(server.count('create')).toBe(3);
  },
  slow,
);

test(
  'the steps of an edit are saved, said with their sum, asked about, gone on with and exported under the original name',
  async () => {
    const { server, run, photo, home, library } = await makeBench();
    const first = await run(['edit', photo, '-p', 'make it golden', '--json']);
    const made = first.lines.find(({ type }) => type === 'result') as { id: string; files: string[] } | undefined;
    const second = await run(['edit', made?.files[0] ?? '', '-p', 'no cables', '--json']);
    const last = second.lines.find(({ type }) => type === 'result')?.id ?? '';
    expect((await run(['replay', last, '--save', 'Evening gold'])).stdout).toBe(
      'Saved: Evening gold\n  1. make it golden\n  2. no cables\n',
    );
    const again = await run(['replay', last, '--save', 'evening GOLD']);
    expect([again.code, again.stderr]).toEqual([
      2,
      'There is a chain “Evening gold” already. Choose another name, or replace it.\nAdd --force to write over it.\n',
    ]);
    expect(readdirSync(join(library, 'chains'))).toEqual(['Evening gold.json']);
    const notes = join(library, '../README.md');
    writeFileSync(notes, '# Photos');
    const none = await run(['replay', last, notes]);
    expect([none.code, unhurried(none.stderr)]).toEqual([
      2,
      '“README.md” is a text file. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.\n',
    ]);
    expect(readdirSync(library)).not.toContain('batches');

    writeFileSync(join(home, 'settings.json'), JSON.stringify({ pricePerPicture: 0.08, currency: 'USD' }));
    const other = join(library, '../other.jpg');
    writeFileSync(other, await jpeg(50, 40));
    const begun = await run(['replay', 'evening gold', other, '--approve', '--json']);
    const batch = begun.lines.filter(({ type }) => type === 'batch').at(-1);
    expect([begun.code, batch]).toMatchObject([0, { state: 'pilot', total: 2, done: 1, chain: 'Evening gold', steps: 2 }]);
    expect(begun.stderr).toContain('1 picture, 2 steps: 2 edits, about 0.16 USD\n');
    expect(begun.stderr).toContain(`kontext replay --resume ${batch?.id ?? ''} --approve`);
    const out = join(library, '../out');
    expect((await run(['replay', '--resume', batch?.id ?? '', '--approve', '--export', out])).code).toBe(0);
    expect(readdirSync(out)).toEqual(['other.png']);
    const prompts = [...server.tasks.values()].map(({ fields }) => fields['prompt']);
    expect(prompts).toEqual(['make it golden', 'no cables', 'make it golden', 'no cables']);
    writeFileSync(join(library, 'chains/two\nlines.json'), JSON.stringify({ format: 1, steps: [{ prompt: 'once\nmore' }] }));
    const listed = await run(['replay', '--list']);
    expect(listed.stdout).toBe(
      `Evening gold\n  1. make it golden\n  2. no cables\ntwo lines\n  1. once more\n${batch?.id ?? ''}  Evening gold  ended  step 2 of 2  2 of 2 done\n`,
    );
    expect(JSON.parse(readFileSync(join(library, 'chains/Evening gold.json'), 'utf8'))).toMatchObject({ format: 1 });
    const unknown = await run(['replay', 'evening silver', other]);
    expect([unknown.code, unhurried(unknown.stderr)]).toEqual([
      2,
      'There is no chain “evening silver” in this library. “kontext replay --list” says which there are.\n',
    ]);
  },
  slow,
);
