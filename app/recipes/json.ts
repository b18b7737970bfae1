// JSON that others wrote. Python writes NaN where it has no number, which no parser takes.

/** Null when it is none, or is more than a recipe would be. Never throws. */
export function readJson(text: string, most: number): unknown {
  if (text.length > most || !/^\s*[[{]/.test(text.slice(0, 1000))) return null;
  for (const candidate of [text, text.replace(/:\s?-?(?:NaN|Infinity)(?=\s*[,}\]])/g, ': null')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The other one is tried, then it is no recipe.
    }
  }
  return null;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the object itself, never one of every object's. */
export function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
