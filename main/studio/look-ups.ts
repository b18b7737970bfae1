// What is looked up in the open library, whichever that is at the moment.
import { fail } from '../../app/failure.ts';
import { damagedPath } from './handlers/damaged-records.ts';
import { exportLedger } from './session/read-ledger.ts';
import type { Shelf } from './session/current-library.ts';
import type { Studio } from './studio-type.ts';

export function makeLookUps(
  shelf: Pick<Shelf, 'session' | 'failure'>,
): Pick<Studio, 'resultPath' | 'recordPath' | 'damagedPath' | 'writeLedger' | 'underWay'> {
  return {
    resultPath: (id, index) => shelf.session()?.library.resultPath(id, index) ?? Promise.resolve(null),
    recordPath: (id) => shelf.session()?.library.recordPath(id) ?? Promise.resolve(null),
    damagedPath: async (key) => {
      const session = shelf.session();
      return session === null ? null : damagedPath(session.library, key);
    },
    writeLedger: async (file) => {
      const session = shelf.session();
      return session === null ? fail(shelf.failure()) : exportLedger(session.library, file);
    },
    underWay: () => {
      const desk = shelf.session()?.desk;
      return desk === undefined ? [] : desk.all().map(desk.summary);
    },
  };
}
