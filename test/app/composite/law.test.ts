import { expect, test } from 'vitest';
import { propose } from '../../../app/composite/propose.ts';
import { keepsLaw, lawFigures } from './law.ts';
import { makeScene } from './scenes.ts';

const options = { frame: { width: 448, height: 336 }, result: { width: 480, height: 352 }, maxShift: 16, maxZoom: 0.05, maxTone: 8 };

test.each([2, 3])('seed %i: zoom, shift, tone and JPEG are undone, the pasted patch is found and nothing else', async (seed) => {
  const figures = lawFigures(await makeScene(seed, options));
  expect([figures, keepsLaw(figures)]).toEqual([figures, true]);
});

test('the same pictures give the same proposal; a picture without a patch is unchanged; another scene is refused', async () => {
  const [scene, other] = [await makeScene(4, options), await makeScene(5, options)];
  const proposal = propose(scene.original, scene.result);
  expect(propose(scene.original, scene.result)).toEqual(proposal);
  const same = propose(scene.original, scene.original);
  expect([same.verdict, same.reason, same.parts, same.share, same.registration.match]).toEqual(['unchanged', 'unchanged', [], 0, 1]);
  const another = propose(scene.original, other.result);
  expect([another.verdict, another.reason]).toEqual(['refused', 'another-picture']);
});

test('a known start is taken as it is given and improved from there', async () => {
  const scene = await makeScene(6, options);
  const found = propose(scene.original, scene.result, { start: scene.truth });
  expect([found.verdict, found.parts.length]).toEqual(['accepted', 1]);
  // So far from the truth that nothing is found from there, and no other start is tried.
  const [a, b, c, d, e, f] = scene.truth;
  expect(propose(scene.original, scene.result, { start: [a, b, c + 150, d, e, f + 120] }).verdict).toBe('refused');
});

test('a result with more pixels than the original lies as exactly', async () => {
  const figures = lawFigures(await makeScene(1, { ...options, result: { width: 704, height: 528 } }));
  expect([figures, keepsLaw(figures)]).toEqual([figures, true]);
});

test('what was moved farther than arithmetic explains is found by the search', async () => {
  const figures = lawFigures(await makeScene(9, { ...options, maxShift: 34, maxZoom: 0.13 }));
  // 11 % wider, 12 % lower, 33 px away, of 448: so little is left in common that a little more than the law's 0.1 % is forgiven.
  expect([figures, figures.zoomError <= 0.15 && figures.shiftError <= 0.3]).toEqual([figures, true]);
});
