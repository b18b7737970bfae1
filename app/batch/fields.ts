// The fields of an instruction: words in braces that are another text for each picture. Pure.

export const batchFields = ['name', 'n'] as const;
export type FieldValues = Readonly<Record<(typeof batchFields)[number], string>>;

const field = /\{([A-Za-z]{1,32})\}/g;

/** Words in braces that mean nothing: an instruction with one is refused, since it would be sent as it stands. */
export function unknownFields(prompt: string): readonly string[] {
  const known: readonly string[] = batchFields;
  return [...new Set([...prompt.matchAll(field)].map(([, word = '']) => word))].filter((word) => !known.includes(word.toLowerCase()));
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
