// Addresses of pictures that a hostile window could name.
import fc from 'fast-check';

/** None of them is a name: whether one leads anywhere would be asked of the system. */
const webAddress = fc.constantFrom(
  'https://8.8.8.8/a.png',
  'https://8.8.8.8/../a.png?x=#y',
  'https://127.0.0.1/a.png',
  'https://[::ffff:10.0.0.1]/a.png',
  'https://ada:secret@8.8.8.8/a.png',
  'https://8.8.8.8:22/a.png',
  'http://8.8.8.8/a.png',
  'file:///etc/passwd',
  'https://',
);

/** An address, or words of any kind. */
export const addressOr = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    webAddress,
    words.map((text) => `a${text}`.slice(0, 4096)),
  );

export const webSource = (words: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.option(fc.record({ address: addressOr(words), itself: fc.boolean() }), { nil: undefined });
