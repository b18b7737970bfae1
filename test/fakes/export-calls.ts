// A pretend main's exports: names follow the template's first words only.
import type { CallHandlers } from '../../app/contract/contract.ts';

const folder = '/home/ada/Pictures/Kontext exports';

export const exportCalls: Pick<CallHandlers, Extract<keyof CallHandlers, `export.${string}`>> = {
  'export.preview': async ({ ids, choices }) => ({
    ok: true,
    value: {
      folder,
      files: ids.length,
      pictures: ids.length,
      without: 0,
      tooLong: 0,
      names: ids.slice(0, 4).map((id) => `${choices.name.replace(/\{.*?\}/g, 'x')}-${id.slice(-4)}.png`),
      unknown: [],
      first: {
        received: { mediaType: 'image/png', width: 1248, height: 832, bytes: 1_400_000 },
        written: { mediaType: choices.format === 'received' ? 'image/png' : `image/${choices.format}`, width: 1248, height: 832 },
        parameters: choices.metadata === 'full' ? 'make the sky red\nSteps: 0, Sampler: none, CFG scale: 0' : null,
        sourceType: choices.metadata === 'full' || choices.metadata === 'standard' ? 'compositeWithTrainedAlgorithmicMedia' : null,
      },
      credentials: { found: 0, of: ids.length, received: 0 },
    },
  }),
  'export.start': async ({ ids }) => ({
    ok: true,
    value: {
      folder,
      files: ids.length,
      pictures: ids.length,
      credentialsLost: 0,
      leftOut: 0,
      failed: [],
      failures: 0,
      stopped: false,
      stoppedBy: null,
    },
  }),
  'export.stop': async () => null,
  'export.chooseFolder': async () => ({ ok: true, value: folder }),
  'export.reveal': async () => ({ ok: true, value: null }),
};
