// Numbers, sizes, times and dates in the language in use: what `app/formats.ts` makes for each.
import type { Language } from '../../app/language.ts';
import type { Formats } from '../../app/formats.ts';
import { formatsFor } from '../../app/messages/window/windows.ts';

export { firstWords, formatFacts, formatMediaType, formatPixels } from '../../app/formats.ts';

let now = formatsFor.en;

export function formatIn(language: Language): void {
  now = formatsFor[language];
}

export const formatCount: Formats['formatCount'] = (...given) => now.formatCount(...given);
export const formatMoney: Formats['formatMoney'] = (...given) => now.formatMoney(...given);
export const formatBytes: Formats['formatBytes'] = (...given) => now.formatBytes(...given);
export const formatSeconds: Formats['formatSeconds'] = (...given) => now.formatSeconds(...given);
export const formatPercent: Formats['formatPercent'] = (...given) => now.formatPercent(...given);
export const formatMonth: Formats['formatMonth'] = (...given) => now.formatMonth(...given);
export const formatMoment: Formats['formatMoment'] = (...given) => now.formatMoment(...given);
export const formatTime: Formats['formatTime'] = (...given) => now.formatTime(...given);
export const formatDay: Formats['formatDay'] = (...given) => now.formatDay(...given);
export const formatList: Formats['formatList'] = (...given) => now.formatList(...given);
export const formatParts: Formats['formatParts'] = (...given) => now.formatParts(...given);
export const formatNamed: Formats['formatNamed'] = (...given) => now.formatNamed(...given);
export const formatFile: Formats['formatFile'] = (...given) => now.formatFile(...given);
export const formatNoun: Formats['formatNoun'] = (...given) => now.formatNoun(...given);
