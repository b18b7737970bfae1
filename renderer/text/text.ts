// The language in use. Features read every sentence from `text` when they draw, never when their file loads.
import type { Failure } from '../../app/failure.ts';
import type { Language } from '../../app/language.ts';
import { about } from './en-about.ts';
import { batch } from './en-batch.ts';
import { chains } from './en-chains.ts';
import { crop } from './en-crop.ts';
import { keep } from './en-keep.ts';
import { keys } from './en-keys.ts';
import { failureIn, inLanguage } from '../../app/words/in-language.ts';
import { compose } from './en-compose.ts';
import { exported, exporting } from './en-export.ts';
import { queue } from './en-queue.ts';
import { sets } from './en-sets.ts';
import { settings } from './en-settings.ts';
import { stage } from './en-stage.ts';
import { survey } from './en-survey.ts';
import { organise, trash } from './en-organise.ts';
import { out } from './en-out.ts';
import { money, sent } from './en-sent.ts';
import { watched } from './en-watched.ts';
import { words } from './en-words.ts';
import { window } from './en.ts';
import { formatIn } from './format.ts';
import { chinese } from './zh.ts';

const english = {
  window,
  compose,
  crop,
  stage,
  survey,
  organise,
  trash,
  queue,
  sets,
  settings,
  keys,
  keep,
  exporting,
  exported,
  out,
  about,
  batch,
  chains,
  sent,
  money,
  watched,
  words,
};

/** What a language must say: everything English says, with words of its own. */
export type Texts = Worded<typeof english>;

type Worded<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Worded<Said>
    : { readonly [K in keyof T]: Worded<T[K]> };

const spoken: Readonly<Record<Language, Texts>> = { en: english, 'zh-CN': chinese };

export let text: Texts = english;
let inUse: Language = 'en';

/** A sentence that main said, in the language in use. */
export const told = (words: string): string => inLanguage(inUse, words);
export const toldOf = (failure: Failure): string => failureIn(inUse, failure);

/** What is drawn afterwards speaks it, and counts and dates follow. Drawing again is the caller's. */
export function speakIn(language: Language): void {
  inUse = language;
  text = spoken[language];
  formatIn(language);
}
