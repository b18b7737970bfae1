// A preset as the text of its file. Anybody may have written it: what can be used of it is used, and what cannot is said.
import type { ParameterValue } from '../models/model.ts';
import { maxPromptLetters } from './saved.ts';
import type { Preset } from './saved.ts';
import { say } from '../messages/say.ts';
import type { Message } from '../messages/message.ts';

/** What cannot be used, as the end of “It …”. */
export type Unusable = { readonly damaged: Message };

/** Keys that this version does not know come along, so that a newer one finds them again. */
export function presetText({ prompt, model, parameters }: Preset, before: unknown = null): string {
  const { format: _format, ...others } = asObject(before) ?? {};
  return `${JSON.stringify({ format: 1, ...others, prompt, ...(model === null ? {} : { model }), parameters }, null, 2)}\n`;
}

/** `raw`: what the JSON of the file says. */
export function readPreset(raw: unknown): Preset | Unusable {
  const found = asObject(raw);
  const words = found?.['prompt'];
  if (typeof words !== 'string' || words.trim() === '') return { damaged: say('record.noInstruction') };
  if (words.length > maxPromptLetters) return { damaged: say('record.tooLong') };
  const model = found?.['model'];
  return {
    prompt: words.toWellFormed(),
    model: typeof model === 'string' && model !== '' && model.length <= 128 ? model : null,
    parameters: Object.fromEntries(Object.entries(asObject(found?.['parameters']) ?? {}).filter(isParameter)),
  };
}

const isParameter = (entry: [string, unknown]): entry is [string, ParameterValue] => {
  const [field, value] = entry;
  return field.length <= 64 && (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) || isShortText(value));
};

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length <= 256;

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
