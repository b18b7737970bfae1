// A picture in the library that another program spoiled, and its sound original in the hand of the person.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { filesBelow, makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test('an edit of a picture whose copy in the library was damaged works with the sound one that is given again', async () => {
  const { run, home, library, photo } = await makeBench();
  expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(0);
  const [input = ''] = filesBelow(join(library, 'inputs'));
  writeFileSync(input, 'spoiled');
  rmSync(join(home, 'prepared'), { recursive: true });
  const ran = await run(['edit', photo, '-p', 'make it day']);
  expect([ran.code, ran.stderr.includes('Add it again')]).toEqual([0, false]);
  expect(readFileSync(input)).toEqual(readFileSync(photo));
  expect(filesBelow(join(library, 'inputs')).map((file) => readFileSync(file, 'utf8'))).toContain('spoiled');
  expect((await run(['verify', '--json'])).lines.at(-1)).toMatchObject({ findings: 0 });
});
