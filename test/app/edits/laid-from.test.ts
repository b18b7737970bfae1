import { expect, test } from 'vitest';
import { keepProgram } from '../../../app/composite/settings.ts';
import { isLaid, laidFrom } from '../../../app/edits/laid-from.ts';

const [original, result] = [
  { editId: 'A', index: 0 },
  { editId: 'B', index: 1 },
];
const inputs = [{ parent: original }, { parent: result }];

test('a version of “Keep my pixels” was laid from its second picture, and nothing else was laid', () => {
  expect([isLaid({ editedIn: keepProgram }), isLaid({ editedIn: 'GIMP' }), isLaid({})]).toEqual([true, false, false]);
  expect(laidFrom({ editedIn: keepProgram, inputs })).toEqual(result);
  expect([
    laidFrom({ editedIn: 'GIMP', inputs }),
    laidFrom({ inputs }),
    laidFrom({ editedIn: keepProgram, inputs: [{ parent: original }] }),
    laidFrom({ editedIn: keepProgram, inputs: [{ parent: original }, { parent: null }] }),
  ]).toEqual([null, null, null, null]);
});
