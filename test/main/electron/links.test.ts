import { expect, test } from 'vitest';
import { isAllowedLink, links, openLink } from '../../../main/electron/desktop.ts';
import { otherLinks } from '../../fakes/other-links.ts';

test('the way out to the browser is shut for everything but the pages we name', async () => {
  expect(otherLinks.filter(isAllowedLink)).toEqual([]);
  expect(Object.values(links).filter((address) => !isAllowedLink(address))).toEqual([]);
  const deeds: string[] = [];
  await expect(openLink({ openExternal: async (address) => void deeds.push(address) }, 'https://example.com/')).rejects.toThrow(
    'not one of ours',
  );
  expect(deeds).toEqual([]);
});
