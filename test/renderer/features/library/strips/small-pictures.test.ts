// What the painter asks for, how much at once, and what it lets go of.
import { expect, test } from 'vitest';
import { packHead } from '../../../../../app/contract/packs.ts';
import { keyOf, openSmallPictures } from '../../../../../renderer/features/library/strips/small-pictures.ts';
import type { Wish } from '../../../../../renderer/features/library/strips/small-pictures.ts';

type Asked = { readonly address: string; readonly signal: AbortSignal; readonly answer: (bytes: Uint8Array | null) => void };

/** A main that answers when the test says so. */
function opened() {
  const asked: Asked[] = [];
  const came: [string, string | null][] = [];
  let wishes: readonly Wish[] = [];
  const pictures = openSmallPictures(
    () => wishes,
    (key, picture) => void came.push([key, picture === null ? null : `${picture.size} bytes`]),
    (address, { signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('let go', 'AbortError')));
        asked.push({
          address,
          signal,
          answer: (bytes) => resolve(bytes === null ? new Response(null, { status: 500 }) : new Response(Uint8Array.from(bytes))),
        });
      }),
  );
  const want = (next: readonly Wish[]): void => {
    wishes = next;
    pictures.want();
  };
  const idsOf = ({ address }: Asked): readonly string[] => address.split('/').at(-1)?.split(',') ?? [];
  return { pictures, asked, came, want, idsOf };
}

const wish = (n: number, longSide: Wish['longSide'] = 160): Wish => ({ id: `E${n}`, longSide });
const wishes = (count: number): readonly Wish[] => Array.from({ length: count }, (_, n) => wish(n));
const packWith = (lengths: readonly number[]): Uint8Array =>
  Buffer.concat(lengths.flatMap((length, number) => [packHead(number, length), new Uint8Array(length)]));
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('sixty-four pictures are one request, and no more than two are on their way', () => {
  const { asked, want, idsOf } = opened();
  want(wishes(200));
  expect(asked.map((one) => idsOf(one).length)).toEqual([64, 64]);
  expect(asked.map((one) => idsOf(one)[0])).toEqual(['E0', 'E64']);
  want(wishes(200));
  expect(asked.length).toBe(2);
});

test('what has come is kept and not asked for again, and the next pack takes what is wanted then', async () => {
  const { pictures, asked, came, want, idsOf } = opened();
  want([wish(1), wish(2)]);
  asked[0]?.answer(packWith([5, 0]));
  await expect
    .poll(() => came)
    .toEqual([
      ['E1/160', '5 bytes'],
      ['E2/160', null],
    ]);
  expect([pictures.get(keyOf(wish(1)))?.size, pictures.get(keyOf(wish(2)))]).toEqual([5, undefined]);
  want([wish(1), wish(3)]);
  expect(asked.map(idsOf).at(-1)).toEqual(['E3']);
});

test('of twenty million bytes the oldest are let go of', async () => {
  const { pictures, asked, came, want } = opened();
  const kept = (): readonly number[] => [0, 1, 2, 3, 4].filter((n) => pictures.get(keyOf(wish(n))) !== undefined);
  want(wishes(5));
  asked[0]?.answer(packWith([6_000_000, 6_000_000, 8_000_000, 1, 7_000_000]));
  await expect.poll(() => came.length).toBe(5);
  expect(kept()).toEqual([2, 3, 4]);
});

test('one that was no picture is asked for again when it is wanted again, and takes no room', async () => {
  const { pictures, asked, came, want, idsOf } = opened();
  want([wish(0), wish(1)]);
  asked[0]?.answer(packWith([15_000_000, 5]));
  await expect.poll(() => came.length).toBe(2);
  pictures.forget(keyOf(wish(0)));
  want([wish(0), wish(1)]);
  expect(asked.map(idsOf).at(-1)).toEqual(['E0']);
  asked[1]?.answer(packWith([19_000_000]));
  await expect.poll(() => came.length).toBe(3);
  expect([0, 1].map((n) => pictures.get(keyOf(wish(n)))?.size)).toEqual([19_000_000, 5]);
});

test('a pack that nobody waits for is let go of; one of which a picture is wanted is not', async () => {
  const { asked, came, want, idsOf } = opened();
  want(wishes(128));
  want([wish(100)]);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  await settled();
  // What was let go of is not missing, and may be asked for again.
  expect(came).toEqual([]);
  want([wish(100), wish(3)]);
  expect(asked.map(idsOf).at(-1)).toEqual(['E3']);
});

test('pictures of another size are another pack', () => {
  const { asked, want } = opened();
  want([wish(1), wish(1, 320), wish(2)]);
  expect(asked.map(({ address }) => address)).toEqual(['/media/pack/160/E1,E2', '/media/pack/320/E1']);
});

test('a pack that fails or is cut has no further pictures', async () => {
  const { asked, came, want } = opened();
  want([wish(1), wish(2)]);
  asked[0]?.answer(packWith([5, 9]).subarray(0, 20));
  await expect
    .poll(() => came.toSorted())
    .toEqual([
      ['E1/160', '5 bytes'],
      ['E2/160', null],
    ]);
  want([wish(3)]);
  asked.at(-1)?.answer(null);
  await expect.poll(() => came.at(-1)).toEqual(['E3/160', null]);
});
