// `kontext sent --summary`: what was spent, by day, month or project.
import { inOneLine } from '../../app/in-one-line.ts';
import { allTime } from '../../app/money/calendar.ts';
import { sumOf, sumsBy } from '../../app/money/spent.ts';
import type { KeyedSum, Spent } from '../../app/money/spent.ts';
import type { SumKind } from '../../app/money/sum-kinds.ts';
import { formatCost } from '../../app/price.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Library } from '../library/library.ts';
import { spentIn, spentOfEdit } from '../studio/session/books.ts';
import { counted } from './counted.ts';
import type { Output } from './output.ts';

const pageRows = 200;

export async function printSums(
  library: Library,
  output: Output,
  settings: Settings,
  { kind, query, limit }: { readonly kind: SumKind; readonly query: string; readonly limit: number },
): Promise<void> {
  const spent = query.trim() === '' ? await spentIn(library, allTime) : await spentOf(library, query);
  const { currency } = settings;
  for (const sum of sumsBy(kind, spent, settings).slice(0, limit)) {
    const { key, creates, pictures, maybe, unpriced, cost } = sum;
    output.row({ type: 'sum', by: kind, key, requests: creates, pictures, maybe, unpriced, cost, currency }, sumText(sum, currency));
  }
  const whole = sumOf(spent, settings);
  if (whole.cost !== null)
    output.note(`About ${formatCost(whole.cost, currency, 'en')} was or may have been charged, by the prices in the settings.`);
}

/** As in the ledger: what lies in the trash counts too, unless the search says where to look. */
async function spentOf(library: Pick<Library, 'rows'>, query: string): Promise<readonly Spent[]> {
  const { parseQuery } = await import('../../app/library/query.ts');
  const asked = parseQuery(query).terms.some(({ match }) => match.kind === 'in') ? query : `${query} in:anywhere`;
  const spent: Spent[] = [];
  for (let offset = 0; ; offset += pageRows) {
    const rows = await library.rows(asked, offset, pageRows);
    for (const row of rows) {
      const one = row.rehearsal ? null : spentOfEdit(row);
      if (one !== null) spent.push(one);
    }
    if (rows.length < pageRows) return spent;
  }
}

function sumText({ key, creates, pictures, maybe, unpriced, cost }: KeyedSum, currency: string): string {
  return [
    inOneLine(key ?? 'no project').padEnd(10),
    counted(creates, 'request'),
    counted(pictures, 'picture'),
    maybe === 0 ? '' : `${maybe} of them perhaps`,
    cost === null ? '' : `about ${formatCost(cost, currency, 'en')}`,
    cost !== null && unpriced > 0 ? `${unpriced} without a price` : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}
