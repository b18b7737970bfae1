import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plainText, pngWith, smallPng } from '../../fakes/carrying.ts';
import { plantEdit } from '../../faults/bench.ts';
import { plant } from '../library/opened.ts';
import { recordOf } from '../library/records.ts';
import { makeBench } from './run-command.ts';

const slow = 240_000;

test(
  '“verify” names each file that is not as it should be, “rebuild” reads all records again',
  async () => {
    const { library, run } = await makeBench();
    const { file } = await plantEdit(library, 1);
    await plantEdit(library, 2);
    expect(await run(['verify', '--json'])).toMatchObject({ code: 0, lines: [{ type: 'verified', edits: 2, files: 2, findings: 0 }] });
    rmSync(file);
    const name = file.slice(library.length + 1);
    const found = {
      type: 'finding',
      file: name,
      kind: 'picture-missing',
      message:
        'The picture of this edit is not here any more. Put it back, or show the edit: there it is fetched or made again, where that can be done.',
    };
    expect(await run(['verify', '--json'])).toMatchObject({
      code: 7,
      lines: [found, { type: 'verified', edits: 2, files: 1, findings: 1 }],
    });
    expect((await run(['verify'])).stdout).toBe(`${name}: ${found.message}\n2 edits, 1 file checked, 1 finding.\n`);
    expect(await run(['rebuild', '--json'])).toMatchObject({ code: 0, lines: [{ type: 'rebuilt', edits: 2, damaged: 0 }] });
  },
  slow,
);

test.skipIf(process.platform === 'win32')(
  'a name with a line break is one line for people: of what is found, and of the project of a sum',
  async () => {
    const { library, run } = await makeBench();
    const made = await run(['edit', '-p', 'a lake', '--project', 'Client\nX', '--json']);
    const record = String(made.lines.at(-1)?.record);
    expect((await run(['sent', '--summary', 'project'])).stdout).toMatch(/^Client X {2,}1 request {2}1 picture\n$/);
    mkdirSync(join(library, 'kee\npers'));
    renameSync(record, join(library, 'kee\npers', '1.json'));
    expect((await run(['verify'])).stdout).toMatch(/^kee pers\/1\.json: .*\n20.*\n.*2 findings\.\n$/);
  },
  slow,
);

test(
  '“verify” and “rebuild” name a record that was moved with its picture to where none are read, and say where it belongs',
  async () => {
    const { library, run } = await makeBench();
    const { file } = await plantEdit(library, 1);
    await plantEdit(library, 2);
    mkdirSync(join(library, 'keepers'));
    for (const one of [file, file.replace('.png', '.json')]) renameSync(one, join(library, 'keepers', one.slice(dirname(file).length + 1)));
    const at = `keepers/${file.slice(dirname(file).length + 1).replace('.png', '.json')}`;
    const found = {
      type: 'finding',
      file: at,
      kind: 'record-elsewhere',
      message: expect.stringMatching(/Move it back to 20\d\d\/\d\d\.$/),
    };
    expect(await run(['verify', '--json'])).toMatchObject({ code: 7, lines: [found, { type: 'verified', edits: 1, findings: 1 }] });
    expect(await run(['rebuild', '--json'])).toMatchObject({ code: 0, lines: [found, { type: 'rebuilt', edits: 1, damaged: 0 }] });
    renameSync(join(library, at), file.replace('.png', '.json'));
    expect(await run(['rebuild', '--json'])).toMatchObject({ code: 0, lines: [{ type: 'rebuilt', edits: 2, damaged: 0 }] });
  },
  slow,
);

test(
  '“rebuild” gives the records of pictures whose names were exchanged the names that these have now',
  async () => {
    const { library, run } = await makeBench();
    const [one, two] = [await plantEdit(library, 1), await plantEdit(library, 2)];
    expect((await run(['history'])).code).toBe(0);
    renameSync(one.file, `${one.file}.away`);
    renameSync(two.file, one.file);
    renameSync(`${one.file}.away`, two.file);
    expect(one.bytes.byteLength).not.toBe(two.bytes.byteLength);
    const filesOf = async (id: string): Promise<unknown> => (await run(['show', id, '--json'])).lines[0]?.['files'];
    const exchanged = [[two.file], [one.file]];
    expect((await run(['rebuild'])).code).toBe(0);
    expect([await filesOf(one.id), await filesOf(two.id)]).toEqual(exchanged);
    expect(await run(['verify', '--json'])).toMatchObject({ code: 0, lines: [{ type: 'verified', edits: 2, files: 2, findings: 0 }] });
  },
  slow,
);

test(
  '“backup” copies what is new and checks it, and makes a library of the copy again',
  async () => {
    const { library, run } = await makeBench();
    const { file } = await plantEdit(library, 1);
    // Makes it a library.
    await run(['rebuild']);
    const [to, again] = [join(library, '..', 'backup'), join(library, '..', 'restored')];
    const files = readdirSync(library, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.'),
    ).length;
    const told = (type: string, folder: string, copied: number, findings: number): object => ({
      lines: expect.arrayContaining([expect.objectContaining({ type, folder, copied, same: files - copied - findings, findings })]),
    });
    expect(await run(['backup', to, '--json'])).toMatchObject({ code: 0, ...told('backed-up', to, files - 1, 0) });
    expect(await run(['backup', to, '--json'])).toMatchObject({ code: 0, ...told('backed-up', to, 0, 0) });
    // The library's drive died.
    rmSync(library, { recursive: true });
    expect(await run(['backup', '--restore', to, '--to', again, '--json'])).toMatchObject({
      code: 0,
      ...told('restored', again, files - 1, 0),
    });
    expect(readFileSync(join(again, file.slice(library.length + 1)))).toEqual(readFileSync(join(to, file.slice(library.length + 1))));
    expect(await run(['backup', '--restore', to, '--to', again])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('empty folder'),
    });
    expect(await run(['backup'])).toMatchObject({ code: 2, stderr: expect.stringContaining('kontext backup FOLDER') });
  },
  slow,
);

test(
  'Ctrl+C ends “verify” where it is: what was found is told, and that it is not all',
  async () => {
    const { library, start } = await makeBench();
    const month = dirname(plant({ folder: library, cacheFolder: '' }, recordOf(1)));
    for (let n = 0; n < 12_000; n += 1) writeFileSync(join(month, `torn-${n}.json`), '{');
    const running = start(['verify', '--json']);
    running.child.stdout?.once('data', () => running.child.kill('SIGINT'));
    const { code, lines, stderr } = await running.ended;
    const last = lines.at(-1);
    expect([code, last?.type, last?.['stopped'], lines.length - 1, stderr]).toEqual([
      130,
      'verified',
      true,
      last?.['findings'],
      expect.stringContaining('Stopping …'),
    ]);
    expect(lines.length).toBeLessThan(12_000);
  },
  slow,
);

test(
  '“import” says what it took in, what it knew, what it skipped and why, and moves only when told to',
  async () => {
    const { library, home, run } = await makeBench();
    const old = join(home, '..', 'old');
    mkdirSync(old);
    const words = 'a lighthouse\nSteps: 20, Sampler: Euler, Seed: 77, Size: 32x24';
    writeFileSync(join(old, 'a.png'), pngWith(await smallPng(), [plainText('parameters', words)]));
    writeFileSync(join(old, 'holiday.png'), await smallPng(90));
    const skipped = { type: 'skipped', file: 'holiday.png', reason: 'It carries no recipe that is known here.' };
    const [first, second, moved] = [
      await run(['import', old, '--json']),
      await run(['import', old]),
      await run(['import', old, '--move', '--json']),
    ];
    expect([first?.code, first?.lines]).toEqual([0, [skipped, { type: 'imported', imported: 1, known: 0, skipped: 1, bare: 1 }]]);
    expect(second?.stdout).toBe(
      'holiday.png: It carries no recipe that is known here.\n0 imported, 1 known already, 1 skipped. 1 of them carry no recipe: --bare takes them in without one.\n',
    );
    // What is known already is no copy of this run’s: it is left.
    expect([moved?.lines.at(-1), readdirSync(old)]).toEqual([
      { type: 'imported', imported: 0, known: 1, skipped: 1, bare: 1 },
      ['a.png', 'holiday.png'],
    ]);
    expect((await run(['history', 'is:imported seed:77', '--json'])).lines).toMatchObject([{ prompt: 'a lighthouse', state: 'done' }]);
    expect(await run(['import', join(old, 'gone'), '--json'])).toMatchObject({ code: 2, lines: [{ type: 'failure', kind: 'usage' }] });
    expect(await run(['import', '--json'])).toMatchObject({ code: 2 });
    expect((await run(['import', library, '--json'])).code).toBe(2);
  },
  slow,
);
