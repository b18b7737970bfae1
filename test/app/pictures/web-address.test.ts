import { describe, expect, test } from 'vitest';
import {
  addressesSent,
  addressSent,
  isUnseen,
  isWebAddress,
  keptSource,
  maySendAddress,
  nameInAddress,
  withoutItsQuery,
  withoutQuery,
} from '../../../app/pictures/web-address.ts';

const address = 'https://pictures.example.com/a/boats.jpg?X-Sign=secret&e=9#part';

describe('an address as text', () => {
  test.each([
    ['https://a.example/b.jpg', true],
    ['HTTP://a.example', true],
    ['https://', false],
    ['https://a.example/two words', false],
    ['ftp://a.example/b', false],
    ['a picture from https://a.example', false],
    ['boats.jpg', false],
  ])('%s is one of the web: %s', (words, wanted) => expect(isWebAddress(words)).toBe(wanted));

  test.each([
    [address, 'https://pictures.example.com/a/boats.jpg'],
    ['https://a.example/b', 'https://a.example/b'],
    ['https://a.example?x=1\n2', 'https://a.example'],
    ['https://a.example/b#x?y', 'https://a.example/b'],
  ])('%s without its query is %s', (given, wanted) => expect(withoutQuery(given)).toBe(wanted));

  test.each([
    [address, 'boats.jpg'],
    ['https://a.example/', 'a.example'],
    ['https://a.example', 'a.example'],
    ['https://a.example?x=/y.jpg', 'a.example'],
    ['https://a.example/caf%C3%A9.png', 'café.png'],
    ['https://a.example/100%.png', '100%.png'],
    ['https://a.example/b/..%2F..%2Fetc%2Fpasswd', '....etcpasswd'],
    ['https://a.example/%E2%80%AEgpj.exe', 'gpj.exe'],
    [`https://a.example/${'n'.repeat(900)}`, 'n'.repeat(200)],
  ])('%s is called %s', (given, wanted) => expect(nameInAddress(given)).toBe(wanted));
});

describe('where an input came from', () => {
  const sent = { web: { address, itself: true } };
  const fetched = { web: { address, itself: false } };

  test('only an address that is sent counts as sent', () => {
    expect([addressSent(sent), addressSent(fetched), addressSent({})]).toEqual([address, null, null]);
    expect(addressesSent([sent, fetched, {}])).toEqual(['https://pictures.example.com/a/boats.jpg']);
  });

  test('the record keeps the whole of it where it is sent, and no signature where it was only fetched', () => {
    expect(keptSource(sent.web)).toEqual(sent.web);
    expect(keptSource(fetched.web)).toEqual({ address: 'https://pictures.example.com/a/boats.jpg', itself: false, shortened: true });
    expect(keptSource({ address: 'https://a.example/b', itself: false })).toEqual({ address: 'https://a.example/b', itself: false });
  });

  test('an address that was cut is never sent again', () => {
    expect([maySendAddress(sent), maySendAddress({ web: withoutItsQuery(sent.web) }), maySendAddress({})]).toEqual([true, false, false]);
  });

  test('a picture without a copy is unseen', () => {
    expect([isUnseen(sent), isUnseen({ web: { address, itself: true, unseen: true } }), isUnseen({})]).toEqual([false, true, false]);
  });
});
