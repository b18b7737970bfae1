// Names of exported files: a template with words in braces, made safe for every system. Other scripts than Latin stay.
import type { EditRecord } from '../edits/record.ts';
import { shortId } from '../library/naming.ts';
import { valueInRecord } from '../models/recorded.ts';

export const nameWords = [
  'date',
  'time',
  'prompt',
  'seed',
  'project',
  'model',
  'n',
  'id',
  'index',
  'width',
  'height',
  'original',
  'name',
] as const;
export type NameWord = (typeof nameWords)[number];
export type NameFacts = Readonly<Record<NameWord, string>>;

const promptLetters = 60;
/** Some systems count UTF-16, others UTF-8; room is left for a number, “-before” and an ending. */
const maxBytes = 200;
const maxUnits = 140;

/** The facts of one result. `n` counts what is exported, from 1, `of` them in all. */
export function nameFacts(record: EditRecord, index: number, count: { readonly n: number; readonly of: number }): NameFacts {
  const at = new Date(record.createdAt);
  const known = !Number.isNaN(at.getTime());
  const result = record.results[index];
  const seed = valueInRecord(record, 'seed');
  const first = record.request.inputs[0]?.name ?? '';
  return {
    date: known ? `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}` : '',
    time: known ? `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}` : '',
    prompt: wordsOf(record.request.prompt),
    seed: seed === undefined ? '' : wordsOf(String(seed)),
    project: wordsOf(record.organised.project ?? ''),
    model: wordsOf(record.model),
    n: String(count.n).padStart(Math.max(2, String(count.of).length), '0'),
    id: shortId(record.id),
    // Of several results only the others need a number; of one it would only be noise.
    index: record.results.length > 1 ? String(index + 1) : '',
    width: result === undefined ? '' : String(result.width),
    height: result === undefined ? '' : String(result.height),
    original: wordsOf(fileName(first).replace(/\.[^.]*$/, '')),
    // As it is, so that a copy finds its way back beside the file it was made from.
    name: fileName(first).replace(/(?<=.)\.[^.]*$/, ''),
  };
}

/** A name without ending, never empty, fit for every system. Of several results of an edit each has its number, whatever the template says. */
export function fillName(template: string, facts: NameFacts): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, word: string) => {
    const known = word.toLowerCase();
    return isWord(known) ? (facts[known] === '' ? '\0' : facts[known]) : whole;
  });
  const numbered = facts.index === '' || /\{(?:index|n)\}/i.test(template) ? filled : `${filled}-${facts.index}`;
  // Where a word says nothing, what parted it from the next goes too.
  const closed = numbered.replace(/\0[-_ .]*/g, '');
  return safeName(closed, facts.id);
}

/** Words in braces that mean nothing: they stay in the name as they are. */
export function unknownWords(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word).filter((word) => !isWord(word.toLowerCase()));
}

/** One name for every system: nothing that any of them forbids, no reserved name, no hidden file, not too long. */
export function safeName(name: string, otherwise: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    // Forbidden on Windows, and what turns the reading direction or cannot be seen.
    .replace(/[<>:"/\\|?*\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '-');
  const cut = cutName(trimmed(plain));
  const named = cut === '' ? otherwise : cut;
  // Windows keeps these for devices, also with an ending.
  return /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i.test(named) ? `_${named}` : named;
}

/** Hidden files start with a dot, options with a dash; Windows drops dots and blanks at the end. */
const trimmed = (name: string): string => name.replace(/^[-_. ]+/, '').replace(/[-_. ]+$/, '');

function cutName(name: string): string {
  let bytes = 0;
  let units = 0;
  let kept = '';
  for (const letter of name) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    units += letter.length;
    if (bytes > maxBytes || units > maxUnits) return trimmed(kept);
    kept += letter;
  }
  return kept;
}

/** The first words, joined by dashes; letters and digits of every script. */
function wordsOf(text: string): string {
  const plain = text
    .slice(0, 1000)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const letters = Array.from(plain);
  if (letters.length <= promptLetters) return plain;
  const cut = letters.slice(0, promptLetters).join('');
  const lastBreak = cut.lastIndexOf('-');
  return letters[promptLetters] === '-' || lastBreak < cut.length / 2 ? cut : cut.slice(0, lastBreak);
}

const isWord = (word: string): word is NameWord => (nameWords as readonly string[]).includes(word);
/** The last part of what may be a path of any system. */
export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';
const two = (value: number): string => String(value).padStart(2, '0');
