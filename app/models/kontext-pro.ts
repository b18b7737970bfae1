// FLUX.1 Kontext [pro] on SeaArt's queue: its reference page gives the fields, ranges and defaults of max.
import { kontextMax } from './kontext-max.ts';
import type { Model } from './model.ts';

export const kontextPro: Model = {
  ...kontextMax,
  id: 'flux_kontext_pro',
  name: 'FLUX.1 Kontext [pro]',
  shortName: 'pro',
  endpoint: 'flux_kontext_pro',
  finishOn: kontextMax.id,
};
