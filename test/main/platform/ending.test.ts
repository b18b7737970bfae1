// A program whose thread waits for ever ends all the same, with the code that it wanted.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isOwed, owing } from '../../../main/platform/ending.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const ending = fileURLToPath(new URL('../../../main/platform/ending.ts', import.meta.url));

test('what is owed is known until it is answered, well or badly', async () => {
  const [good, bad] = [owing(Promise.resolve(1)), owing(Promise.reject(new Error('no')))];
  expect(isOwed()).toBe(true);
  expect([await good, await bad.catch(String), isOwed()]).toEqual([1, 'Error: no', false]);
});

test.skipIf(process.platform === 'win32')(
  'while a thread waits for a pipe that nobody writes to, the program ends at once and says so',
  () => {
    const pipe = join(temporaryFolder(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    const program = `import { leave, owing } from ${JSON.stringify(ending)};
    import { open } from 'node:fs/promises';
    void owing(open(${JSON.stringify(pipe)}));
    process.stdout.write('printed', () => setImmediate(() => leave(3)));`;
    const ended = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], { encoding: 'utf8', timeout: 20_000 });
    expect([ended.status, ended.stdout, ended.stderr]).toEqual([3, 'printed', '']);
  },
);
