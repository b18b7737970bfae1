// "Keep my pixels": the picture large, and beside it what is taken of the result.
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useEdit } from '../../store/edits.ts';
import { chooseTool, keepView, resizeBrush, toggleOutlines } from '../../store/keep-look.ts';
import { keep, leaveKeep, useKeepWork, writeKeep } from '../../commands/keep.ts';
import type { KeepTarget } from '../../commands/keep.ts';
import { verdictOf } from '../../store/keep-work.ts';
import { text } from '../../text/text.ts';
import { isComposing } from '../../ui/composing.ts';
import { FineTuning } from './fine-tuning.tsx';
import { HandTools } from './hand-tools.tsx';
import { KeepFoot } from './keep-foot.tsx';
import { KeepHead } from './keep-head.tsx';
import css from './keep-page.module.css';
import { KeepPicture } from './keep-picture.tsx';
import { PartList } from './part-list.tsx';
import type { Blended } from './use-blend.ts';
import { VerdictCard } from './verdict-card.tsx';

export function KeepPage() {
  const open = useStore(keep, (now) => now.open);
  const edit = useEdit(open?.id ?? null);
  if (open === null || edit === null) return null;
  return <Page key={`${open.id} ${open.index}`} keepTarget={open} edit={edit} />;
}

/** What has an Enter of its own. */
const ownEnter = 'button, a, input, select, textarea, [role="listbox"], [role="switch"]';

function onKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || isComposing(event.nativeEvent) || event.altKey) return;
  const onOwn = event.target instanceof Element && event.target.closest(ownEnter) !== null;
  const mod = event.ctrlKey || event.metaKey;
  const run = event.repeat && !/^[[\]]$/.test(event.key) ? undefined : mod ? undefined : actions[event.key.toLowerCase()];
  if (event.key === 'Enter' && !event.repeat && (mod || !onOwn)) void writeKeep();
  else if (run !== undefined) run();
  else return;
  event.preventDefault();
}

const actions: Readonly<Record<string, () => void>> = {
  b: () => chooseTool('brush'),
  r: () => chooseTool('rectangle'),
  o: toggleOutlines,
  '[': () => resizeBrush(keepView.getState().radius / 1.25),
  ']': () => resizeBrush(keepView.getState().radius * 1.25),
};

function Page({ keepTarget, edit }: { readonly keepTarget: KeepTarget; readonly edit: EditSummary }) {
  const work = useKeepWork(keepTarget);
  const [blended, setBlended] = useState<Blended | null>(null);
  const page = useRef<HTMLElement>(null);
  // Where all of it scrolls, the page before it may have been scrolled away.
  useLayoutEffect(() => void page.current?.scrollIntoView(), []);
  const verdict = verdictOf(work)?.verdict;
  const keeps = verdict !== 'refused' && verdict !== 'unchanged';
  return (
    <main ref={page} aria-label={text.keep.title} tabIndex={-1} className={css.page} onKeyDown={onKey}>
      <KeepHead work={work} share={blended?.share ?? null} onLeave={leaveKeep} />
      <div className={css.body}>
        <KeepPicture edit={edit} work={work} onBlended={setBlended} />
        <aside aria-label={text.keep.places} className={css.side}>
          <VerdictCard keepTarget={keepTarget} edit={edit} work={work} notShown={blended?.failed === true} />
          {work.proposal !== null && work.settings !== null && keeps ? (
            <>
              <PartList work={work} />
              <HandTools work={work} />
              <FineTuning proposal={work.proposal} settings={work.settings} />
            </>
          ) : null}
          <KeepFoot work={work} />
        </aside>
      </div>
    </main>
  );
}
