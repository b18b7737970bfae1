import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type * as FilePromises from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { ok } from '../../../../app/failure.ts';
import { makeAttachment } from '../../../../main/library/store/attachment.ts';
import type { Attachment } from '../../../../main/library/store/attachment.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const opened = vi.hoisted((): string[] => []);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  return { ...real, open: (...given: Parameters<typeof real.open>) => (opened.push(String(given[0])), real.open(...given)) };
});

const id = '5b1e3f0a-0000-4000-8000-000000000001';

function attached(): { readonly folder: string; readonly attachment: Attachment } {
  const folder = path.join(temporaryFolder(), 'library');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'library.json'), JSON.stringify({ format: 1, id, createdAt: '2026-11-01T00:00:00.000Z' }));
  return { folder, attachment: makeAttachment({ id, folder, trouble: null, onChange: () => undefined }) };
}

const read = (file: string) => async () => ok(await readFile(file, 'utf8'));

test('a file that is gone is told as that, and the library stays open', async () => {
  const { folder, attachment } = attached();
  expect(await attachment.onDisk(read(path.join(folder, 'presets/evening.json')))).toMatchObject({
    ok: false,
    failure: {
      kind: 'disk-trouble',
      message: expect.stringContaining('A file was moved or deleted while it was needed'),
      detail: 'ENOENT',
    },
  });
  expect([attachment.state(), attachment.trouble()]).toEqual(['open', null]);
});

test('a library that goes away in the middle of work is missing, and open again once it is back', async () => {
  const { folder, attachment } = attached();
  const reply = await attachment.onDisk(async () => {
    renameSync(folder, `${folder} elsewhere`);
    return read(path.join(folder, 'library.json'))();
  });
  expect([reply.ok || reply.failure.kind, attachment.state()]).toEqual(['library-missing', 'missing']);
  renameSync(`${folder} elsewhere`, folder);
  expect([await attachment.look(), attachment.state()]).toEqual([null, 'open']);
});

test('the library’s own file is read again when it is not the same any more, and not else', async () => {
  const { folder, attachment } = attached();
  const nothing = async () => ok(null);
  const readings = async (): Promise<readonly [number, unknown]> => {
    opened.length = 0;
    const reply = await attachment.onDisk(nothing);
    return [opened.length, reply.ok || reply.failure.kind];
  };
  expect([await readings(), await readings(), await readings()]).toEqual([
    [1, true],
    [0, true],
    [0, true],
  ]);
  const file = path.join(folder, 'library.json');
  const other = JSON.stringify({ format: 1, id: id.replace('1', '2'), createdAt: '2026-11-01T00:00:00.000Z' });
  writeFileSync(`${file}.new`, other);
  renameSync(`${file}.new`, file);
  expect([await readings(), await readings()]).toEqual([
    [1, 'library-missing'],
    [1, 'library-missing'],
  ]);
});
