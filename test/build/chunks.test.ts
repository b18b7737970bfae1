import path from 'node:path';
import { expect, test } from 'vitest';
import { chunkNaming } from '../../build/chunks.ts';

const root = path.resolve('project');

/** Who imports whom, statically. */
const imports: Readonly<Record<string, readonly string[]>> = {
  'main/index.ts': ['shared-by-all.ts'],
  'main/cli.ts': ['shared-by-all.ts', 'line.ts'],
  'main/index-worker.ts': ['index.ts', 'shared-by-all.ts'],
  'main/picture-process.ts': ['pictures.ts'],
  'main/command/settings-in.ts': ['schema.ts'],
  'main/command/read-commands.ts': ['texts.ts', 'line.ts', 'shared-by-all.ts'],
  'main/library/index-service.ts': ['index.ts'],
  'schema.ts': ['texts.ts'],
  'texts.ts': ['schema.ts'],
};

const chunkOf = (name: string): string | null => chunkNaming(root)(path.join(root, name), graph);
const graph = {
  getModuleInfo: (id: string) => ({
    importedIds: (imports[path.relative(root, id).split(path.sep).join('/')] ?? []).map((name) => path.join(root, name)),
  }),
};

test('what a command that only looks loads is one chunk, but for what others load that must stay lean: those share with it what they load and no more', () => {
  expect(['texts.ts', 'schema.ts', 'main/command/read-commands.ts'].map(chunkOf)).toEqual(['looking', 'looking', 'looking']);
  expect(['line.ts', 'index.ts', 'shared-by-all.ts'].map(chunkOf)).toEqual([
    'looking-cli',
    'looking-index-worker',
    'looking-index-cli-index-worker',
  ]);
});

test('what no such command loads is left to the bundler', () => {
  expect(['pictures.ts', 'main/cli.ts', 'main/work-commands.ts'].map(chunkOf)).toEqual([null, null, null]);
});
