// Fields of one's own in saved words: {colour} is asked for when the words are used; {name} and {n} are filled for each picture.
import { batchFields } from '../batch/fields.ts';

const field = /\{([\p{L}\p{N}_-]{1,32})\}/gu;
const ofPictures: readonly string[] = batchFields;

/** Names of the fields that are to be filled before the words are sent, each once, in their order; not those of pictures. */
export const ownFields = (prompt: string): readonly string[] => [
  ...new Set([...prompt.matchAll(field)].map(([, name = '']) => name).filter((name) => !ofPictures.includes(name.toLowerCase()))),
];

/** Fields that no value is given for stay as they are. */
export const fillOwnFields = (prompt: string, values: ReadonlyMap<string, string>): string =>
  prompt.replace(field, (whole, name: string) => values.get(name) ?? whole);

/** Where the next field after a place stands, its braces included; else the first one; null when there is none. */
export function fieldAfter(prompt: string, at: number): { readonly from: number; readonly to: number } | null {
  const all = [...prompt.matchAll(field)]
    .filter(([, name = '']) => !ofPictures.includes(name.toLowerCase()))
    .map((found) => ({ from: found.index, to: found.index + found[0].length }));
  return all.find(({ from }) => from >= at) ?? all[0] ?? null;
}
