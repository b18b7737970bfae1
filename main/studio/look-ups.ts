// What is looked up in the open library, whichever that is at the moment.
import { fail } from '../../app/failure.ts';
import { damagedPath } from './handlers/damaged-records.ts';
import { exportLedger } from './session/read-ledger.ts';
import type { CurrentLibrary } from './session/current-library.ts';
import type { Studio } from './studio-type.ts';

export function makeLookUps(
  currentLibrary: Pick<CurrentLibrary, 'session' | 'failure'>,
): Pick<Studio, 'resultPath' | 'recordPath' | 'damagedPath' | 'writeLedger' | 'underWay'> {
  return {
    resultPath: (id, index) => currentLibrary.session()?.library.resultPath(id, index) ?? Promise.resolve(null),
    recordPath: (id) => currentLibrary.session()?.library.recordPath(id) ?? Promise.resolve(null),
    damagedPath: async (key) => {
      const session = currentLibrary.session();
      return session === null ? null : damagedPath(session.library, key);
    },
    writeLedger: async (file) => {
      const session = currentLibrary.session();
      return session === null ? fail(currentLibrary.failure()) : exportLedger(session.library, file);
    },
    underWay: () => {
      const editStore = currentLibrary.session()?.editStore;
      return editStore === undefined ? [] : editStore.all().map(editStore.summary);
    },
  };
}
