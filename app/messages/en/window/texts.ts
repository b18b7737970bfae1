// English: every sentence of the window, one file a feature.
import { about } from './about.ts';
import { batch } from './batch.ts';
import { chains } from './chains.ts';
import { crop } from './crop.ts';
import { keep } from './keep.ts';
import { keys } from './keys.ts';
import { compose } from './compose.ts';
import { exported, exporting } from './export.ts';
import { queue } from './queue.ts';
import { sets } from './sets.ts';
import { settings } from './settings.ts';
import { stage } from './stage.ts';
import { survey } from './survey.ts';
import { organise, trash } from './organise.ts';
import { out } from './out.ts';
import { money, sent } from './sent.ts';
import { watched } from './watched.ts';
import { words } from './words.ts';
import { window } from './window.ts';

export const texts = {
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
export type Texts = Worded<typeof texts>;

type Worded<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Worded<Said>
    : { readonly [K in keyof T]: Worded<T[K]> };
