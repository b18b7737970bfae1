// One schedule from its beginning to the judge.
import type { Evidence } from './evidence.ts';
import { filesHolding, heardBy, readLibrary } from './evidence.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { playCommand } from './person-command.ts';
import { playStudio } from './person.ts';
import { makePlace } from './place.ts';
import type { Product } from '../gate/product.ts';
import type { Moment, Schedule } from './schedule.ts';
import { startService } from './service.ts';
import { startStudio } from './studio-host.ts';

export type Tried = { readonly schedule: Schedule; readonly evidence: Evidence; readonly verdict: Verdict; readonly ms: number };

export async function play(product: Product, schedule: Schedule): Promise<Tried> {
  const began = performance.now();
  const place = makePlace(schedule.pictures);
  let kill: () => void = () => undefined;
  let cancels = 0;
  const kills = [...schedule.kills];
  const service = await startService(schedule, (moment) => {
    if (take(kills, moment)) kill();
    cancels += schedule.cancels.filter((wanted) => isSame(wanted, moment)).length;
  });
  const takeCancel = (): boolean => cancels > 0 && (cancels -= 1) >= 0;
  try {
    const options = {
      home: place.home,
      library: place.library,
      baseUrl: service.baseUrl,
      key: service.key,
      worker: product.worker,
      pictures: product.pictures,
      compiled: product.compiled,
      limit: schedule.limit,
    };
    const played =
      schedule.host === 'studio'
        ? await playStudio(
            schedule,
            place,
            service,
            (onEvent) => {
              const host = startStudio(product.studio, options, onEvent);
              kill = host.kill;
              return host;
            },
            takeCancel,
          )
        : await playCommand(schedule, place, service, product, (killCommand) => (kill = killCommand), takeCancel);
    await service.settled();
    const { records, files, torn } = readLibrary(place.library);
    const evidence: Evidence = {
      ...played,
      ...heardBy(service),
      records,
      limit: schedule.limit,
      files,
      troubles: [
        ...played.troubles,
        ...torn.map(() => 'a record cannot be read'),
        ...filesHolding(place.folder, service.key).map((file) => `the key is in a file: ${file}`),
      ],
    };
    return { schedule, evidence, verdict: judge(evidence), ms: performance.now() - began };
  } finally {
    await service.close();
    place.remove();
  }
}

const isSame = (a: Moment, b: Moment): boolean => a.operation === b.operation && a.nth === b.nth && a.when === b.when;

function take(from: Moment[], moment: Moment): boolean {
  const at = from.findIndex((wanted) => isSame(wanted, moment));
  if (at !== -1) from.splice(at, 1);
  return at !== -1;
}
