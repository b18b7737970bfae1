// The languages the studio speaks, and which of them to speak.

/** Each under the name its own readers know it by is in renderer/text. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The first of the system's languages that the studio speaks. Whoever reads Traditional Chinese reads Simplified sooner than English. */
export function languageOfSystem(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [language] = tag.toLowerCase().split(/[-_.]/);
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return 'en';
}

export const languageInUse = (wanted: 'system' | Language, ofSystem: Language): Language => (wanted === 'system' ? ofSystem : wanted);
