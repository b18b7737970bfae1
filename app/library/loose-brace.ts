/** The piece of a name template with a brace that lacks its other half, `{prompt`; null where each has it. Nobody means such letters in a name. */
export function looseBrace(template: string): string | null {
  const rest = template.replace(/\{\w+\}/g, (word) => ' '.repeat(word.length));
  const at = rest.search(/[{}]/);
  if (at < 0) return null;
  return (rest[at] === '{' ? /^\{\w*/.exec(rest.slice(at)) : /\w*\}$/.exec(rest.slice(0, at + 1)))?.[0] ?? null;
}

/** For the command. */
export const looseBraceSentence = (piece: string): string =>
  `“${piece}” has a brace without its other half. Write {${piece.replace(/[{}]/g, '') || 'prompt'}}, or leave the brace out.`;
