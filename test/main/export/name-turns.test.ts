import { readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import { underFreeName } from '../../../main/export/copy.ts';
import { makeNameTurns } from '../../../main/export/name-turns.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Exports pictures of these names; each is made when it is told to. */
function exporting(folder: string, names: readonly string[]) {
  const inTurn = makeNameTurns();
  return names.map((name) => {
    const made = Promise.withResolvers<boolean>();
    const file = inTurn(name, (turn) =>
      underFreeName(
        folder,
        name,
        async (into) => {
          if (!(await made.promise)) return fail(makeFailure('picture-missing', say('exporting.pictureGone')));
          writeFileSync(into, name);
          return ok({ ending: 'png', value: {} });
        },
        turn,
      ),
    );
    return { make: made.resolve, file: file.then((reply) => (reply.ok ? reply.value.file.slice(folder.length + 1) : null)) };
  });
}

test('pictures whose names differ only in capitals are numbered in their order, however soon each is made', async () => {
  const folder = temporaryFolder();
  const pictures = exporting(folder, ['a', 'A', 'b', 'a']);
  for (const { make } of pictures.toReversed()) make(true);
  expect(await Promise.all(pictures.map(({ file }) => file))).toEqual(['a.png', 'A 2.png', 'b.png', 'a 3.png']);
  expect(readdirSync(folder).toSorted()).toEqual(['A 2.png', 'a 3.png', 'a.png', 'b.png']);
});

test('one that could not be made leaves its name to the next, and none waits for one of another name', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/b.png`, 'mine');
  const [first, second, third] = exporting(folder, ['a', 'A', 'b']);
  third?.make(true);
  expect(await third?.file).toBe('b 2.png');
  second?.make(true);
  first?.make(false);
  expect(await Promise.all([first?.file, second?.file])).toEqual([null, 'A.png']);
});
