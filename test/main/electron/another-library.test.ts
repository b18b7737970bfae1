// What is asked before another folder becomes the library.
import { expect, test } from 'vitest';
import { pretendedDesktop as desktop } from './pretended-desktop.ts';

const among = [
  'asked',
  'Make a library in /photos?',
  'Other files lie in this folder, and no library',
  ['Make a library there', 'Cancel'],
  1,
  1,
];
const leaving = [
  'asked',
  'Open another library while edits are under way?',
  '2 edits are under way',
  ['Open the other library', 'Stay'],
  1,
  1,
];

test.each([
  ['with other files', { strange: '/photos' }, among, { amongOthers: true }],
  ['away from edits under way', { living: 2 }, leaving, { leaving: true }],
])('a folder %s is asked about before it becomes the library, and no keeps the one there is', async (_, why, question, agreed) => {
  const [yes, no] = [0, 1].map((answer) => desktop({ chosen: ['/photos'], library: '/old', answer, ...why }));
  await yes?.handlers['library.chooseFolder'](undefined);
  await no?.handlers['library.chooseFolder'](undefined);
  expect([yes?.effects.slice(1), no?.effects.slice(1)]).toEqual([
    [['use', '/photos', {}], question, ['use', '/photos', agreed]],
    [['use', '/photos', {}], question, ['use', '/old', {}]],
  ]);
});

test('a folder that is both is asked about twice', async () => {
  const { handlers, effects } = desktop({ chosen: ['/photos'], library: '/old', strange: '/photos', living: 2, answer: 0 });
  await handlers['library.chooseFolder'](undefined);
  expect(effects.slice(1)).toEqual([
    ['use', '/photos', {}],
    among,
    ['use', '/photos', { amongOthers: true }],
    leaving,
    ['use', '/photos', { amongOthers: true, leaving: true }],
  ]);
});
