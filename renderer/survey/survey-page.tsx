// Two to six results beside each other, at one zoom, to choose from: what is out makes room for the others.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { chordOf } from '../../app/acts/chords.ts';
import { pressOf } from '../commands.ts';
import { useEdits } from '../state/edits.ts';
import { actOf } from '../state/key-map.ts';
import { keyMap } from '../state/key-settings.ts';
import { activate, crown, inSurvey, keepActive, lookAt, putOut, step, survey, toggleLarge } from '../state/survey.ts';
import { view } from '../state/view.ts';
import { text } from '../text/text.ts';
import { arrowOf } from '../ui/arrows.ts';
import { isComposing } from '../ui/composing.ts';
import { useSize } from '../ui/use-size.ts';
import { fit } from '../ui/zoom.ts';
import type { Zoom } from '../ui/zoom.ts';
import { columnsFor } from './columns.ts';
import { differencesOf } from './differences.ts';
import { SurveyHead } from './survey-head.tsx';
import css from './survey-page.module.css';
import { SurveyPane } from './survey-pane.tsx';

/** What has an Enter and a Space of its own. */
const ownKeys = 'button, a, input';

function onKey(event: KeyboardEvent<HTMLElement>, columns: number): void {
  if (event.defaultPrevented || isComposing(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
  const onOwn = event.target instanceof Element && event.target.closest(ownKeys) !== null;
  const press = pressOf(event.nativeEvent);
  const chord = chordOf(press) ?? '';
  const act = actOf(press, 'nothing', keyMap());
  const arrow = event.shiftKey ? undefined : arrowOf(event.key);
  if (arrow !== undefined) step(arrow.x + arrow.y * columns);
  else if (event.repeat) return;
  else if (chord === 'Enter' && !onOwn) crown();
  else if (chord === 'Space' && !onOwn) toggleLarge();
  // Here they are places and no stars.
  else if (/^[1-6]$/.test(chord)) lookAt(Number(chord) - 1);
  else if (act === 'pick') keepActive();
  else if (act === 'reject') putOut();
  else return;
  event.preventDefault();
}

export function SurveyPage() {
  const ids = useStore(view, (now) => now.surveyed);
  return ids === null ? null : <Page key={ids.join(' ')} ids={ids} />;
}

function Page({ ids }: { readonly ids: readonly string[] }) {
  const set = useRef(new Set(ids));
  const edits = useEdits(set.current);
  const activeId = useStore(survey, (now) => now.activeId);
  const large = useStore(survey, (now) => now.large);
  const [zoom, setZoom] = useState<Zoom>(fit);
  const list = useRef<HTMLDivElement>(null);
  const room = useSize(list);
  const base = useId();
  const left = inSurvey();
  const choice = edits.filter(({ id }) => left.includes(id));
  const out = edits.filter(({ id }) => !left.includes(id));
  const active = choice.find(({ id }) => id === activeId) ?? choice[0] ?? null;
  const shown = large && active !== null ? [active] : choice;
  const differences = useMemo(() => differencesOf(edits), [edits]);
  const columns = columnsFor(
    room,
    shown.flatMap(({ results }) => results.slice(0, 1)),
  );
  const words = text.survey;

  useLayoutEffect(() => list.current?.focus(), []);
  // What it stood on may have been put out, or brought back, from anywhere.
  useEffect(() => {
    if (active !== null && active.id !== activeId) activate(active.id);
  }, [active, activeId]);
  return (
    <main aria-label={words.title} tabIndex={-1} className={css.page} onKeyDown={(event) => onKey(event, columns)}>
      <SurveyHead choice={choice.length} out={out} active={active} />
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={words.label}
        aria-describedby={`${base}-help`}
        {...(active === null ? {} : { 'aria-activedescendant': `${base}-${active.id}` })}
        className={css.panes}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {shown.map((edit) => (
          <SurveyPane
            key={edit.id}
            id={`${base}-${edit.id}`}
            edit={edit}
            number={choice.indexOf(edit) + 1}
            active={edit.id === active?.id}
            alone={shown.length === 1}
            difference={differences.get(edit.id) ?? null}
            zoom={zoom}
            onZoom={setZoom}
          />
        ))}
      </div>
      <span id={`${base}-help`} hidden>
        {words.help}
      </span>
    </main>
  );
}
