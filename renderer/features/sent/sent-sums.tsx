// Beside the rows: what all of them come to, the months to choose from, and each project's part.
import type { KeyedSum, Sum } from '../../../app/money/spent.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { chooseSent, useSent } from './sent.ts';
import { showSettings } from '../../store/view.ts';
import { formatFacts, formatMoney, formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './sent-sums.module.css';

export function SentSums() {
  const { month, thisMonth, months, ever, whole, projects } = useSent();
  const settings = useMirror((now) => now.settings);
  const words = text.sent;
  const limit = month === thisMonth ? limitOf(whole, settings) : null;
  return (
    <>
      <section aria-label={words.sum} className={css.whole}>
        <p className={css.period}>{month === null ? words.allTime : formatMonth(month)}</p>
        <p className={css.amount}>{whole.cost === null ? words.pictures(whole.pictures) : formatMoney(whole.cost, settings.currency)}</p>
        <p className={css.facts}>
          {formatFacts([
            whole.cost === null ? '' : words.pictures(whole.pictures),
            whole.maybe === 0 ? '' : words.maybe(whole.maybe),
            whole.cost !== null && whole.unpriced > 0 ? words.unpriced(whole.unpriced) : '',
          ])}
        </p>
        {limit === null ? null : (
          <div className={css.limit}>
            <div className={css.track}>
              <div className={css.used} data-full={limit.share >= 1} style={{ width: `${Math.min(1, limit.share) * 100}%` }} />
            </div>
            <span className={css.facts}>{words.ofLimit(limit.words)}</span>
          </div>
        )}
        {whole.unpriced > 0 && whole.cost === null ? (
          <Button tone="quiet" className={css.typePrice} onClick={() => showSettings('money')}>
            {words.typePrice}
          </Button>
        ) : null}
      </section>
      <nav aria-label={words.months} className={css.months}>
        <Choice name={words.allTime} sum={ever} settings={settings} chosen={month === null} onChoose={() => chooseSent(null)} />
        {months.map((sum) => (
          <Choice
            key={sum.key}
            name={formatMonth(sum.key ?? '')}
            sum={sum}
            settings={settings}
            chosen={sum.key === month}
            onChoose={() => chooseSent(sum.key)}
          />
        ))}
      </nav>
      {projects.some(({ key }) => key !== null) ? <Projects projects={projects} settings={settings} /> : null}
    </>
  );
}

function Choice({
  name,
  sum,
  settings,
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly sum: Sum;
  readonly settings: Settings;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button type="button" aria-current={chosen ? 'true' : undefined} className={css.choice} onClick={onChoose}>
      <span className={css.name}>{name}</span>
      <span className={css.part}>{partOf(sum, settings)}</span>
    </button>
  );
}

function Projects({ projects, settings }: { readonly projects: readonly KeyedSum[]; readonly settings: Settings }) {
  const words = text.sent;
  return (
    <section aria-label={words.projects} className={css.projects}>
      <h2 className={css.label}>{words.projects}</h2>
      <ul>
        {projects.map((sum) => (
          <li key={sum.key} className={css.project}>
            <span className={css.name}>{sum.key ?? words.noProject}</span>
            <span className={css.part}>{partOf(sum, settings)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What of a month's limit is used; null without one. Of money where there is a limit of it. */
function limitOf({ cost, pictures }: Sum, { limits, currency }: Settings): { readonly share: number; readonly words: string } | null {
  const share = (used: number, max: number): number => (max === 0 ? 1 : used / max);
  if (limits.monthCost !== null) return { share: share(cost ?? 0, limits.monthCost), words: formatMoney(limits.monthCost, currency) };
  return limits.monthPictures === null
    ? null
    : { share: share(pictures, limits.monthPictures), words: text.sent.pictures(limits.monthPictures) };
}

const partOf = ({ cost, pictures }: Sum, { currency }: Settings): string =>
  cost === null ? text.sent.pictures(pictures) : formatMoney(cost, currency);
