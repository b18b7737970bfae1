// Sheets that were filled and put away: not begun, and not lost.
import { FilePen, X } from 'lucide-react';
import { useBatching } from '../../commands/batch.ts';
import type { Plan } from '../../commands/batch.ts';
import { countOf, discardKept, openKept } from '../../commands/batch-plan.ts';
import { firstWords } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import rows from './batch-rows.module.css';
import css from './watched-rows.module.css';

export function KeptRows() {
  const kept = useBatching((now) => now.kept);
  if (kept.length === 0) return null;
  return (
    <ul className={rows.list}>
      {kept.map((plan, at) => (
        <KeptRow key={at} plan={plan} />
      ))}
    </ul>
  );
}

function KeptRow({ plan }: { readonly plan: Plan }) {
  const words = text.batch;
  const name = nameOf(plan);
  return (
    <li className={rows.batch}>
      <div className={css.head}>
        <FilePen size={16} aria-hidden className={css.sign} />
        <span className={rows.facts}>
          <span className={rows.name}>{name}</span>
          <span className={rows.state}>{plan.gathering.pictures.length === 0 ? words.keptSteps : words.kept(countOf(plan))}</span>
        </span>
        <IconButton name={words.discardKept(name)} icon={<X size={15} />} onClick={() => discardKept(plan)} />
      </div>
      <div className={rows.buttons}>
        <Button onClick={() => openKept(plan)}>{words.openAgain}</Button>
      </div>
    </li>
  );
}

function nameOf({ set, chain, prompt }: Plan): string {
  if (set.trim() !== '') return set;
  if (chain !== null) return 'name' in chain.of ? text.chains.titleOf(chain.of.name) : text.chains.title(chain.steps.length);
  return firstWords(prompt.trim(), 60) || text.batch.keptUnnamed;
}
