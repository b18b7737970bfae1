// The rows of missing drives and damaged files as the command tells them.
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeBench } from '../main/command/run-command.ts';

const lake = ['edit', '-p', 'a lake', '--json'];

test('row 9: while the drive is away “history” shows the index and says so; everything else says that the library is missing', async () => {
  const bench = await makeBench();
  const { id } = (await bench.run(lake)).lines.at(-1) ?? { id: '' };
  renameSync(bench.library, `${bench.library}.away`);
  const history = await bench.run(['history', '--json']);
  expect([history.code, history.lines.map((line) => [line.id, line['prompt'], line.files])]).toEqual([0, [[id, 'a lake', []]]]);
  expect(history.stderr).toMatch(
    /The library folder .* cannot be found\. Connect its drive again, or choose another folder\. What follows is from the index\./,
  );
  for (const args of [['show', id], ['verify'], ['resume'], ['sent'], ['cancel', id], ['forget', id], ['edit', '-p', 'more']]) {
    const ran = await bench.run([...args, '--json']);
    expect([args[0], ran.code, ran.lines.map((line) => line['kind'])]).toEqual([args[0], 7, ['library-missing']]);
  }
  expect([bench.server.count('create'), readdirSync(path.dirname(bench.library)).includes('library')]).toEqual([1, false]);
  renameSync(`${bench.library}.away`, bench.library);
  expect((await bench.run(['verify', '--json'])).lines).toEqual([{ type: 'verified', edits: 1, files: 1, findings: 0 }]);
});

test('row 11: “history” and “verify” name each damaged record and why', async () => {
  const bench = await makeBench();
  const { record = '' } = (await bench.run(lake)).lines.at(-1) ?? {};
  const broken = path.join(path.dirname(record), 'broken.json');
  writeFileSync(broken, '{');
  const name = path.relative(bench.library, broken);
  expect((await bench.run(['history', '--json'])).stderr).toContain(
    `Not shown: the record ${name} is not complete JSON. It was left as it is.`,
  );
  const verified = await bench.run(['verify', '--json']);
  expect([verified.code, verified.lines]).toEqual([
    7,
    [
      { type: 'finding', file: name, kind: 'record-damaged', message: 'The record is not complete JSON. It was left as it is.' },
      { type: 'verified', edits: 1, files: 1, findings: 1 },
    ],
  ]);
  expect(readFileSync(broken, 'utf8')).toBe('{');
});

test('row 12: “resume ID” of an edit that is done fetches its missing picture again, and buys nothing', async () => {
  const bench = await makeBench();
  const { id = '', files = [] } = (await bench.run(lake)).lines.at(-1) ?? {};
  const [file = ''] = files;
  const bytes = readFileSync(file);
  rmSync(file);
  const ran = await bench.run(['resume', id, '--json']);
  expect([ran.code, ran.lines.map((line) => [line.type, line.id, line.files])]).toEqual([0, [['result', id, [file]]]]);
  expect([readFileSync(file).equals(bytes), bench.server.count('create')]).toEqual([true, 1]);

  // And when the service has forgotten it, it says what is left to do.
  rmSync(file);
  for (const requestId of [...bench.server.tasks.keys()]) (bench.server.tasks as Map<string, unknown>).delete(requestId);
  const gone = await bench.run(['resume', id, '--json']);
  expect([gone.lines.map((line) => [line.type, line['kind'], line['charged']]), bench.server.count('create')]).toEqual([
    [['failure', 'result-expired', 'yes']],
    1,
  ]);
  expect(gone.code).not.toBe(0);
});
