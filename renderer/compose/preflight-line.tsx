// One line that says what Run sends and what comes of it; the card behind it shows every pixel of it.
import { ChevronRight, TriangleAlert } from 'lucide-react';
import type { Preflight } from '../../app/ipc.ts';
import { useStore } from 'zustand';
import { useDraft, useModel } from '../state/draft.ts';
import { preflight } from '../state/preflight.ts';
import { formatBytes, formatParts, formatPixels } from '../text/format.ts';
import { toldOf, text } from '../text/text.ts';
import { Popover } from '../ui/popover.tsx';
import { PreflightCard } from './preflight-card.tsx';
import css from './preflight-line.module.css';

function sending(now: Preflight): string {
  const words = text.compose.line;
  const steps = new Set(now.pictures.flatMap(({ sent }) => sent.steps));
  return formatParts([
    words.sends(now.pictures.length),
    now.pictures.length > 0 ? formatBytes(now.totalBytes) : '',
    now.warnings.some(({ kind }) => kind === 'location-kept')
      ? words.locationKept
      : steps.has('location-removed')
        ? words.locationRemoved
        : '',
  ]);
}

export function PreflightLine() {
  const now = useStore(preflight, (state) => state.now);
  const model = useModel();
  const parameters = useDraft((draft) => draft.parameters);
  const format = model.parameters.find(({ kind }) => kind === 'choice');
  const extension = format?.kind === 'choice' ? String(parameters[format.field] ?? format.default) : '';
  const words = text.compose.line;
  if (now.kind === 'failed') {
    return (
      <p role="alert" className={css.bad}>
        {toldOf(now.failure)}
      </p>
    );
  }
  if (now.last === null) return <p className={css.quiet}>{words.checking}</p>;
  const { last } = now;
  const warned = last.warnings.some(({ kind }) => kind !== 'no-prompt' && kind !== 'smaller-than-original');
  return (
    <Popover
      side="right"
      align="end"
      width={420}
      title={text.compose.card.title}
      trigger={
        <button type="button" className={css.line} aria-busy={now.kind === 'checking'} data-testid="preflight">
          {warned ? <TriangleAlert size={14} className={css.warn} aria-hidden /> : null}
          <span className={css.words}>
            {sending(last)} <span aria-hidden>→</span> {words.about}{' '}
            <strong>
              {formatPixels(last.expected)} {extension}
            </strong>
          </span>
          <ChevronRight size={14} aria-hidden className={css.more} />
        </button>
      }
    >
      <PreflightCard preflight={last} extension={extension} />
    </Popover>
  );
}
