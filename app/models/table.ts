// The models there are, in the order of the chooser. The first is the usual one.
import { kontextMax } from './kontext-max.ts';
import { kontextPro } from './kontext-pro.ts';
import type { Model } from './model.ts';

export const table: readonly [Model, ...Model[]] = [kontextMax, kontextPro];
