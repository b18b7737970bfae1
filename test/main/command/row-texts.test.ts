import { expect, test } from 'vitest';
import { historyText, sentText } from '../../../main/command/row-texts.ts';
import { summarise } from '../../../app/edits/summary.ts';
import { recordIn } from '../../fakes/records.ts';

test('what was made and what was sent stand in the computer’s calendar, as sums are counted', () => {
  // Of any zone: the parts of a date are local ones.
  const at = new Date(2026, 0, 5, 6, 7, 8).toISOString();
  const sent = { at, editId: 'E', service: '', rehearsal: false, model: 'm', sha256: null, pictures: [], endedAt: null } as const;
  expect(sentText({ ...sent, bytes: null, requestId: null, outcome: 'done', charged: 'yes' })).toBe(
    '2026-01-05 06:07  E  done  charged  no request id',
  );
  const record = { ...recordIn('done'), createdAt: at };
  expect(historyText(summarise(record, { trouble: null }))).toContain(`${record.id}  2026-01-05 06:07  done`);
});
