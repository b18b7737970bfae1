// What the core says, in the language of who reads it. Records, logs and the command keep the English, which names each sentence: so what an
// older record says can be read as well.
import type { Failure } from '../failure.ts';
import type { Language } from '../language.ts';
import { batches } from './zh-batch.ts';
import { chains } from './zh-chains.ts';
import { exports } from './zh-export.ts';
import { library } from './zh-library.ts';
import { money } from './zh-money.ts';
import { out } from './zh-out.ts';
import { pictures } from './zh-pictures.ts';
import { watched } from './zh-watched.ts';
import { words } from './zh-words.ts';
import { ofKind, service } from './zh-service.ts';

export const chinese: Readonly<Record<string, string>> = {
  ...service,
  ...pictures,
  ...library,
  ...out,
  ...exports,
  ...batches,
  ...chains,
  ...money,
  ...watched,
  ...words,
};

type Template = { readonly pattern: RegExp; readonly chinese: string };
let templates: readonly Template[] | null = null;

/** The sentence in that language; the English where it is not known. */
export function inLanguage(language: Language, words: string): string {
  return language === 'en' ? words : (known(words) ?? words);
}

/** What a failure says, in that language. Of a sentence that is not known the kind is told, and the English after it. */
export function failureIn(language: Language, { kind, message }: Failure): string {
  return language === 'en' ? message : (known(message) ?? `${ofKind[kind]}（${message}）`);
}

function known(words: string): string | null {
  if (Object.hasOwn(chinese, words)) return chinese[words] ?? null;
  templates ??= Object.entries(chinese)
    .filter(([english]) => english.includes('{'))
    // What leaves least open is meant first.
    .toSorted(([a], [b]) => fixed(b) - fixed(a))
    .map(([english, said]) => ({ pattern: patternOf(english), chinese: said }));
  for (const { pattern, chinese: said } of templates) {
    const found = pattern.exec(words)?.groups;
    // A value may be a sentence or a name of a kind itself.
    if (found !== undefined) return said.replace(/\{(\w+)\}/g, (_, name: string) => known(found[name] ?? '') ?? found[name] ?? '');
  }
  // Of a rehearsal the sentences about the service are said with another name in its place.
  const ofService = words.replace('The balance of the rehearsal', 'The SeaArt balance').replace(/[Tt]he rehearsal\b/g, 'SeaArt');
  return ofService === words ? null : (known(ofService)?.replaceAll('SeaArt', '演练服务') ?? null);
}

const fixed = (template: string): number => template.replace(/\{\w+\}/g, '').length;

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+?)');
  return new RegExp(`^${escaped}$`, 's');
}
