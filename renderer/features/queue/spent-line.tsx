// What was spent today and this month, quietly at the foot of the queue; it opens what was sent.
import { useEffect } from 'react';
import type { Sum } from '../../../app/money/spent.ts';
import { useMirror } from '../../store/mirror.ts';
import { onSpent, readSpent, useSpent } from '../../store/spent.ts';
import { showSent } from '../../store/view.ts';
import { formatFacts, formatMoney } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import css from './queue.module.css';

export function SpentLine() {
  const spent = useSpent();
  const settings = useMirror((now) => now.settings);
  const { limits, currency } = settings;
  // By what is said: every change of a setting makes the values of all anew.
  const prices = JSON.stringify([settings.prices, settings.pricePerPicture]);
  useEffect(() => {
    void readSpent();
    return onSpent(() => void readSpent());
  }, [prices]);
  const words = text.sent;
  if (spent === null || (spent.month.pictures === 0 && Object.values(limits).every((limit) => limit === null))) return null;
  // One unit for both: where the month has a cost, a day without pictures has cost nothing.
  const priced = spent.month.cost !== null || spent.day.cost !== null;
  const costOf = (sum: Sum): number | null => sum.cost ?? (priced && sum.pictures === 0 ? 0 : null);
  // Pictures where they are limited, or nothing else can be said.
  const part = (sum: Sum, cost: number | null, pictures: number | null): string =>
    formatFacts([
      costOf(sum) === null && cost === null
        ? ''
        : words.costOf(formatMoney(costOf(sum) ?? 0, currency), cost === null ? null : formatMoney(cost, currency)),
      pictures === null && (costOf(sum) !== null || cost !== null) ? '' : words.picturesOf(sum.pictures, pictures),
    ]);
  return (
    <button type="button" title={words.open} className={css.spent} onClick={showSent}>
      <span className={css.period}>
        <span>{words.today}</span> <span className={css.sum}>{part(spent.day, limits.dayCost, limits.dayPictures)}</span>
      </span>{' '}
      <span className={css.period}>
        <span>{words.thisMonth}</span> <span className={css.sum}>{part(spent.month, limits.monthCost, limits.monthPictures)}</span>
      </span>
    </button>
  );
}
