// “kontext edit --preset NAME”: words, model and parameters from a file of the library, its fields filled, options above it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test('an edit takes words, model and parameters from a preset, and names tell which there are', async () => {
  const bench = await makeBench();
  const saved = {
    prompt: 'paint the {what} of {name} {colour}',
    model: 'flux_kontext_pro',
    parameters: { seed: 7, safety_tolerance: 3, odd: 1 },
  };
  for (const folder of ['presets', 'snippets']) mkdirSync(join(bench.library, folder), { recursive: true });
  writeFileSync(join(bench.library, 'presets/Paint.json'), JSON.stringify(saved));
  writeFileSync(join(bench.library, 'presets/cut.json'), '{');
  writeFileSync(join(bench.library, 'snippets/house.txt'), 'keep the house');

  const ran = await bench.run([
    'edit',
    bench.photo,
    '--preset',
    'paint',
    '--field',
    'what=car',
    '--field',
    'colour=red',
    '--safety',
    '1',
    '--json',
  ]);
  const shown = await bench.run(['show', ran.lines.at(-1)?.id ?? '', '--json']);
  expect([ran.code, shown.lines[0]]).toMatchObject([
    0,
    { edit: { model: saved.model, request: { prompt: 'paint the car of photo red', parameters: { seed: 7, safety_tolerance: 1 } } } },
  ]);
  const names = await bench.run(['names', '--json']);
  expect(names.lines.filter(({ type }) => type === 'preset' || type === 'snippet')).toEqual([
    { type: 'preset', name: 'Paint', ...saved },
    { type: 'snippet', name: 'house', prompt: 'keep the house', model: null, parameters: {} },
  ]);
  expect(names.stderr).toContain('The preset “cut” cannot be used: it is not complete JSON.');

  for (const [args, code, words] of [
    [['--preset', 'paint', '--field', 'what=car'], 2, 'has fields to be filled: {colour}. Say --field colour=VALUE.'],
    [['--preset', 'paint', '--field', 'size=big'], 2, 'has no field {size}. It has: {what}, {colour}.'],
    [['--preset', 'none'], 2, 'There is no preset “none” in this library.'],
    [['--preset', 'cut'], 7, 'The preset “cut” cannot be used: it is not complete JSON. It was left as it is.'],
    [['--preset', 'paint', '-p', 'a'], 2, 'Choose one of --prompt and --preset.'],
    [['-p', 'a', '--field', 'a=b'], 2, '--field fills a field of a preset'],
  ] as const) {
    const refused = await bench.run(['edit', ...args]);
    expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(words)]);
  }
  expect(bench.server.creates).toHaveLength(1);
});

test('a batch takes a preset too, and fills {n} and {name} of each picture', async () => {
  const bench = await makeBench();
  mkdirSync(join(bench.library, 'presets'), { recursive: true });
  writeFileSync(join(bench.library, 'presets/sky.json'), JSON.stringify({ prompt: 'number {n}: make the sky of {name} {colour}' }));
  const ran = await bench.run(['batch', bench.photo, '--preset', 'sky', '--field', 'colour=red', '--json']);
  expect(ran.code).toBe(0);
  const history = await bench.run(['history', '--json']);
  expect(history.lines.map(({ prompt }) => prompt)).toEqual(['number 1: make the sky of photo red']);
});
