// Advice on an instruction: what is told, and that nothing is told of good ones.
import { describe, expect, test } from 'vitest';
import { adviceOn } from '../../../app/advice/advice.ts';

/** Of the guide itself, of the presets it suggests, and as people write them. */
const good = [
  'Change the car color to red',
  'Change to daytime while maintaining the same style of the painting',
  'change the setting to a day time, add a lot of people walking the sidewalk while maintaining the same style of the painting',
  'Change the clothes to be a viking warrior while preserving facial features',
  'Transform the person into a Viking while preserving his exact facial features, eye color, and facial expression',
  'The woman with short black hair is now in a sunny park, keep her face and hairstyle',
  'Change the background to a beach while keeping the person in the exact same position, scale, and pose. Maintain identical subject placement',
  'Convert to pencil sketch with natural graphite lines, cross-hatching, and visible paper texture',
  'Transform to Bauhaus art style while maintaining the original composition and object placement',
  'Restyle to Claymation style',
  "Replace 'joy' with 'BFL'",
  'Replace the text "OPEN" with "CLOSED", keep the font and colour',
  'The sign says "Welcome" instead of "Closed"',
  'Add hats in the boxes',
  'remove the power lines, fill with clear sky',
  'Remove the man on the left and fill his place with the wall',
  'make the sky stormy, keep the house as it is',
  'make it night',
  'make the sky red',
  'Make the evening golden',
  'put the hat from image 2 on the woman in image 1',
  'put a hat on her head',
  'Anna smiles, her eyes open',
  'Give Anna her red coat back',
  'restore this old photo, repair scratches and keep the faces',
  'turn the car into a bus',
  'a man reading a newspaper at the station',
  'put a stop sign at the corner',
  'replace the sign with a lamp',
  'change only the background to white',
  'Transform this into a watercolour and leave the layout unchanged',
  'change her dress to red, the woman in front',
  'a small red boat on the sea, oil on canvas',
  'brighten the shadows',
  '把天空变成红色',
  '把女人的头发变成金色，保持脸不变',
  '把背景换成海滩，保持人物位置不变',
  '把他身后的人去掉',
  '去掉其他杂物',
  'Haz el vestido más cálido',
  'Mach den Himmel rot und lass das Haus, wie es ist',
  '{name}: make the sky red',
];

test.each(good)('nothing is said of %j', (prompt) => expect(adviceOn(prompt, 1)).toBeNull());

describe('what is told', () => {
  test.each([
    ['make the {what} golden', { kind: 'field', field: 'what' }],
    ['change her hair to blonde', { kind: 'subject', word: 'her' }],
    ['Put glasses on him', { kind: 'subject', word: 'him' }],
    ['把她的头发变成金色', { kind: 'subject', word: '她' }],
    ['transform into a Viking', { kind: 'stays' }],
    ['Change the background to a beach', { kind: 'stays' }],
    ['turn the picture into a comic', { kind: 'stays' }],
    ['change it to winter', { kind: 'stays' }],
    ['change to daytime', { kind: 'stays' }],
    ['把背景换成海滩', { kind: 'stays' }],
    ['把画面变成水墨画风格', { kind: 'stays' }],
    ['add a sign that says open all day', { kind: 'quotes' }],
    ['the banner reads happy birthday', { kind: 'quotes' }],
  ])('of %j is %j', (prompt, advice) => expect(adviceOn(prompt, 1)).toEqual(advice));

  test('of several pictures, when none is named', () => {
    expect(adviceOn('put the hat on the woman', 2)).toEqual({ kind: 'images' });
    expect(adviceOn('put the hat of image 2 on the woman', 2)).toBeNull();
    expect(adviceOn('把图2的帽子戴上', 2)).toBeNull();
  });

  test('is nothing without a picture, or where hardly anything is written, but for an open field', () => {
    expect([adviceOn('change to daytime', 0), adviceOn('her hat', 1), adviceOn('', 1)]).toEqual([null, null, null]);
    expect(adviceOn('{what}', 0)).toEqual({ kind: 'field', field: 'what' });
  });
});
