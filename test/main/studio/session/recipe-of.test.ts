import { expect, test } from 'vitest';
import { keepProgram } from '../../../../app/composite/settings.ts';
import type { EditRecord, Input } from '../../../../app/edits/record.ts';
import { recipeOf } from '../../../../main/studio/session/recipe-of.ts';
import { idOf, recordOf, shaOf } from '../../library/records.ts';

const input = (name: string, parent: Input['parent']): Input => ({
  sha256: shaOf(name),
  name,
  mediaType: 'image/png',
  bytes: 9,
  width: 8,
  height: 8,
  parent,
  sent: null,
});
const sent = recordOf(1);
const edit: EditRecord = {
  ...sent,
  request: { ...sent.request, prompt: 'a red boat', inputs: [input('boat.png', null)], parameters: { seed: 7 } },
};
const plain = recordOf(2);
const version: EditRecord = {
  ...plain,
  model: keepProgram,
  imported: { sha256: shaOf('laid'), program: keepProgram } as EditRecord['imported'],
  request: {
    ...plain.request,
    prompt: 'a red boat',
    inputs: [input('boat.png', null), input('result.png', { editId: idOf(1), index: 0 })],
  },
};

/** Whose pictures are all gone, so that their names are told. */
async function asked(record: EditRecord, there: readonly EditRecord[]) {
  const library = { load: async (id: string) => there.find((one) => one.id === id) ?? null, inputPath: async () => null };
  const { model, prompt, parameters, gone } = await recipeOf({ library } as never, {} as never, record);
  return {
    model,
    prompt,
    seed: parameters['seed'],
    names: gone.map(({ name }) => name),
    reasons: gone.map(({ failure }) => failure.said?.id),
  };
}

test('the recipe of a version that was laid over its original is that of the result in it', async () => {
  const expected = {
    reasons: ['picture.goneAddAgain'],
    model: edit.model,
    prompt: 'a red boat',
    seed: 7,
    names: ['boat.png'],
  };
  expect(await asked(edit, [edit])).toEqual(expected);
  expect(await asked(version, [edit, version])).toEqual(expected);
});

test('over however many versions, and in a circle nothing is followed for ever', async () => {
  const laid = (n: number, from: number): EditRecord => ({
    ...version,
    id: idOf(n),
    request: { ...version.request, inputs: [input('boat.png', null), input('version.png', { editId: idOf(from), index: 0 })] },
  });
  expect(await asked(laid(3, 2), [edit, version])).toMatchObject({ model: edit.model, seed: 7, names: ['boat.png'] });
  const circle = [laid(4, 5), laid(5, 4)] as const;
  expect(await asked(circle[0], circle)).toMatchObject({ prompt: 'a red boat', names: ['boat.png', 'version.png'] });
});

test('where that edit is gone the words and the original are left, never the result as a second picture; that its recipe is gone is said', async () => {
  const { prompt, names, reasons } = await asked(version, [version]);
  expect([prompt, names]).toEqual(['a red boat', ['boat.png', 'result.png']]);
  expect(reasons).toEqual(['picture.goneAddAgain', 'picture.recipeGone']);
});
