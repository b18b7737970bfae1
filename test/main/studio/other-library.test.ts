// Another library is opened: what was done with the one before is of that.
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBench } from '../../faults/bench.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('what was found by a check is of the library that was checked, and while it is checked no other is opened', async () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  const bench = await openBench({ folder, library });
  const { handlers } = bench.studio;
  const checking = handlers['library.verify'](undefined);
  expect(await bench.studio.useLibrary(path.join(folder, 'other'))).toMatchObject({
    ok: false,
    failure: {
      kind: 'usage',
      next: 'wait',
      message: 'Something else is being done with the whole library. Wait until it has ended, or stop it.',
    },
  });
  expect(await checking).toMatchObject({ ok: true });
  expect(await handlers['library.work'](undefined)).toMatchObject({ work: null, verified: { listed: [] } });
  expect(await bench.studio.useLibrary(path.join(folder, 'other'))).toMatchObject({ ok: true });
  expect(await handlers['library.work'](undefined)).toEqual({ work: null, verified: null, imported: null, backedUp: null });
  expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: true });
  expect((await handlers['library.work'](undefined)).verified).not.toBeNull();
});
