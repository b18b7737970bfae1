// What AUTOMATIC1111's web UI, Forge, Fooocus and many others write: the words, “Negative prompt: …”, and one line of “Key: value, …”.
import { foreignRecipe, wholeNumber } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const maxText = 200_000;
/** Fewer pairs could be a sentence with colons. */
const fewestPairs = 3;

/** From the text of the PNG chunk `parameters`, or of a comment of EXIF. Null for a text without such a line, or a longer one than 200,000 letters. */
export function readA1111(text: string | null): Recipe | null {
  // Other programs write JSON under the same name.
  if (text === null || text.length > maxText || /^\s*[{[]/.test(text.slice(0, 100))) return null;
  const lines = text.replaceAll('\r\n', '\n').trim().split('\n');
  const at = settingsAt(lines);
  const pairs = pairsOf(lines[at] ?? '');
  if (pairs.size < fewestPairs) return null;
  const words = lines.slice(0, at);
  const negativeAt = words.findIndex((line) => line.startsWith('Negative prompt:'));
  const prompt = (negativeAt < 0 ? words : words.slice(0, negativeAt)).join('\n');
  const negative = negativeAt < 0 ? null : words.slice(negativeAt).join('\n').slice('Negative prompt:'.length);
  const { Seed: seed, Model: model, ...rest } = Object.fromEntries(pairs);
  return foreignRecipe('a1111', {
    prompt,
    negativePrompt: negative,
    model: model ?? null,
    parameters: { ...(seed === undefined ? {} : { seed: wholeNumber(seed) ?? seed }), ...numbered(rest) },
  });
}

/** Where the line of settings is: extensions write lines of their own behind it (`Template: …`). */
function settingsAt(lines: readonly string[]): number {
  const named = lines.findLastIndex((line) => /^Steps: ?\d/.test(line) && pairsOf(line).size >= fewestPairs);
  return named < 0 ? lines.length - 1 : named;
}

/** `Key: value, Key: "quoted, value"`, read once from left to right. */
export function pairsOf(line: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at < line.length && pairs.size < 200;) {
    const colon = line.indexOf(':', at);
    if (colon < 0) break;
    const key = line.slice(at, colon).trim();
    let from = colon + 1;
    while (line[from] === ' ') from += 1;
    const quotedEnd = line[from] === '"' ? endOfQuote(line, from) : -1;
    const comma = line.indexOf(',', quotedEnd < 0 ? from : quotedEnd);
    const end = comma < 0 ? line.length : comma;
    const raw = line.slice(from, end).trim();
    if (/^\w[\w \-/]{0,60}$/.test(key)) pairs.set(key, quotedEnd < 0 ? raw : unquoted(raw));
    at = end + 1;
  }
  return pairs;
}

function endOfQuote(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '"') return at + 1;
  }
  return -1;
}

function unquoted(raw: string): string {
  return raw.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

function numbered(pairs: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(pairs).map(([key, value]) => [key, /^-?\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value]),
  );
}
