// What the person lets the names of the library's files say. The time in front and the short id at the end are not theirs to leave out: by the first a
// folder is in order for every program, the second keeps two apart, and who opens the library finds both again, also version 0.1.0.
import type { EditRecord } from '../edits/record.ts';
import { firstModel } from '../models/models.ts';
import { valueInRecord } from '../models/recorded.ts';
import { plainWords, slugOf, stemAround } from './naming.ts';
import type { LocalTime } from './naming.ts';

export const stemWords = ['prompt', 'project', 'model', 'seed', 'original', 'n'] as const;
export type StemWord = (typeof stemWords)[number];
export type StemFacts = Readonly<Record<StemWord, string>>;

/** With the rest of a name less than the 100 letters that 0.1.0 takes for a name of ours, and than any file system's limit. */
const maxLetters = 60;
const lettersOfWord = 40;

/** As much of a record as a name is made from. */
export type Named = {
  readonly id: string;
  readonly model: string;
  readonly request: Pick<EditRecord['request'], 'prompt' | 'parameters'> & { readonly inputs: readonly { readonly name: string }[] };
  readonly organised: { readonly project: string | null };
  readonly batch?: { readonly item: number; readonly of?: number } | undefined;
};

/** To show a name where there is no edit to be named. */
export const sampleNamed: Named = {
  id: '01KB00000000000000000000K7F3',
  model: firstModel.id,
  request: { prompt: 'make the sky red', parameters: { seed: 4711 }, inputs: [{ name: 'coast.jpg' }] },
  organised: { project: 'Lakeside brochure' },
};

/** `20261123-143205_make-the-sky-red_k7f3`. `words`: what stands for the instruction. */
export function stemOf(at: LocalTime, template: string, edit: Named, words: string = edit.request.prompt): string {
  return stemAround(at, middleOf(template, stemFacts(edit, words)), edit.id);
}

function stemFacts(edit: Named, words: string): StemFacts {
  const seed = valueInRecord(edit, 'seed');
  const first = edit.request.inputs[0]?.name ?? '';
  return {
    prompt: words,
    project: edit.organised.project ?? '',
    model: edit.model,
    seed: seed === undefined ? '' : String(seed),
    original: (first.split(/[/\\]/).at(-1) ?? '').replace(/(?<=.)\.[^.]*$/, ''),
    n: edit.batch === undefined ? '' : String(edit.batch.item + 1).padStart(Math.max(2, String(edit.batch.of ?? 0).length), '0'),
  };
}

/** What stands between time and id: [a-z0-9] and single dashes, whatever the template and the facts are; never empty. */
export function middleOf(template: string, facts: StemFacts): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = name.toLowerCase();
    return isWord(word) ? plainWords(facts[word], lettersOfWord) || '\0' : whole;
  });
  // Where a word says nothing, what parted it from the next goes too.
  return plainWords(filled.replace(/\0[-_ .]*/g, ''), maxLetters) || slugOf('');
}

/** Words in braces that mean nothing: their letters stay in the name. */
export const unknownStemWords = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word).filter((word) => !isWord(word.toLowerCase()));

const isWord = (word: string): word is StemWord => (stemWords as readonly string[]).includes(word);
