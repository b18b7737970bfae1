import { expect, test } from 'vitest';
import { z } from 'zod';
import { call } from '../../../app/contract/call.ts';

test('a call is its argument and who answers it, which is the studio unless it says otherwise', () => {
  const argument = z.object({ id: z.string() });
  expect([call(argument).answers<null>(), call(argument, 'desktop').answers<null>(), call(argument, 'window').answers<null>()]).toEqual([
    { argument, by: 'studio' },
    { argument, by: 'desktop' },
    { argument, by: 'window' },
  ]);
});
