// The record of a picture that was imported: as much as its recipe says, and that it was imported. It was sent to nobody.
import { ulidAlphabet } from '../../../app/edits/edit-id.ts';
import { notOrganised } from '../../../app/edits/record.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { stemOf } from '../../../app/library/name-template.ts';
import { timeAt } from '../../../app/library/naming.ts';
import type { LocalTime } from '../../../app/library/naming.ts';
import type { Recipe } from '../../../app/recipes/recipe.ts';
import { unsentRecord, usualSending } from './unsent-record.ts';

export function importedRecord(options: {
  recipe: Recipe;
  /** When it was made, as far as is known, in milliseconds. */
  madeMs: number;
  file: string;
  /** SHA-256 of its bytes. */
  sha256: string;
  /** Of our own records, those inputs that this library has. */
  inputs: EditRecord['request']['inputs'];
  version: string;
  nameTemplate: string;
  now: string;
}): EditRecord {
  const { recipe, madeMs, file, sha256, now } = options;
  const named = {
    id: importedId(madeMs, sha256),
    model: recipe.model ?? recipe.dialect,
    request: {
      prompt: recipe.prompt,
      inputs: options.inputs,
      parameters: recipe.parameters,
      sending: recipe.record?.request.sending ?? usualSending,
    },
    organised: recipe.record?.organised ?? notOrganised,
  };
  return unsentRecord({
    ...named,
    intent: `import-${sha256.slice(0, 40)}`,
    stem: stemOf(localTime(madeMs), options.nameTemplate, named),
    createdAt: new Date(madeMs).toISOString(),
    version: options.version,
    rehearsal: recipe.record?.service.rehearsal ?? false,
    note: 'imported',
    imported: {
      from: recipe.dialect,
      file: file.slice(-255),
      at: now,
      sha256,
      ...(recipe.negativePrompt === null ? {} : { negativePrompt: recipe.negativePrompt }),
      ...(recipe.record === null ? {} : { editId: recipe.record.id }),
    },
  });
}

/** The same picture of the same time always has the same id: an import that was interrupted goes on with the file that it copied. */
export function importedId(madeMs: number, sha256: string): string {
  let time = Math.max(0, Math.floor(madeMs));
  let head = '';
  for (let i = 0; i < 10; i += 1) {
    head = ulidAlphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (let bits = BigInt(`0x${sha256.slice(0, 20)}`), i = 0; i < 16; i += 1, bits >>= 5n) tail = ulidAlphabet[Number(bits & 31n)] + tail;
  return head + tail;
}

/** By the clock of this computer, as the person read it. */
export function localTime(ms: number): LocalTime {
  const at = new Date(ms);
  return timeAt(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()));
}
