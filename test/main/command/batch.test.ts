import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../main/command/arguments.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { makeBench, unhurried } from './run-command.ts';

const slow = 240_000;
const id = '01JD0000000000000000000001';

describe('the line', () => {
  test.each([
    [['-p', 'x'], 'Say which pictures: files, --folder FOLDER or --matching QUERY.'],
    [['a.jpg'], 'A batch needs an instruction'],
    [['a.jpg', '-p', 'make {it} red'], 'The instruction has words in braces that mean nothing: {it}. It knows {name} and {n}.'],
    [['a.jpg', '-p', 'make {name red'], '“{name” in the instruction has a brace without its other half, and would be sent as it stands.'],
    [['a.jpg', '-p', 'x', '--matching', 'sky'], 'Name files, or edits by --matching, not both.'],
    [['-p', 'x', '--matching', ' '], '--matching is empty, which would be all edits.'],
    [['a.jpg', '-p', 'x', '--fixed', 'b', '--fixed', 'c', '--fixed', 'd', '--fixed', 'e'], 'at most 3 fixed pictures; 4 were given'],
    [['a.jpg', '-p', 'x', '--pilot', '0'], '--pilot must be a whole number'],
    [['a.jpg', '-p', 'x', '--limit-cost', 'ten'], '--limit-cost must be an amount of money such as 12.50; “ten” is not.'],
    [['a.jpg', '-p', 'x', '--limit-cost', '0'], '--limit-cost'],
    [['a.jpg', '-p', 'x', '--stop-on', 'always'], '--stop-on is trouble or never; “always” is not.'],
    [['a.jpg', '-p', 'x', '--set', ' '], '--set is a name of 1 to 80 letters.'],
    [['a.jpg', '-p', 'x', '--export', ''], '--export is empty.'],
    [['--resume', id, '--list'], 'Choose one of --list, --resume, --approve, --retry and --cancel.'],
    [['--resume', 'x'], 'Say which batch'],
    [['--resume', id, 'a.jpg'], '“kontext batch --resume” takes no “a.jpg”.'],
    [['--resume', id, '-p', 'x'], '--prompt does not go with --resume.'],
    [['--list', '--rehearsal'], '--rehearsal does not go with --list.'],
  ])('%j is refused', async (args, message) => {
    expect(await readCommandLine(['batch', ...args])).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) as string });
  });

  test('of a new one, and of one that goes on', async () => {
    expect(
      await readCommandLine([
        'batch',
        'a.jpg',
        '--folder',
        'in',
        '-p',
        '{n}',
        '--pilot',
        '3',
        '--limit-cost',
        '1.5',
        '--seed',
        '7',
        '--json',
      ]),
    ).toMatchObject({
      kind: 'batch',
      json: true,
      limitCost: 1.5,
      limitPictures: null,
      stopOn: null,
      action: { kind: 'start', prompt: '{n}', from: { paths: ['a.jpg', 'in'] }, pilot: 3, parameters: { seed: 7 }, set: null },
    });
    expect(
      await readCommandLine(['batch', '--resume', id, '--limit-pictures', '9', '--stop-on', 'never', '--export', 'out']),
    ).toMatchObject({
      action: { kind: 'resume', id },
      limitPictures: 9,
      stopOn: 'never',
      exportTo: 'out',
    });
  });
});

test(
  'a batch says its sum, asks after its pilot, goes on, and exports under the original names',
  async () => {
    const { server, run, home, library } = await makeBench();
    const folder = join(library, '../in');
    const out = join(library, '../out');
    mkdirSync(folder);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ pricePerPicture: 0.08, currency: 'USD' }));
    for (const name of ['IMG_1.jpg', 'a b.jpg', '.hidden.jpg', 'notes.txt'])
      writeFileSync(join(folder, name), await jpeg(40 + name.length, 30));
    const begun = await run(['batch', '--folder', folder, '-p', 'night of {name}', '--pilot', '1', '--set', 'nights', '--json']);
    const batches = begun.lines.filter(({ type }) => type === 'batch');
    expect([begun.code, batches.map(({ state, total, done, waiting }) => [state, total, done, waiting])]).toEqual([
      0,
      [
        ['going', 2, 0, 2],
        ['pilot', 2, 1, 1],
      ],
    ]);
    expect(begun.stderr).toContain('2 edits, about 0.16 USD\n');
    const batchId = batches[0]?.id ?? '';
    expect(begun.stderr).toContain(`kontext batch --approve ${batchId}`);
    const over = await run(['batch', '--approve', batchId, '--export', out]);
    expect([over.code, readdirSync(out).toSorted()]).toEqual([0, ['IMG_1.png', 'a b.png']]);
    expect([...server.tasks.values()].map(({ fields }) => fields['prompt']).toSorted()).toEqual(['night of IMG_1', 'night of a b']);
    const listed = await run(['batch', '--list']);
    expect(listed.stdout).toBe(`${batchId}  nights  ended  2 of 2 done\n`);
    expect((await run(['history', 'set:nights', '--json'])).lines.map(({ type }) => type)).toEqual(['edit', 'edit']);
  },
  slow,
);

test(
  'a limit of cost without a price is a usage error, and a missing file is one before anything is sent',
  async () => {
    const { server, run, photo, library } = await makeBench();
    const unpriced = await run(['batch', photo, '-p', 'x', '--limit-cost', '3']);
    expect([unpriced.code, unhurried(unpriced.stderr)]).toEqual([
      2,
      '--limit-cost needs the price of a picture: type it in the window, in Settings under Money, then run. Nothing was sent.\n',
    ]);
    const missing = await run(['batch', photo, `${photo}.gone`, '-p', 'x']);
    expect([missing.code, unhurried(missing.stderr)]).toEqual([
      2,
      '“photo.jpg.gone” is not there. Look whether its name is right, or whether it was moved or renamed.\n',
    ]);
    // A folder that takes no copies is said before anything is bought.
    for (const into of [photo, join(photo, 'below'), library, join(library, '2026')]) {
      const ran = await run(['batch', photo, '-p', 'x', '--export', into]);
      expect([into, ran.code, server.creates.length]).toEqual([into, 2, 0]);
    }
    // The copies would be pictures of the next batch of that folder, also by another name of it.
    const folder = dirname(photo);
    symlinkSync(folder, join(folder, 'other'));
    for (const into of [folder, `${folder}/`, join(folder, 'other')]) {
      const ran = await run(['batch', '--folder', folder, '-p', 'x', '--export', into]);
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('the next batch of it would buy edits of the copies')]);
    }
    expect(server.creates.length).toBe(0);
  },
  slow,
);

test(
  'what could not be sent when its turn came is told, each with its reason',
  async () => {
    const { server, run, photo, library } = await makeBench();
    const folder = join(library, '../shoot');
    mkdirSync(folder);
    for (const name of ['b.jpg', 'c.jpg']) copyFileSync(photo, join(folder, name));
    // Also a link to a picture is one.
    symlinkSync(photo, join(folder, 'a.jpg'));
    const begun = await run(['batch', '--folder', folder, '-p', 'night', '--pilot', '1', '--json']);
    const id = String(begun.lines.find(({ type }) => type === 'batch')?.id);
    rmSync(join(folder, 'b.jpg'));
    writeFileSync(join(folder, 'c.jpg'), await jpeg(32, 32));
    const ended = await run(['batch', '--approve', id, '--stop-on', 'never', '--json']);
    const left = [
      ['b.jpg', '“b.jpg” is not where it was when the batch was planned. Put it back, or leave it out, then go on.'],
      ['c.jpg', '“c.jpg” changed since the batch was planned, so it was not sent. Put it back as it was, or leave it out, then go on.'],
    ];
    expect([ended.code, ended.lines.flatMap(({ type, name, message }) => (type === 'left-out' ? [[name, message]] : []))]).toEqual([
      4,
      left,
    ]);
    expect(ended.stderr).toContain(`Left out: ${left[0]?.[1]}\nLeft out: ${left[1]?.[1]}\n${id}`);
    expect(server.creates.length).toBe(1);
  },
  slow,
);

test(
  'what is no picture is said and left out, and nothing is begun where nothing is left',
  async () => {
    const { server, run, photo, library } = await makeBench();
    const [notes, tiff] = [join(library, '../README.md'), join(library, '../x.tif')];
    writeFileSync(notes, '# Photos');
    writeFileSync(tiff, 'no TIFF');
    const said = (name: string) => `“${name}” is a text file. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.`;
    const alone = await run(['batch', notes, '-p', 'night']);
    expect([alone.code, alone.stdout, unhurried(alone.stderr)]).toEqual([2, '', `${said('README.md')}\n`]);
    const none = await run(['batch', notes, tiff, '-p', 'night', '--json']);
    expect([none.code, none.lines.map(({ type, name, kind }) => [type, name ?? null, kind])]).toEqual([
      2,
      [
        ['left-out', 'README.md', 'picture-unsupported'],
        ['left-out', 'x.tif', 'picture-unsupported'],
        ['failure', null, 'picture-unsupported'],
      ],
    ]);
    expect(none.stderr).toContain('No file of these can be sent, so nothing was begun: README.md, x.tif.\n');
    expect([readdirSync(library), server.creates.length]).toEqual([expect.not.arrayContaining(['batches']), 0]);
    const rest = await run(['batch', notes, photo, '-p', 'night']);
    expect([rest.code, server.creates.length]).toEqual([0, 1]);
    expect(unhurried(rest.stderr)).toContain(`Left out: ${said('README.md')}\n1 edit\n`);
    const folder = join(library, '../shoot');
    mkdirSync(join(folder, 'sub.jpg'), { recursive: true });
    copyFileSync(photo, join(folder, 'b.jpg'));
    const mixed = await run(['batch', '--folder', folder, '-p', 'night', '--again']);
    expect([mixed.code, server.creates.length, unhurried(mixed.stderr)]).toEqual([
      0,
      2,
      expect.stringContaining('Left out: “sub.jpg” is not a file. Choose a picture.\n1 edit\n'),
    ]);
  },
  slow,
);

test(
  'of pictures of one name the first of the batch keeps it in the export, also where they differ in capitals',
  async () => {
    const { run, library } = await makeBench();
    const folders = ['one', 'two', 'three'].map((name) => join(library, '..', name));
    const files = folders.map((folder, at) => join(folder, at === 1 ? 'A.JPG' : 'a.jpg'));
    for (const [at, file] of files.entries()) {
      mkdirSync(folders[at] ?? '');
      writeFileSync(file, await jpeg(40 + at, 30));
    }
    const out = join(library, '../out');
    const { code, lines } = await run(['batch', ...files, '-p', 'night', '--export', out, '--json']);
    const made = [...new Set(lines.flatMap(({ type, id: edit }) => (type === 'state' ? [edit] : [])))];
    const exported = new Map(lines.flatMap(({ type, id: edit, file }) => (type === 'exported' ? [[edit, basename(String(file))]] : [])));
    expect([code, made.map((edit) => exported.get(edit))]).toEqual([0, ['a.png', 'A 2.png', 'a 3.png']]);
  },
  slow,
);

test(
  'an empty balance ends it with 4 and the way on, also where the next edit was in line by then',
  async () => {
    // Which of the two comes first differs from run to run.
    const benches = await Promise.all(Array.from({ length: 6 }, () => makeBench()));
    const ran = await Promise.all(
      benches.map(async ({ server, run, photo, library }) => {
        const others = ['b.jpg', 'c.jpg'].map((name) => join(library, '..', name));
        for (const [nth, file] of others.entries()) writeFileSync(file, await jpeg(600 + nth, 400));
        server.next('create', { status: 402, body: { code: 40201, message: 'Insufficient credits' }, makes: false });
        return run(['batch', photo, ...others, '-p', 'night']);
      }),
    );
    expect(ran.map(({ code }) => code)).toEqual(benches.map(() => 4));
    for (const { stderr } of ran)
      expect([stderr.includes('” goes on with it.'), stderr.includes('tries that picture again')]).toEqual([true, false]);
  },
  slow,
);

test(
  'a batch at its own limit of pictures ends with 4, since some were made, and says how it goes on',
  async () => {
    const { server, run, photo, library } = await makeBench();
    const other = join(library, '../other.jpg');
    writeFileSync(other, await jpeg(50, 40));
    const ran = await run(['batch', photo, other, '-p', 'night', '--limit-pictures', '1', '--json']);
    const { id } = ran.lines.find(({ type }) => type === 'batch') ?? {};
    expect([ran.code, server.count('create')]).toEqual([4, 1]);
    expect(ran.stderr).toContain(
      `“kontext batch --resume ${id} --limit-pictures N”, or “--limit-cost X”, goes on with it up to a higher limit.\n`,
    );
    expect((await run(['batch', '--resume', String(id), '--limit-pictures', '2'])).code).toBe(0);
    expect(server.count('create')).toBe(2);
  },
  slow,
);

test(
  'the command that goes on with a rehearsed batch is told with the word that keeps it one',
  async () => {
    const { run, photo, library } = await makeBench();
    const other = join(library, '../other.jpg');
    writeFileSync(other, await jpeg(50, 40));
    const begun = await run(['batch', photo, other, '-p', 'night', '--pilot', '1', '--rehearsal']);
    const said = /^The first is done\. Look at it, then go on with the other 1: kontext (.*)$/m.exec(begun.stderr)?.[1] ?? '';
    expect(said).toMatch(/^batch --approve \w{26} --rehearsal$/);
    expect((await run(said.split(' '), { SEAART_API_KEY: '' })).code).toBe(0);
    const third = join(library, '../third.jpg');
    writeFileSync(third, await jpeg(50, 40));
    const limited = ['batch', photo, other, third, '-p', 'noon', '--pilot', '1', '--limit-pictures', '2', '--rehearsal'];
    expect((await run(limited)).stderr).toContain(
      'then go on with 1 of the other 2, as many as its limit allows: kontext batch --approve ',
    );
  },
  slow,
);
