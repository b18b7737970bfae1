// The steps from the original to the shown edit, its versions, and what was made of it.
import { useEffect, useRef } from 'react';
import { ChevronRight, Columns2, Workflow } from 'lucide-react';
import { useStore } from 'zustand';
import { pictureThumbnailAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { isLiving } from '../../../app/edits/edit.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { isEnabled, runCommand } from '../../commands/registry/registry.ts';
import { canTakeStepsAgain, stepCountOf, takeStepsAgain } from '../../commands/chains.ts';
import { useEdit } from '../../store/edits.ts';
import { useHints } from '../../store/key-settings.ts';
import { showNew, useNewCount } from '../../commands/new-results.ts';
import { compareWith, learn, show, stage } from '../../store/stage.ts';
import { formatFacts, formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { WideButton } from '../../ui/wide-button.tsx';
import { outHandlers } from '../../commands/handoff.ts';
import { stripOf } from '../../store/strip.ts';
import { stateWords, titleOf } from '../../store/words.ts';
import { originalOf } from './before-of.ts';
import css from './strip.module.css';

type StepProps = { readonly edit: EditSummary; readonly shown: boolean; readonly unseen: boolean };

function Step({ edit: listed, shown, unseen }: StepProps) {
  // What its parent knew of it may be of yesterday.
  const edit = useEdit(listed.id) ?? listed;
  const name = formatParts([
    titleOf(edit, 48),
    edit.state === 'done' && edit.present && edit.unchanged !== true ? '' : stateWords(edit, 'no'),
    unseen ? text.window.grid.unseen : '',
  ]);
  const has = edit.results.length > 0 && edit.present;
  return (
    <button
      type="button"
      aria-label={name}
      aria-current={shown ? 'step' : undefined}
      title={titleOf(edit)}
      className={classes(css.step, shown && css.shown)}
      draggable={has}
      {...(has ? outHandlers(() => [{ id: edit.id, index: 0 }]) : {})}
      onClick={() => show(edit.id)}
      onKeyDown={(event) => {
        // The shown one is gone on from; another is shown first.
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || !shown || event.repeat || !isEnabled('continue'))
          return;
        event.preventDefault();
        runCommand('continue');
      }}
    >
      {has ? (
        <Thumb address={resultThumbnailAddress(edit.id, 0, 160)} className={css.image} />
      ) : isLiving(edit.state) ? (
        <Spinner />
      ) : (
        <span aria-hidden className={css.words}>
          {stateWords(edit, 'no')}
        </span>
      )}
      {unseen ? <span aria-hidden className={css.badge} /> : null}
    </button>
  );
}

/** Puts a step of the way here under the movable line. */
function CompareButton({ id, name }: { readonly id: string; readonly name: string }) {
  const chosen = useStore(stage, (now) => now.comparing && now.beforeId === id);
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={chosen}
      title={name}
      className={classes(css.compare, chosen && css.chosen)}
      onClick={() => compareWith(id)}
    >
      {chosen ? text.stage.comparedWith : <Columns2 size={12} aria-hidden />}
    </button>
  );
}

export function Strip({ edit }: { readonly edit: EditSummary }) {
  const hint = useHints();
  const details = useStore(stage, (now) => now.details);
  const unseen = useStore(stage, (now) => now.unseen);
  const fresh = useNewCount();
  const strip = stripOf(edit, details);
  const wanted = strip.wanted.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ')) if (id !== '') void learn(id);
  }, [wanted]);
  const steps = useRef<HTMLDivElement>(null);
  // Others beside it are known later than the shown one.
  useEffect(() => {
    steps.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [edit.id, strip.path.length, strip.versions.length]);
  const before = strip.path.slice(0, -1);
  const words = text.stage.strip;
  const count = strip.path.length;
  const again = stepCountOf(strip.path);
  const step = (one: EditSummary) => <Step key={one.id} edit={one} shown={one.id === edit.id} unseen={unseen.has(one.id)} />;
  return (
    <nav aria-label={words.label} data-area className={css.strip}>
      <div ref={steps} className={css.steps}>
        {strip.original === null ? null : (
          <>
            <span className={css.original} title={strip.original.name}>
              <Thumb address={pictureThumbnailAddress(strip.original, 160)} alt={words.original} className={css.image} />
              {count > 1 ? <CompareButton id={originalOf(strip)} name={text.stage.compareWithOriginal} /> : null}
            </span>
            <ChevronRight size={14} aria-hidden className={css.arrow} />
          </>
        )}
        {before.map((one) => (
          <span key={one.id} className={css.pair}>
            <span className={css.ancestor}>
              {step(one)}
              {one.results.length > 0 && one.present ? <CompareButton id={one.id} name={text.stage.compareWith} /> : null}
            </span>
            <ChevronRight size={14} aria-hidden className={css.arrow} />
          </span>
        ))}
        {strip.versions.map(step)}
        {strip.children.length === 0 ? null : <ChevronRight size={14} aria-hidden className={css.arrow} />}
        {strip.children.map(step)}
      </div>
      {canTakeStepsAgain(edit) && again > 0 ? (
        <WideButton title={[text.chains.useTitle, hint('use-steps')].join(' ').trim()} onClick={() => void takeStepsAgain(edit)}>
          <Workflow size={15} aria-hidden />
          {text.chains.use(again)}
        </WideButton>
      ) : null}
      {fresh > 0 ? (
        <WideButton title={[words.showNew, hint('new-result')].join(' ').trim()} onClick={showNew}>
          <span aria-hidden className={css.fresh} />
          {words.fresh(fresh)}
        </WideButton>
      ) : null}
      <span className={css.count}>
        {formatFacts([
          words.step(count, count + (strip.children.length > 0 ? 1 : 0)),
          strip.versions.length > 1 ? words.versions(strip.versions.length) : '',
        ])}
      </span>
      <CommandButton command="grid-below" size="small" iconSize={15} />
    </nav>
  );
}
