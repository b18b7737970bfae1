// The `parameters` text that image organisers read: the instruction, then one line that A1111, Infinite Image Browsing and Diffusion Toolkit all take.
import type { EditRecord } from '../edits/record.ts';
import { findModel } from '../models/models.ts';
import { fieldIn } from '../models/recorded.ts';
import { editIdName } from '../recipes/own.ts';

/** What our requests have no word for; 0 says “not reported” to readers that must have a number. */
const unreported: Readonly<Record<string, string>> = { Steps: '0', Sampler: 'none', 'CFG scale': '0' };

/** The text for one result. It never starts with a brace, which readers would take for JSON. */
export function parametersText(record: EditRecord, index: number, program: string): string {
  const words = instructionOf(record.request.prompt);
  const negative = oneLine(record.imported?.negativePrompt ?? '');
  const lines = [
    ...(words === '' ? [] : words.split('\n')),
    // A sole line that begins so is taken for the parameters by Infinite Image Browsing.
    ...(words.startsWith('Postprocess') && !words.includes('\n') ? [''] : []),
    // Krita’s reader looks for this line, also where it is empty.
    `Negative prompt:${negative === '' ? '' : ` ${negative}`}`,
    pairsLine(record, index, program),
  ];
  return lines.join('\n');
}

function pairsLine(record: EditRecord, index: number, program: string): string {
  const [seedField, formatField] = [fieldIn(record.model, 'seed') ?? 'seed', fieldIn(record.model, 'format') ?? 'output_format'];
  const { [seedField]: seed, ...rest } = record.request.parameters;
  const foreign = record.imported !== undefined && record.imported.from !== 'kontext-studio';
  const named = new Map<string, string | number | boolean>(Object.entries(unreported));
  if (foreign) for (const [name, value] of Object.entries(rest)) if (name !== editIdName) named.set(nameOf(name, rest), value);
  const result = record.results[index];
  const model = findModel(record.model);
  const defaults = (model?.parameters ?? []).flatMap((parameter) =>
    parameter.kind === 'switch' || parameter.kind === 'level' ? [[parameter.field, parameter.default] as const] : [],
  );
  const own = foreign ? [] : [...new Map<string, string | number | boolean>([...defaults, ...Object.entries(rest)])];
  const pairs: [string, string | number | boolean][] = [
    ...named,
    ...(seed === undefined ? [] : [['Seed', seed] as [string, typeof seed]]),
    ...(result === undefined ? [] : [['Size', `${result.width}x${result.height}`] as [string, string]]),
    ['Model', record.model],
    ['Version', program],
    // What is left of ours where a program drops XMP and all texts but this one.
    [editIdName, `${record.id}/${index + 1}`],
    // The format of the file is the file's to say.
    ...own.filter(([field]) => field !== formatField).map(([field, value]): [string, typeof value] => [spoken(field), value]),
  ];
  return pairs
    .filter(([name], at) => /^\w[\w \-/]+$/.test(name) && pairs.findIndex(([other]) => other === name) === at)
    .map(([name, value]) => `${name}: ${written(value)}`)
    .join(', ');
}

/** Names of ComfyUI and NovelAI for what others call otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  cfg: 'CFG scale',
  scale: 'CFG scale',
  cfgscale: 'CFG scale',
  sampler_name: 'Sampler',
};

/** Another program's own names for what the line must begin with. */
function nameOf(name: string, among: Readonly<Record<string, unknown>>): string {
  const other = otherNames[name.toLowerCase()];
  if (other !== undefined && !Object.hasOwn(among, other)) return other;
  const known = Object.keys(unreported).find((one) => one.toLowerCase().replace(' ', '_') === name.toLowerCase().replace(' ', '_'));
  return known === undefined || (known !== name && Object.hasOwn(among, known)) ? name : known;
}

/** `prompt_upsampling` as “Prompt upsampling”. */
function spoken(field: string): string {
  const words = field.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function written(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  // A comma parts the values for Diffusion Toolkit, quoted or not.
  const text = typeof value === 'number' ? String(value) : plainText(value).replace(/\s+/g, ' ').replaceAll(',', ';').trim();
  return /[:"]/.test(text) ? JSON.stringify(text) : text;
}

/** The instruction as readers can take it: a line that looks like one of theirs gets a blank before its colon. sd-parsers looks for one also within lines. */
function instructionOf(prompt: string): string {
  const lines = plainText(prompt)
    .split('\n')
    .map((line) =>
      line
        .replaceAll('Negative prompt:', 'Negative prompt :')
        .replace(/^(\s*)(Negative prompt|Negative Template|Template|Steps|extraJsonMetaInfo):/i, '$1$2 :'),
    );
  const words = lines.join('\n').trim();
  return /^[{[]/.test(words) ? `“${words}”` : words;
}

const oneLine = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

/** Without what breaks lines in other ways than `\n`, which readers disagree about, and without control characters. */
function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g, '')
  );
}
