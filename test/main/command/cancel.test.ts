import { expect, test } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { ok } from '../../../app/failure.ts';
import { cancel } from '../../../main/command/edit-commands.ts';
import { makeOutput } from '../../../main/command/output.ts';
import type { Studio } from '../../../main/studio/studio.ts';
import { namedOf, recordOf } from '../../fakes/records.ts';

const running = recordOf(1, { state: 'running', named: namedOf('mmsu_1') });
const id = running.id;

/** A command that finds an edit of a dead program, which is not dead any more, or gone, once it wants to take it over. */
function openRace(then: EditRecord) {
  const said: string[] = [];
  const told: string[] = [];
  const records = [running, then];
  const session = {
    library: { trouble: () => null, load: async () => (records.length > 1 ? records.shift() : records[0]) ?? null },
    hindrance: () => null,
    adoptDead: async () => [],
    editStore: { get: () => null },
  };
  const studio = {
    session: () => session,
    onEvent: () => () => undefined,
    onRun: () => () => undefined,
    recordPath: async () => null,
    tellCancel: async (record: EditRecord) => {
      told.push(record.named?.requestId ?? '');
      return ok(null);
    },
    handlers: {},
  } as unknown as Studio;
  const output = makeOutput({ json: true, stdout: (line) => said.push(line), stderr: () => undefined });
  return { told, said, over: () => cancel({ studio, output, newIntent: () => '' }, { kind: 'cancel', json: true, id, waitMs: 1000 }) };
}

test('an edit that another program took over just now is cancelled at the service', async () => {
  const race = openRace(running);
  expect([await race.over(), race.told, race.said.map((line) => JSON.parse(line) as unknown)]).toEqual([
    0,
    ['mmsu_1'],
    [{ type: 'cancel', id, asked: true, charged: 'maybe' }],
  ]);
});

test('an edit that ended just now is said to have ended, and nothing is waited for', async () => {
  const race = openRace({ ...running, state: 'cancelled' });
  expect([await race.over(), race.told]).toEqual([4, []]);
  expect(race.said.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ type: 'failure', id, state: 'cancelled' }]);
});
