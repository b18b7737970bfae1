// The product's models, and the made-up one where the page's address asks for it.
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { kontextPro } from '../../../app/models/kontext-pro.ts';
import type { Model } from '../../../app/models/model.ts';
import { madeUp } from '../../fakes/made-up-model.ts';

const more: Readonly<Record<string, readonly Model[]>> = { '?one': [], '?made-up': [kontextPro, madeUp] };

export const table: readonly [Model, ...Model[]] = [kontextMax, ...(more[location.search] ?? [kontextPro])];
