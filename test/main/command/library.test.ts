import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plantEdit } from '../../faults/bench.ts';
import { plant } from '../library/opened.ts';
import { recordOf } from '../library/records.ts';
import { makeBench } from './run-command.ts';

const slow = 60_000;

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
      message: 'The picture of this edit is not here any more. Put it back, or run the edit again.',
    };
    expect(await run(['verify', '--json'])).toMatchObject({
      code: 7,
      lines: [found, { type: 'verified', edits: 2, files: 1, findings: 1 }],
    });
    expect((await run(['verify'])).stdout).toBe(`${name}: ${found.message}\n2 edits, 1 files checked, 1 findings.\n`);
    expect(await run(['rebuild', '--json'])).toMatchObject({ code: 0, lines: [{ type: 'rebuilt', edits: 2, damaged: 0 }] });
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
