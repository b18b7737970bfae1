// Strikes a key out of a text in every spelling that a service could quote it in: as it is, in JSON (also cut, also twice), HTML, addresses.

/** Shorter ones are no keys: to strike them out would spoil what is said. */
const minKey = 8;

let last: { readonly key: string; readonly pattern: RegExp } | null = null;

/** The text with `[key]` for each spelling of the key. A key of less than 8 letters strikes out nothing. */
export function withoutKey(text: string, key: string): string {
  return key.length < minKey ? text : text.replace(patternOf(key), '[key]');
}

/** Whether a text quotes the key. */
export function hasKey(text: string, key: string): boolean {
  return withoutKey(text, key) !== text;
}

function patternOf(key: string): RegExp {
  if (last?.key !== key) last = { key, pattern: new RegExp([...key].map(spellings).join(''), 'gi') };
  return last.pattern;
}

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** One sign of a key in each of its spellings, wrapped a few times at most: what repeats without end would take time without end. */
function spellings(sign: string): string {
  const code = sign.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const entity = named[sign] === undefined ? '' : `|&(?:amp;){0,3}${named[sign]};`;
  const escaped = sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `\\\\{0,7}(?:${escaped}|u00${hex}|%(?:25){0,3}${hex}|&(?:amp;){0,3}#0{0,5}${code};|&(?:amp;){0,3}#x0{0,5}${hex};${entity})`;
}
