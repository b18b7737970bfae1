// One line that says what Run sends and what comes of it; the card behind it shows every pixel of it.
import { ChevronRight, TriangleAlert } from 'lucide-react';
import type { Preflight } from '../../../app/contract/contract.ts';
import { valueOfRole } from '../../../app/models/roles.ts';
import { useStore } from 'zustand';
import { awaitedOf, failedOf, useComing } from '../../commands/awaited.ts';
import type { Awaited } from '../../commands/awaited.ts';
import { useDraft, useModel } from '../../store/draft.ts';
import { preflight, standing } from '../../store/preflight.ts';
import { formatBytes, formatParts, formatPixels } from '../../text/format.ts';
import { failureText, text } from '../../text/text.ts';
import { Popover } from '../../ui/popover.tsx';
import { PreflightCard } from './preflight-card.tsx';
import css from './preflight-line.module.css';

function sending(now: Preflight): string {
  const words = text.compose.line;
  const steps = new Set(now.pictures.flatMap(({ sent }) => sent?.steps ?? []));
  const bytes = now.pictures.filter(({ sent }) => sent !== null).length;
  return formatParts([
    words.sends(bytes, now.pictures.length - bytes),
    bytes > 0 ? formatBytes(now.totalBytes) : '',
    now.warnings.some(({ kind }) => kind === 'location-kept')
      ? words.locationKept
      : // Of what SeaArt fetches nobody can say so.
        steps.has('location-removed') && bytes === now.pictures.length
        ? words.locationRemoved
        : '',
  ]);
}

/** What is still being read, in the words of the line. */
function readingWords(awaited: readonly Awaited[]): string {
  const words = text.compose.line;
  const [first] = awaited;
  if (first === undefined) return '';
  if (awaited.length > 1) return words.readingMany(awaited.length);
  if (first.kind === 'drop') return words.readingDrop;
  if (first.kind === 'opened') return words.readingOpened;
  return first.kind === 'recipe' ? words.readingRecipe(first.name) : words.reading(first.name);
}

export function PreflightLine() {
  const now = useStore(preflight, (state) => state.now);
  const coming = useComing();
  const model = useModel();
  const parameters = useDraft((draft) => draft.parameters);
  const held = useDraft((draft) => standing(now.of, draft));
  const extension = String(valueOfRole(model, 'format', parameters) ?? '');
  const words = text.compose.line;
  const awaited = awaitedOf(coming);
  const unread = failedOf(coming);
  // Nothing is said of sending that is not true of the draft a Run would take now.
  if (awaited.length > 0)
    return (
      <p className={css.quiet} aria-busy data-testid="preflight-waits">
        {readingWords(awaited)}
      </p>
    );
  if (unread !== null)
    return (
      <p role="alert" className={css.bad}>
        {words.unread(unread.name)}
      </p>
    );
  if (now.kind === 'failed') {
    return (
      <p role="alert" className={css.bad}>
        {failureText(now.failure)}
      </p>
    );
  }
  if (now.last === null || held === 'nothing') return <p className={css.quiet}>{words.checking}</p>;
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
              {held === 'all' && last.expected !== null ? formatPixels(last.expected) : '…'} {extension}
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
