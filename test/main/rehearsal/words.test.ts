import { describe, expect, test } from 'vitest';
import { readMisbehaviours } from '../../../main/rehearsal/misbehave.ts';
import { nearestSize } from '../../../app/models/check.ts';
import { readWords } from '../../../main/pictures/painter/words.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';

describe('the words of an instruction', () => {
  const nothing = { colour: null, where: 'subject', looks: [], textures: [], mirror: 'no', turn: 0, together: false, beside: false };

  test.each([
    ['Add a hat', nothing],
    ['Change the red car to blue', { ...nothing, colour: [0.16, 0.38, 0.82] }],
    ['Make the sky purple', { ...nothing, colour: [0.5, 0.24, 0.72], where: 'sky' }],
    ['Turn it to night, keep the red car and the blue door', { ...nothing, looks: ['night'] }],
    ['Make it black and white', { ...nothing, looks: ['monochrome'] }],
    ['golden hour', { ...nothing, looks: ['sunset'] }],
    ['A WATERCOLOR of a snowy morning', { ...nothing, looks: ['morning', 'snow'], textures: ['watercolour'] }],
    ['blur the background', { ...nothing, where: 'background', textures: ['blur'] }],
    ['mirror it and rotate left', { ...nothing, mirror: 'across', turn: 270 }],
    ['flip vertically', { ...nothing, mirror: 'down' }],
    ['merge both', { ...nothing, together: true }],
    ['a collage of them', { ...nothing, beside: true }],
    ['Make the picture blue', { ...nothing, colour: [0.16, 0.38, 0.82], where: 'everywhere' }],
    ['Make the boat in the picture blue', { ...nothing, colour: [0.16, 0.38, 0.82] }],
  ])('%s', (prompt, words) => {
    expect(readWords(prompt)).toEqual(words);
  });
});

describe('words in brackets', () => {
  test('are taken out where they are known and left alone where not', () => {
    expect(readMisbehaviours('[slow] make it [JPEG]  red [sic] [constructor]')).toEqual({
      words: ['slow', 'jpeg'],
      prompt: 'make it red [sic] [constructor]',
    });
  });

  test('an instruction without them is not touched', () => {
    expect(readMisbehaviours('two  spaces\n')).toEqual({ words: [], prompt: 'two  spaces\n' });
  });
});

test('the output size is the one nearest in ratio', () => {
  expect(
    [1, 1.5, 16 / 9, 9 / 21, 2048 / 1365, 1024 / 768, 768 / 1280, 843 / 461, 3824 / 5032].map((ratio) =>
      nearestSize(kontextMax.outputSizes, ratio),
    ),
  ).toEqual([
    { width: 1024, height: 1024 },
    { width: 1248, height: 832 },
    { width: 1392, height: 752 },
    { width: 672, height: 1568 },
    { width: 1248, height: 832 },
    { width: 1184, height: 880 },
    { width: 800, height: 1328 },
    { width: 1392, height: 752 },
    { width: 880, height: 1184 },
  ]);
});
