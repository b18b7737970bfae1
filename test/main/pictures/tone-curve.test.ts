// The HDR curves at points that the recommendations print, and the shape of the tone curve.
import { describe, expect, test } from 'vitest';
import { hlgGain, hlgToScene, lightToPq, pqToLight, sdrWhite, toneMapped, usualPeak } from '../../../main/pictures/tone-curve.ts';

describe('PQ', () => {
  // ITU-R BT.2408, table 1 and BT.2100: signal in percent of the light in cd/m².
  test.each([
    [0, 0],
    [100, 0.508],
    [203, 0.581],
    [1000, 0.752],
    [10_000, 1],
  ])('of %d cd/m² is %d', (light, code) => {
    expect(lightToPq(light)).toBeCloseTo(code, 3);
    expect(pqToLight(lightToPq(light))).toBeCloseTo(light, 3);
  });
});

describe('HLG', () => {
  test('meets its two halves in the middle, and is 1 at 1', () => {
    expect([hlgToScene(0), hlgToScene(0.5), hlgToScene(0.5000001), hlgToScene(1)].map((value) => Number(value.toFixed(5)))).toEqual([
      0, 0.08333, 0.08333, 1,
    ]);
  });

  test('of three quarters is SDR’s white on its own display', () => {
    // BT.2408: 75 % of HLG is 203 cd/m² on a display of 1000.
    const scene = hlgToScene(0.75);
    expect(Math.abs(hlgGain(scene) * scene - sdrWhite)).toBeLessThan(1);
    expect(hlgGain(0)).toBe(0);
  });
});

describe('the tone curve', () => {
  const lights = Array.from({ length: 200 }, (_, at) => (at / 200) ** 2 * usualPeak);

  test('leaves what is dark alone, rises everywhere, and ends at SDR’s white', () => {
    const mapped = lights.map((light) => toneMapped(light, usualPeak));
    expect(mapped.slice(0, 50)).toEqual(lights.slice(0, 50));
    expect(mapped.every((light, at) => at === 0 || light > (mapped[at - 1] ?? 0))).toBe(true);
    expect(toneMapped(usualPeak, usualPeak)).toBeCloseTo(sdrWhite, 6);
    expect(toneMapped(5000, usualPeak)).toBeCloseTo(sdrWhite, 6);
  });

  test('does nothing to a picture that is no brighter than SDR', () => {
    expect([1, 100, 203, 400].map((light) => toneMapped(light, 203))).toEqual([1, 100, 203, 203]);
  });
});
