import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programIn, readRecipe } from '../../../app/recipes/read-recipe.ts';
import type { Embedded } from '../../../app/recipes/read-recipe.ts';
import { recordOf } from '../../fakes/records.ts';

const embedded = (more: Partial<Embedded> = {}): Embedded => ({
  texts: [],
  comment: null,
  xmp: null,
  takenAt: null,
  madeBy: null,
  ...more,
});
const text = (keyword: string, value: unknown): Partial<Embedded> => ({
  texts: [{ keyword, text: typeof value === 'string' ? value : JSON.stringify(value) }],
});
const read = (more: Partial<Embedded>) => {
  const recipe = readRecipe(embedded(more));
  if (recipe === null) return null;
  const { dialect, prompt, negativePrompt, model, parameters } = recipe;
  return { dialect, prompt, negativePrompt, model, parameters };
};

const a1111 = [
  'a lighthouse at dusk, (masterpiece:1.2)',
  'second line',
  'Negative prompt: blurry, text',
  'more of it',
  'Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 1234567890, Size: 512x768, Model: deliberate_v2, Lora hashes: "a: 1b2c, b: \\"3d\\"", Version: v1.6.0',
].join('\n');

const ofA1111 = {
  dialect: 'a1111',
  prompt: 'a lighthouse at dusk, (masterpiece:1.2)\nsecond line',
  negativePrompt: 'blurry, text\nmore of it',
  model: 'deliberate_v2',
  parameters: {
    seed: 1234567890,
    Steps: 20,
    Sampler: 'DPM++ 2M Karras',
    'CFG scale': 7,
    Size: '512x768',
    'Lora hashes': 'a: 1b2c, b: "3d"',
    Version: 'v1.6.0',
  },
};

describe('A1111', () => {
  test('is read from a PNG text and from a comment of EXIF', () => {
    expect([read(text('parameters', a1111)), read({ comment: a1111.replaceAll('\n', '\r\n') })]).toEqual([ofA1111, ofA1111]);
  });

  test('as others write it for us, with our own keys', () => {
    const line =
      'Steps: 0, Sampler: none, CFG scale: 0, Seed: 42, Size: 1248x832, Model: flux_kontext_max, Version: 1.0, Aspect ratio: "3:2", Safety tolerance: 2';
    expect(read(text('parameters', `make the sky red\n${line}`))).toMatchObject({
      prompt: 'make the sky red',
      negativePrompt: null,
      model: 'flux_kontext_max',
      parameters: { seed: 42, 'Aspect ratio': '3:2' },
    });
  });

  test.each(['', 'just words', 'Note: this is a sentence, with a colon: or two', '{"json": 1}', `only words\n${'x'.repeat(300_000)}`])(
    'is not read into %.40j',
    (words) => {
      expect(read(text('parameters', words))).toBeNull();
    },
  );
});

test('InvokeAI', () => {
  const invoke = {
    positive_prompt: 'a castle',
    negative_prompt: '',
    seed: 99,
    steps: 30,
    cfg_scale: 7.5,
    scheduler: 'euler',
    width: 1024,
    height: 1024,
    model: { name: 'Juggernaut XL v9', base: 'sdxl' },
  };
  expect(read(text('invokeai_metadata', invoke))).toEqual({
    dialect: 'invokeai',
    prompt: 'a castle',
    negativePrompt: null,
    model: 'Juggernaut XL v9',
    parameters: { seed: 99, steps: 30, cfg_scale: 7.5, scheduler: 'euler', width: 1024, height: 1024 },
  });
});

const drawThings = (description: string, comment: string): string => `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
  <xmp:CreatorTool>Draw Things</xmp:CreatorTool><xmp:CreateDate>2025-03-04T05:06:07Z</xmp:CreateDate>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description}</rdf:li></rdf:Alt></dc:description>
  <exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">${comment}</rdf:li></rdf:Alt></exif:UserComment>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

describe('Draw Things', () => {
  test('is read from its JSON, with the time', () => {
    const json = JSON.stringify({ c: 'a bird & "a nest"', uc: 'cages', model: 'flux_1_schnell_q8p.ckpt', seed: 12, steps: 4, scale: 1 });
    const escaped = json.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    expect(readRecipe(embedded({ xmp: drawThings('x', escaped) }))).toEqual({
      dialect: 'draw-things',
      prompt: 'a bird & "a nest"',
      negativePrompt: 'cages',
      model: 'flux_1_schnell_q8p.ckpt',
      parameters: { seed: 12, steps: 4, scale: 1 },
      at: '2025-03-04T05:06:07.000Z',
      record: null,
    });
  });

  test('and from its description', () => {
    const words = 'a bird &#38; a nest\n-cages\nSteps: 4, Sampler: Euler A, Guidance Scale: 1.0, Seed: 12, Size: 512x512, Model: x.ckpt';
    expect(read({ xmp: drawThings(words, '') })).toMatchObject({
      dialect: 'draw-things',
      prompt: 'a bird & a nest',
      negativePrompt: 'cages',
      model: 'x.ckpt',
      parameters: { seed: 12, Sampler: 'Euler A' },
    });
  });
});

describe('our own record', () => {
  const record = recordOf(1);

  test('is read whole, before all others', () => {
    const both = { texts: [{ keyword: 'parameters', text: a1111 }, ...(text('kontext-studio', record).texts ?? [])] };
    expect(readRecipe(embedded(both))).toEqual({
      dialect: 'kontext-studio',
      prompt: record.request.prompt,
      negativePrompt: null,
      model: record.model,
      parameters: record.request.parameters,
      at: record.createdAt,
      record,
    });
  });

  test.each([[{ ...record, state: 'paid' }], [{ ...record, id: '../x' }], [{ ...record, results: [{ file: 1 }] }], [[]]])(
    'that does not fit is none',
    (bad) => {
      expect(readRecipe(embedded(text('kontext-studio', bad)))).toBeNull();
    },
  );
});

test('a picture names the program that made it: in its comment, in XMP, in a text or in EXIF, in this order', () => {
  const madeBy = { description: null, make: null, model: null, software: 'Four 4' };
  const texts = [{ keyword: 'Software', text: 'Three' }];
  const xmp = '<xmp:CreatorTool>Two</xmp:CreatorTool>';
  const program = (more: Partial<Embedded>) => programIn(embedded(more));
  expect([
    program({ madeBy }),
    program({ madeBy, texts }),
    program({ madeBy, texts, xmp }),
    program({ madeBy, texts, xmp, comment: '{"source_info": "One"}' }),
    program({ xmp: 'xmp:CreatorTool="Paint 2"' }),
  ]).toEqual(['Four 4', 'Three', 'Two', 'One', 'Paint 2']);
  // What is no name is passed over, and of a name only what can stand in a sentence is left.
  expect(program({ texts: [{ keyword: 'Software', text: '42' }], madeBy: { ...madeBy, software: ' Paint;\u0007 (v2) ' } })).toBe(
    'Paint (v2)',
  );
  expect(program({ texts: [{ keyword: 'Software', text: 'p'.repeat(80) }] })).toBe('p'.repeat(60));
  expect(program({})).toBeNull();
});

describe('whatever a file holds', () => {
  const keywords = [
    'kontext-studio',
    'invokeai_metadata',
    'sd-metadata',
    'Dream',
    'parameters',
    'prompt',
    'workflow',
    'Comment',
    'Description',
    'Software',
  ];
  const nodes = fc.dictionary(
    fc.constantFrom('1', '2', '3', '__proto__'),
    fc.record({
      class_type: fc.constantFrom('KSampler', 'CLIPTextEncode', 'SamplerCustomAdvanced', 'constructor'),
      inputs: fc.dictionary(
        fc.constantFrom('positive', 'text', 'seed', 'model', 'guider', '__proto__', 'toString'),
        fc.oneof(fc.anything(), fc.tuple(fc.constantFrom('1', '2', '3'), fc.constant(0))),
      ),
    }),
  );
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.json(),
    nodes.map((graph) => JSON.stringify(graph)),
    fc.string().map((some) => `${some}\nNegative prompt: ${some}\nSteps: 1, Seed: ${some}, Size: "${some}, a: b`),
    fc.string().map((some) => drawThings(some, some)),
    fc.json().map((some) => `{"nodes": [${some}], "links": [${some}, [1, ${some}]]}`),
  );

  test('no text throws, and what is read keeps to its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ keyword: fc.constantFrom(...keywords), text: words }), { maxLength: 4 }),
        fc.option(words),
        fc.option(words),
        (texts, comment, xmp) => {
          const recipe = readRecipe({ texts, comment, xmp, takenAt: null, madeBy: null });
          if (recipe === null) return;
          // Settings alone are a recipe too.
          const says = recipe.prompt.trim() !== '' || Object.keys(recipe.parameters).length > 1;
          expect([says, recipe.prompt.isWellFormed(), recipe.prompt.includes('\0')]).toEqual([true, true, false]);
          expect(Object.keys(recipe.parameters).length).toBeLessThanOrEqual(40);
          for (const [name, value] of Object.entries(recipe.parameters))
            expect([name.length <= 64, ['string', 'number', 'boolean'].includes(typeof value), String(value).length <= 256]).toEqual([
              true,
              true,
              true,
            ]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('very much of it takes no time to speak of', () => {
    const started = performance.now();
    const hostile = [
      text('parameters', `${'a:'.repeat(90_000)}`),
      text('parameters', `${'word '.repeat(30_000)}\n${'"\\'.repeat(20_000)}`),
      text(
        'prompt',
        JSON.stringify(
          Object.fromEntries(
            Array.from({ length: 20_000 }, (_, n) => [
              n,
              { class_type: 'KSampler', inputs: { positive: [String(n + 1), 0], a: [String(n + 2), 0] } },
            ]),
          ),
        ),
      ),
      { xmp: `Draw Things ${'<dc:description><rdf:li'.repeat(40_000)}` },
      { xmp: drawThings('&#'.repeat(200_000), '&amp'.repeat(50_000)) },
      text('invokeai_metadata', '['.repeat(500_000)),
      text('prompt', `{"a": ${'NaN, '.repeat(400_000)}`),
    ];
    for (const one of hostile) readRecipe(embedded(one));
    // Not a budget: what grows with the square of the length would take hours.
    expect(performance.now() - started).toBeLessThan(50_000);
  }, 240_000);
});
