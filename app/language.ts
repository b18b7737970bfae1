// The languages the studio speaks, and which of them to speak.
import { languageNames } from './language-names.ts';

export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as readonly Language[];

const beginningOf = (tag: string): string | undefined => tag.toLowerCase().split(/[-_.]/)[0];

/** The first of the system's languages that the studio speaks. Whoever reads Traditional Chinese reads Simplified sooner than English. */
export function languageOfSystem(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const known = languages.find((language) => beginningOf(language) === beginningOf(tag));
    if (known !== undefined) return known;
  }
  return 'en';
}

/** The language of the window and of what it says: the one that was chosen, else the system’s. */
export const languageInUse = (wanted: 'system' | Language, ofSystem: Language): Language => (wanted === 'system' ? ofSystem : wanted);
