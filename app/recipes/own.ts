// Our own record, as an exported copy of a picture carries it: the JSON of the edit, without key and without paths.
import { recordSchema } from '../edits/record.ts';
import type { EditRecord } from '../edits/record.ts';
import { readJson } from './json.ts';
import type { Recipe } from './recipe.ts';

const maxText = 4_000_000;

/** Of our own property in XMP, where JPEG and WebP carry the record. */
export const ownNamespace = 'urn:kontext-studio:1.0:';

/** From the JSON of a record; null for anything that is not one, or was written by a version whose records this one cannot read. */
export function readOwn(text: string | null): Recipe | null {
  const parsed = text === null ? null : recordSchema.safeParse(readJson(text, maxText));
  return parsed?.success === true ? recipeOfRecord(parsed.data) : null;
}

/** From XMP as we write it; other programs that rewrite a packet keep unknown properties, as an element or as an attribute. */
export function readOwnXmp(xmp: string | null): Recipe | null {
  if (xmp === null || !xmp.includes(ownNamespace)) return null;
  const [, element, attribute] = /<kontext:Record>([^<]*)<\/kontext:Record>|\bkontext:Record="([^"]*)"/.exec(xmp) ?? [];
  return readOwn(unescaped(element ?? attribute ?? ''));
}

/** Which result of ours a packet belongs to: the one thing of ours that programs keep which drop what they do not know. */
export function ownIdIn(xmp: string | null): { readonly editId: string; readonly index: number } | null {
  const [, editId, number] = /xmpMM:DocumentID(?:>|=["'])kontext-studio:([0-9A-HJKMNP-TV-Z]{26})\/(\d{1,3})[<"']/.exec(xmp ?? '') ?? [];
  return editId === undefined || Number(number) < 1 ? null : { editId, index: Number(number) - 1 };
}

/** Names a result of ours in the line of values that A1111's readers know. */
export const editIdName = 'Edit';

/**
 * Which result of ours a `parameters` text belongs to: programs that drop XMP and iTXt (ImageMagick 6, GraphicsMagick) keep that text. Null where it names none.
 */
export function ownIdInParameters(text: string | null): { readonly editId: string; readonly index: number } | null {
  const line = text?.trimEnd().split('\n').at(-1) ?? '';
  const [, editId, number] = /^Steps: .*, Edit: ([0-9A-HJKMNP-TV-Z]{26})\/(\d{1,3})(?:,|$)/.exec(line) ?? [];
  return editId === undefined || Number(number) < 1 ? null : { editId, index: Number(number) - 1 };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** What a record would carry in a picture, with the record itself. */
export function recipeOfRecord(record: EditRecord): Recipe {
  return {
    dialect: 'kontext-studio',
    prompt: record.request.prompt,
    negativePrompt: null,
    model: record.model,
    parameters: record.request.parameters,
    at: record.createdAt,
    record,
  };
}
