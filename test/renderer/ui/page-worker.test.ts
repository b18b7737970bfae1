// Which scripts the page takes for its workers.
import { expect, test, vi } from 'vitest';
import { isOwn } from '../../../renderer/ui/page-worker.ts';

test('a page starts the workers that are built with it, and no other script', () => {
  // The page's own scheme has an origin in Electron, where it is registered, and none in Node.
  vi.stubGlobal('location', new URL('https://app.example/index.html'));
  expect(['/assets/paint-worker-B1_x-9.js', 'https://app.example/assets/open-worker-abc.js'].filter((address) => !isOwn(address))).toEqual(
    [],
  );
  const own = '/assets/paint-worker-B1_x-9.js';
  const refused = [
    `https://other.example${own}`,
    `http://app.example${own}`,
    `https://app.example:444${own}`,
    `//other.example${own}`,
    `${own}?x`,
    `${own}#x`,
    '/assets/x.js',
    '/assets/paint-worker-.js',
    `/media${own}`,
    `${own}/x`,
    `/assets/../media${own}/..`,
    `/assets/x%2f${own.slice(8)}`,
    `blob:https://app.example${own}`,
    'data:text/javascript,postMessage(1)',
    'javascript:1',
  ];
  expect(refused.filter(isOwn)).toEqual([]);
});
