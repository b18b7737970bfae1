// What Draw Things writes into XMP: JSON in exif:UserComment, and the words with their settings in dc:description.
import { pairsOf } from './a1111.ts';
import { foreignRecipe, wholeNumber } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { fieldOf, readJson, textOf } from './json.ts';

const maxText = 1_000_000;

/** From a whole packet of XMP; null for one of another program. The JSON is preferred to the words. */
export function readDrawThings(xmp: string | null): Recipe | null {
  if (xmp === null || xmp.length > maxText || !xmp.includes('Draw Things')) return null;
  const raw = readJson(itemOf(xmp, 'exif:UserComment') ?? '', maxText);
  const prompt = textOf(fieldOf(raw, 'c'));
  return prompt === null ? recipeInWords(xmp) : recipeInJson(raw, prompt, dateIn(xmp));
}

function recipeInJson(raw: unknown, prompt: string, at: string | null): Recipe | null {
  return foreignRecipe('draw-things', {
    prompt,
    negativePrompt: textOf(fieldOf(raw, 'uc')),
    model: textOf(fieldOf(raw, 'model')),
    parameters: Object.fromEntries(['seed', 'steps', 'scale', 'sampler', 'size', 'strength'].map((name) => [name, fieldOf(raw, name)])),
    at,
  });
}

/** The words, the negative ones on a line that begins with “-”, and the settings as pairs in the last line. */
function recipeInWords(xmp: string): Recipe | null {
  const lines = (itemOf(xmp, 'dc:description') ?? '').trim().split('\n');
  const pairs = pairsOf(lines.at(-1) ?? '');
  if (pairs.size < 3) return null;
  const words = lines.slice(0, -1);
  const negative = words.findIndex((line) => line.startsWith('-'));
  const { Seed: seed, Model: model, ...parameters } = Object.fromEntries(pairs);
  return foreignRecipe('draw-things', {
    prompt: (negative < 0 ? words : words.slice(0, negative)).join('\n'),
    negativePrompt: negative < 0 ? null : words.slice(negative).join('\n').slice(1),
    model: model ?? null,
    parameters: { ...(seed === undefined ? {} : { seed: wholeNumber(seed) ?? seed }), ...parameters },
    at: dateIn(xmp),
  });
}

/** The text of an element's first list item, or of the element itself. */
function itemOf(xmp: string, name: string): string | null {
  const from = xmp.indexOf(`<${name}`);
  const to = from < 0 ? -1 : xmp.indexOf(`</${name}>`, from);
  if (to < 0) return null;
  const inside = xmp.slice(xmp.indexOf('>', from) + 1, to);
  const item = inside.indexOf('<rdf:li');
  if (item < 0) return unescaped(inside);
  const end = inside.indexOf('</rdf:li>', item);
  return end < 0 ? null : unescaped(inside.slice(inside.indexOf('>', item) + 1, end));
}

function dateIn(xmp: string): string | null {
  const found = /xmp:CreateDate(?:>|=")(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})?)/.exec(xmp)?.[1];
  return found !== undefined && Number.isFinite(Date.parse(found)) ? new Date(found).toISOString() : null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
