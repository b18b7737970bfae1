// A result is said to be unchanged only where two looks say so; whatever cannot be known is no reason to say it, and none to wait.
import { expect, test } from 'vitest';
import { fail, englishFailure, ok } from '../../../../app/failure.ts';
import type { Reply } from '../../../../app/failure.ts';
import { cameUnchanged } from '../../../../main/studio/session/came-unchanged.ts';
import type { Pictures } from '../../../../main/pictures/host/pictures.ts';
import { recordOf } from '../../../fakes/records.ts';

const broken: Reply<never> = fail(englishFailure('picture-damaged', 'It is damaged.'));
const made = recordOf(1);
const ofWords = { ...made, request: { ...made.request, inputs: [] } };

const asked = async (
  near: Reply<boolean>,
  verdict: string | null,
  { of = made, kept = '/kept/input' as string | null } = {},
): Promise<{ said: boolean; composed: number }> => {
  let composed = 0;
  const pictures = {
    near: () => Promise.resolve(near),
    compose: () => {
      composed += 1;
      return Promise.resolve(verdict === null ? broken : ok({ verdict }));
    },
  } as unknown as Pick<Pictures, 'near' | 'compose'>;
  const said = await cameUnchanged({ library: { inputPath: () => Promise.resolve(kept) }, pictures }, of, '/new/result');
  return { said, composed };
};

test('only where the closer look says so too', async () => {
  expect(await asked(ok(true), 'unchanged')).toEqual({ said: true, composed: 1 });
  for (const verdict of ['accepted', 'look-first', 'refused', null]) expect((await asked(ok(true), verdict)).said).toBe(false);
});

test('what is not near is not looked at more closely', async () => {
  expect(await asked(ok(false), 'unchanged')).toEqual({ said: false, composed: 0 });
  expect(await asked(broken, 'unchanged')).toEqual({ said: false, composed: 0 });
});

test('of words alone, or with its input gone, nothing is said', async () => {
  expect(await asked(ok(true), 'unchanged', { of: ofWords })).toEqual({ said: false, composed: 0 });
  expect(await asked(ok(true), 'unchanged', { kept: null })).toEqual({ said: false, composed: 0 });
});
