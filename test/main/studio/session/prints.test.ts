import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fail, englishFailure, ok } from '../../../../app/failure.ts';
import type { Library } from '../../../../main/library/library.ts';
import type { Unprinted } from '../../../../main/library/index/calls.ts';
import { makePrintMaker } from '../../../../main/studio/session/prints.ts';

/** Newest first; `bad` cannot be decoded. */
function pretended(results: readonly Unprinted[], bad: readonly string[] = []) {
  const unprinted = new Set(results);
  const asked: string[] = [];
  let told = 0;
  const library = {
    id: 'lib',
    unprinted: async (olderThan: number, max: number) => [...unprinted].filter(({ place }) => place < olderThan).slice(0, max),
    print: async (id: string, nth: number, print: string) => {
      for (const one of unprinted) if (one.id === id && one.nth === nth) unprinted.delete(one);
      return print === 'twin';
    },
    resultPath: async (id: string, nth: number) => `${id}-${nth}.png`,
    tell: () => void (told += 1),
  } as unknown as Library;
  const pictures = {
    print: async (path: string) => {
      asked.push(path.replaceAll('\\', '/'));
      const isGone = path.endsWith('.webp') && !path.includes('seen');
      return isGone || bad.some((id) => path.includes(id)) ? fail<string>(englishFailure('picture-missing', 'gone')) : ok('twin');
    },
  };
  return { library, pictures, asked, unprinted, told: () => told };
}

const result = (id: string, place: number, nth = 0): Unprinted => ({ id, place, nth });

test('all that nobody looked at is looked at once, the newest first: its thumbnail where it has one, else the picture', async () => {
  const world = pretended([result('seen-AB', 9), result('new', 8), result('new', 8, 1), result('bad', 7), result('old', 6)], ['bad']);
  const maker = makePrintMaker(
    '/home',
    () => world.library,
    world.pictures,
    () => undefined,
  );
  maker.makeAll();
  maker.makeAll();
  await expect.poll(() => [...world.unprinted].map(({ id }) => id)).toEqual(['bad']);
  await maker.close();
  const thumbnail = (name: string, shard: string): string =>
    join('/home/libraries/lib/thumbnails', shard, `${name}-320.webp`).replaceAll('\\', '/');
  expect(world.asked).toEqual([
    thumbnail('seen-AB-0', 'ab'),
    ...[0, 1].flatMap((nth) => [thumbnail(`new-${nth}`, 'ew'), `new-${nth}.png`]),
    thumbnail('bad-0', 'ad'),
    'bad-0.png',
    thumbnail('old-0', 'ld'),
    'old-0.png',
  ]);
  expect(world.told()).toBeGreaterThan(0);
});

test('of more than are asked for at a time none is left out, and what cannot be decoded ends it all the same', async () => {
  const many = Array.from({ length: 130 }, (_, n) => [result(`e${n}`, 1000 - n), result(`e${n}`, 1000 - n, 1)]).flat();
  const world = pretended(many, ['e49-', 'e50-', 'e99-']);
  const maker = makePrintMaker(
    '/home',
    () => world.library,
    world.pictures,
    () => undefined,
  );
  maker.makeAll();
  await expect.poll(() => [...new Set([...world.unprinted].map(({ id }) => id))]).toEqual(['e49', 'e50', 'e99']);
  await maker.close();
});

test('a closed library is not asked, and closing ends what is under way', async () => {
  const world = pretended([result('a', 2), result('b', 1)]);
  let open = true;
  const maker = makePrintMaker(
    '/home',
    () => (open ? world.library : null),
    world.pictures,
    () => undefined,
  );
  maker.makeAll();
  open = false;
  await maker.close();
  maker.makeAll();
  await maker.make('a', 0);
  expect([...world.unprinted].map(({ id }) => id)).toEqual(['a', 'b']);
  expect(world.told()).toBe(0);
});
