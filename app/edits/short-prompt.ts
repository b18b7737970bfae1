const promptCharacters = 280;

/** The first 280 characters: whole ones, also of those that take two units. */
export const shortPrompt = (prompt: string): string =>
  Array.from(prompt.slice(0, promptCharacters * 2))
    .slice(0, promptCharacters)
    .join('');
