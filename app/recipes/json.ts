// JSON that others wrote. Python writes NaN where it has no number, which no parser takes.

/** Null when it is none, or is more than a recipe would be. Never throws. */
export function readJson(text: string, max: number): unknown {
  if (text.length > max || !/^\s*[[{]/.test(text.slice(0, 1000))) return null;
  for (const candidate of [text, text.replace(/:\s?-?(?:NaN|Infinity)(?=\s*[,}\]])/g, ': null')]) {
    try {
      return JSON.parse(candidate, exactly);
    } catch {
      // The other one is tried, then it is no recipe.
    }
  }
  return null;
}

/** A whole number that a double cannot hold stays as it is written: seeds have up to 64 bits. */
function exactly(this: unknown, _name: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isLost = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLost && context?.source !== undefined && /^\d{16,20}$/.test(context.source) ? context.source : value;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object, and neither null nor a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the object itself, never one of every object's. */
export function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The value where it is a text, also an empty one; else null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
