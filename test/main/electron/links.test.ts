import { expect, test } from 'vitest';
import { isAllowedLink, links, openLink } from '../../../main/electron/desktop.ts';
import { otherLinks } from '../../fakes/other-links.ts';

test('the way out to the browser is shut for everything but the pages we name', async () => {
  expect(otherLinks.filter(isAllowedLink)).toEqual([]);
  expect(Object.values(links).filter((address) => !isAllowedLink(address))).toEqual([]);
  const effects: string[] = [];
  await expect(openLink({ openExternal: async (address) => void effects.push(address) }, 'https://example.com/')).rejects.toThrow(
    'not one of ours',
  );
  expect(effects).toEqual([]);
});
