import { describe, expect, it } from 'vitest';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import type { Parameter } from '../../../app/models/model.ts';
import { isDefault, modelOf, nameRatio, rollSeed, valueOf, withValue } from '../../../renderer/store/parameters.ts';

function parameter<K extends Parameter['kind']>(kind: K): Extract<Parameter, { kind: K }> {
  const found = kontextMax.parameters.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found as Extract<Parameter, { kind: K }>;
}

describe('parameters', () => {
  it('are absent when they are the default, so that nothing is sent that was not chosen', () => {
    expect(withValue({ safety_tolerance: 5 }, parameter('level'), 2)).toEqual({});
    expect(withValue({}, parameter('level'), 0)).toEqual({ safety_tolerance: 0 });
    expect(withValue({ seed: 7, output_format: 'jpeg' }, parameter('seed'), null)).toEqual({ output_format: 'jpeg' });
    expect([valueOf(parameter('choice'), {}), valueOf(parameter('ratio'), {}), isDefault(parameter('switch'), {})]).toEqual([
      'png',
      null,
      true,
    ]);
  });

  it('name a picture by the ratio next to it', () => {
    const { offered } = parameter('ratio');
    expect(nameRatio({ width: 4000, height: 3000 }, offered)).toBe('4:3');
    expect(nameRatio({ width: 1184, height: 880 }, offered)).toBe('4:3');
    expect(nameRatio({ width: 2560, height: 1600 }, offered)).toBe('1.60:1');
    expect(nameRatio({ width: 1600, height: 2560 }, offered)).toBe('1:1.60');
  });

  it('roll seeds short enough to read out', () => {
    const seed = parameter('seed');
    for (let turn = 0; turn < 200; turn++) {
      const rolled = rollSeed(seed);
      expect(Number.isInteger(rolled) && rolled >= 0 && rolled < seed.rollBelow).toBe(true);
    }
  });

  it('fall back to the first model for a draft of an unknown one', () => {
    expect(modelOf('of-the-future')).toBe(kontextMax);
  });
});
