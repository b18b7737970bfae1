// Results beside each other, at one zoom, to choose from: what is out makes room for the others.
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useEdits } from '../../store/edits.ts';
import { activate, choosePair, inSurvey, pageNow, pairNow, survey, toggleLarge } from '../../commands/survey.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { useSize } from '../../ui/use-size.ts';
import type { ElementSize } from '../../ui/use-size.ts';
import { fit } from '../../ui/zoom.ts';
import type { Zoom } from '../../ui/zoom.ts';
import { AgainDialog } from './again-dialog.tsx';
import { columnsFor } from './columns.ts';
import { differencesOf } from './differences.ts';
import { SurveyHead } from './survey-head.tsx';
import { onKey } from './survey-keys.ts';
import css from './survey-page.module.css';
import { SurveyPane } from './survey-pane.tsx';

/** Their captions have one line, and their pictures need no more pixels than a thumbnail has. */
const manyPanes = 6;

export function SurveyPage() {
  const ids = useStore(view, (now) => now.surveyed);
  return ids === null ? null : <Page ids={ids} />;
}

function Page({ ids }: { readonly ids: readonly string[] }) {
  const set = useMemo(() => new Set(ids), [ids]);
  const edits = useEdits(set);
  const { activeId, large, duels, approving } = useStore(survey);
  const [zoom, setZoom] = useState<Zoom>(fit);
  const list = useRef<HTMLDivElement>(null);
  const room = useSize(list);
  const base = useId();
  const left = inSurvey();
  const pair = duels === null ? null : pairNow();
  const page = pair ?? pageNow();
  const onPage = useEdits(new Set(page));
  const out = edits.filter(({ id }) => !left.includes(id));
  const active = onPage.find(({ id }) => id === activeId) ?? onPage[0] ?? null;
  const shown = pair === null && large && active !== null ? [active] : onPage;
  // Against each other: what all of a page have in common is no difference.
  const differences = useMemo(() => differencesOf(onPage), [onPage]);
  const columns = pair === null ? columnsOf(shown, room, approving) : 2;
  const words = text.survey;

  useLayoutEffect(() => list.current?.focus(), []);
  // What it stood on may have been put out, or brought back, from anywhere.
  useEffect(() => {
    if (active !== null && active.id !== activeId && pair === null) activate(active.id);
  }, [active, activeId, pair]);
  return (
    <main
      aria-label={approving ? words.pairsTitle : words.title}
      tabIndex={-1}
      className={css.page}
      onKeyDown={(event) => onKey(event, columns)}
    >
      <SurveyHead choice={left} page={page} out={out} active={active} pair={pair !== null} />
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={words.label}
        aria-describedby={`${base}-help`}
        {...(active === null ? {} : { 'aria-activedescendant': `${base}-${active.id}` })}
        className={css.panes}
        data-pair={pair === null ? undefined : ''}
        data-many={shown.length > manyPanes ? '' : undefined}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {shown.map((edit, at) => (
          <SurveyPane
            key={edit.id}
            id={`${base}-${edit.id}`}
            edit={edit}
            number={page.indexOf(edit.id) + 1}
            active={pair === null && edit.id === active?.id}
            leads={edit.id === active?.id}
            alone={shown.length === 1}
            pair={approving}
            many={shown.length > manyPanes}
            difference={differences.get(edit.id) ?? null}
            zoom={zoom}
            onZoom={setZoom}
            onDoubleClick={pair === null ? toggleLarge : () => choosePair(at === 0 ? 'left' : 'right')}
          />
        ))}
      </div>
      <AgainDialog />
      {pair === null ? null : <PairChoices />}
      <span id={`${base}-help`} hidden>
        {helpOf(approving, pair !== null)}
      </span>
    </main>
  );
}

/** As many beside each other as show them largest. `approving`: each stands beside what it was made from. */
function columnsOf(shown: readonly EditSummary[], room: ElementSize, approving: boolean): number {
  const pictures = shown.flatMap(({ results }) => results.slice(0, 1));
  return columnsFor(
    room,
    pictures.map(({ width, height }) => ({ width: approving ? 2 * width : width, height })),
  );
}

function helpOf(approving: boolean, isPair: boolean): string {
  if (approving) return text.survey.approveHelp;
  return isPair ? text.survey.pairHelp : text.survey.help;
}

function PairChoices() {
  const words = text.survey;
  return (
    <div className={css.choices}>
      <button type="button" className={css.choose} onClick={() => choosePair('left')}>
        <ArrowLeft size={15} aria-hidden />
        {words.left}
      </button>
      <button type="button" className={css.choose} onClick={() => choosePair('right')}>
        {words.right}
        <ArrowRight size={15} aria-hidden />
      </button>
    </div>
  );
}
