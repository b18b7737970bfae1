// The fields of an instruction: words in braces that are another text for each picture. Pure.
import type { Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';

export const batchFields = ['name', 'n'] as const;
export type FieldValues = Readonly<Record<(typeof batchFields)[number], string>>;

const field = /\{([A-Za-z]{1,32})\}/g;

/** A word of any writing, as a preset names a field of its own. */
const anyField = /\{([\p{L}\p{N}_-]{1,32})\}/gu;

/** Words in braces that mean nothing: an instruction with one is refused, since it would be sent as it stands. A number alone is no word. */
export function unknownFields(prompt: string): readonly string[] {
  const known: readonly string[] = batchFields;
  const words = new Set([...prompt.matchAll(anyField)].map(([, word = '']) => word));
  return [...words].filter((word) => /\p{L}/u.test(word) && !known.includes(word.toLowerCase()));
}

/**
 * A word with one of its two braces, `{name` or `name}`, which would be sent so as well; null for none. Braces that have their other half, and those without
 * a word (`{"style": "flat"}`, `:}`), are text.
 */
export function halfField(prompt: string): string | null {
  const open: number[] = [];
  for (const { 0: brace, index } of prompt.matchAll(/[{}]/g)) {
    if (brace === '{') open.push(index);
    else if (open.pop() === undefined) {
      const [, half] = /(?:^|\s)((?=\p{L})[\p{L}\p{N}_-]{1,32}\})$/u.exec(prompt.slice(Math.max(0, index - 33), index + 1)) ?? [];
      if (half !== undefined) return half;
    }
  }
  for (const at of open) {
    const [half] = /^\{(?=\p{L})[\p{L}\p{N}_-]{1,32}/u.exec(prompt.slice(at, at + 33)) ?? [];
    if (half !== undefined) return half;
  }
  return null;
}

/** Why an instruction cannot be run over pictures, for its words in braces; null where it can. */
export function problemOfFields(prompt: string): Message | null {
  const unknown = unknownFields(prompt);
  if (unknown.length > 0)
    return say('batch.unknownWords', { words: unknown.map((word) => `{${word}}`).join(', '), name: '{name}', n: '{n}' });
  const half = halfField(prompt);
  return half === null ? null : say('batch.halfWord', { half });
}

/** The instruction for one picture. */
export function fillFields(prompt: string, values: FieldValues): string {
  return prompt.replace(field, (whole, word: string) => {
    const known = batchFields.find((one) => one === word.toLowerCase());
    return known === undefined ? whole : values[known];
  });
}

/** The values for the picture at a place of the plan, from 0: its name without ending, and its number from 1. */
export const fieldsOf = (name: string, at: number): FieldValues => ({ name: name.replace(/(?<=.)\.[^.]*$/, ''), n: String(at + 1) });
