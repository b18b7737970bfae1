// What one edit is said to cost, as a sentence of the question before it.
import { formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import type { Mirror } from '../store/mirror.ts';
import { costOfRun } from './run.ts';

/** The price, as far as it is known; that nothing is charged in a rehearsal. */
export function costWords(mirror: Pick<Mirror, 'settings' | 'service'>, asked: Parameters<typeof costOfRun>[1]): string {
  const words = text.stage.finish;
  if (mirror.service.rehearsal) return words.rehearsal;
  const cost = costOfRun(mirror, asked, 1);
  return words.cost(cost === null ? null : formatMoney(cost, mirror.settings.currency));
}
