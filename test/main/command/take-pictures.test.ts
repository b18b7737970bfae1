import { expect, test } from 'vitest';
import { englishFailure, fail, ok } from '../../../app/failure.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import { sentText } from '../../../main/command/row-texts.ts';
import { takePictures } from '../../../main/command/take-pictures.ts';
import type { WebTaken } from '../../../main/inputs/web-pictures.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const missing = englishFailure('picture-missing', 'It is not there.');
const inside = englishFailure('picture-missing', 'It is inside a private network.');

/** Addresses of “gone” cannot be fetched, of “inside” not be sent either; “onward” leads on to another host. */
function studio() {
  const effects: unknown[] = [];
  const unseen = (address: string): Picture => samplePicture(9, { name: address, web: { address, itself: true, unseen: true } });
  return {
    effects,
    notes: [] as string[],
    takePaths: async (paths: readonly string[]) => {
      effects.push(paths);
      const failures = paths.filter((file) => file === 'missing.jpg').map((name) => ({ name, failure: missing }));
      return { pictures: paths.map((name) => samplePicture(1, { name })), failures };
    },
    web: {
      take: async (address: string, more: readonly string[]): Promise<WebTaken> => {
        effects.push([address, more]);
        if (/gone|inside/.test(address)) return { kind: 'failed', failure: missing };
        if (address.includes('onward') && !more.includes('cdn.example.net'))
          return { kind: 'ask', host: 'cdn.example.net', from: 'onward.example.com' };
        return { kind: 'taken', picture: samplePicture(2, { name: address, web: { address, itself: false } }) };
      },
      takeUnseen: async (address: string) => (address.includes('inside') ? fail<Picture>(inside) : ok(unseen(address))),
      allow: async () => Promise.reject(new Error('a command writes no settings')),
    },
  };
}

const take = async (images: readonly string[], more: { sendAddress?: boolean; allowHosts?: readonly string[] } = {}) => {
  const parts = studio();
  const notes: string[] = [];
  const taken = await takePictures(
    parts,
    { note: (words) => void notes.push(words) },
    { images, sendAddress: false, allowHosts: [], ...more },
  );
  return { taken: taken.ok ? taken.value.map(({ name, web }) => [name, web]) : taken.failure, notes, effects: parts.effects };
};

const a = 'https://pictures.example.com/a.jpg';

test('files and addresses keep their order; to name an address allows its host', async () => {
  expect(await take(['1.jpg', '2.jpg', a, '3.jpg'])).toEqual({
    taken: [
      ['1.jpg', undefined],
      ['2.jpg', undefined],
      [a, { address: a, itself: false }],
      ['3.jpg', undefined],
    ],
    notes: [],
    effects: [['1.jpg', '2.jpg'], [a, ['pictures.example.com']], ['3.jpg']],
  });
});

test.each([
  [['1.jpg', 'missing.jpg', a], missing, 1],
  [['https://gone.example.com/a.jpg', '1.jpg'], missing, 1],
])('%j takes nothing further once one cannot be taken', async (images, failure, effects) => {
  const tried = await take(images);
  expect([tried.taken, tried.effects.length]).toEqual([failure, effects]);
});

test('a host that is only led on to is allowed by name, and the refusal says how', async () => {
  const onward = 'https://onward.example.com/a.jpg';
  expect((await take([onward])).taken).toEqual(
    englishFailure(
      'usage',
      'onward.example.com leads on to cdn.example.net. Add --allow-host cdn.example.net to fetch the picture from there.',
    ),
  );
  expect((await take([onward], { allowHosts: ['cdn.example.net'] })).taken).toEqual([[onward, { address: onward, itself: false }]]);
});

test('an address that is sent warns, keeps a copy when it can, and says when it cannot', async () => {
  const gone = 'https://gone.example.com/b.jpg';
  const warning = (name: string): string =>
    `“${name}” is sent as an address: SeaArt fetches it, and may get another picture than a look at it shows. Location in it is not removed.`;
  expect(await take([a, gone, '1.jpg'], { sendAddress: true })).toMatchObject({
    taken: [
      [a, { address: a, itself: true }],
      [gone, { address: gone, itself: true, unseen: true }],
      ['1.jpg', undefined],
    ],
    notes: [warning(a), `“${gone}” could not be fetched, so no copy is kept; its address is sent all the same.`, warning(gone)],
  });
  expect((await take(['https://inside.example.com/a.jpg'], { sendAddress: true })).taken).toEqual(inside);
});

test('the ledger’s line names addresses after its bytes', () => {
  const line = { at: 't', editId: 'E', service: '', rehearsal: false, model: 'm', sha256: null, pictures: [], endedAt: null };
  const sent = { ...line, bytes: 7, requestId: 'r', outcome: 'done', charged: 'yes', addresses: [a] } as const;
  expect(sentText(sent)).toBe(`t  E  done  charged  r  7 bytes  ${a}`);
});

test('a folder is no picture: as one edit of all that lies in it, it would be paid for', async () => {
  const folder = import.meta.dirname;
  expect(await take(['1.jpg', folder])).toEqual({
    taken: englishFailure(
      'usage',
      `“${folder}” is a folder. Name its pictures, or make one edit of each with “kontext batch --folder”. Nothing was sent.`,
    ),
    notes: [],
    effects: [],
  });
});
