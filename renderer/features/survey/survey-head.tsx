// The line on top: the way back, how many are beside each other, what can be done with the one the keys work at, what is out, and the zoom.
import { ArrowLeft, ArrowLeftRight, ChevronLeft, ChevronRight, Crown, Dices, FlagOff, FolderOutput } from 'lucide-react';
import { useStore } from 'zustand';
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { askAgain, toExport } from '../../commands/approve.ts';
import { approvalOf, goOnWith, useBatching } from '../../commands/batch.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { targetOf } from '../../commands/target.ts';
import { editOf } from '../../store/edits.ts';
import { prepareExport } from '../../commands/export.ts';
import { useHints } from '../../store/key-settings.ts';
import { giveStars } from '../../commands/organise.ts';
import { wishZoom } from '../../store/stage.ts';
import {
  bringBack,
  crown,
  leaveSurvey,
  perPageOf,
  perPages,
  putOut,
  showPerPage,
  survey,
  togglePairs,
  turnPage,
} from '../../commands/survey.ts';
import { titleOf } from '../../store/words.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stars } from '../../ui/stars.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { ZoomButtons } from '../../ui/zoom-buttons.tsx';
import css from './survey-head.module.css';

/** The last that were put out: those that one may want back. */
const maxOut = 8;

type Props = {
  readonly choice: readonly string[];
  readonly page: readonly string[];
  readonly out: readonly EditSummary[];
  readonly active: EditSummary | null;
  /** Two are chosen between. */
  readonly pair: boolean;
};

export function SurveyHead({ choice, page, out, active, pair }: Props) {
  const hint = useHints();
  const zoom = useStore(zoomNow);
  const pairing = useStore(survey, ({ duels }) => duels !== null);
  const approving = useStore(survey, (now) => now.approving);
  const words = text.survey;
  return (
    <div className={css.head}>
      <IconButton name={words.leave} shortcut={hint('back')} icon={<ArrowLeft size={16} />} onClick={leaveSurvey} />
      <h2 className={css.title} aria-live="polite">
        {approving
          ? words.approved(choice.filter((id) => editOf(id)?.flag === 'pick').length, choice.length)
          : pair
            ? words.pairTitle(choice.length - 1)
            : pairing
              ? words.last
              : words.count(choice.length)}
      </h2>
      <Out out={out} />
      {pairing ? null : <Pages choice={choice} page={page} />}
      {approving ? null : (
        <Button
          aria-pressed={pairing}
          className={css.pairs}
          title={`${words.pairsHelp} ${hint('pairwise')}`.trim()}
          icon={<ArrowLeftRight size={15} aria-hidden />}
          onClick={togglePairs}
        >
          {words.pairs}
        </Button>
      )}
      {active === null || pair ? null : <Actions active={active} approving={approving} />}
      {approving ? <AfterBatch choice={choice} /> : null}
      <div role="toolbar" aria-label={text.stage.view} className={css.group}>
        <ZoomButtons {...zoom} words={text.stage} onZoom={(kind) => wishZoom({ kind })} />
      </div>
    </div>
  );
}

function Out({ out }: Pick<Props, 'out'>) {
  const words = text.survey;
  if (out.length === 0) return null;
  const shown = out.slice(-maxOut);
  return (
    <div role="group" aria-label={words.out} className={css.out}>
      <span aria-hidden>{words.out}</span>
      {shown.map((edit) => (
        <button
          key={edit.id}
          type="button"
          aria-label={words.bringBack(titleOf(edit, 60))}
          title={words.bringBack(titleOf(edit, 60))}
          className={css.small}
          onClick={() => bringBack(edit.id)}
        >
          <Thumb address={resultThumbnailAddress(edit.id, 0, 160)} className={css.thumb} />
        </button>
      ))}
      {out.length > shown.length ? <span>{words.moreOut(out.length - shown.length)}</span> : null}
    </div>
  );
}

function Pages({ choice, page }: Pick<Props, 'choice' | 'page'>) {
  const perPage = useStore(survey, perPageOf);
  const words = text.survey;
  const first = choice.indexOf(page[0] ?? '');
  return (
    <div className={css.group}>
      {choice.length > page.length ? (
        <>
          <IconButton name={words.pageBefore} shortcut="PgUp" icon={<ChevronLeft size={16} />} onClick={() => turnPage(-1)} />
          <span className={css.place}>{words.page(first + 1, first + page.length, choice.length)}</span>
          <IconButton name={words.pageAfter} shortcut="PgDn" icon={<ChevronRight size={16} />} onClick={() => turnPage(1)} />
        </>
      ) : null}
      {choice.length > 2 ? (
        <Segmented
          label={words.perPage}
          value={perPage}
          options={perPages.map((value) => ({ value, label: value === 'all' ? words.all : value }))}
          onChange={showPerPage}
        />
      ) : null}
    </div>
  );
}

/** What follows when the pairs were looked at: copies of those that were approved, and the rest of a batch that waits for it. */
function AfterBatch({ choice }: Pick<Props, 'choice'>) {
  const setId = useStore(survey, (now) => now.setId);
  const batch = useBatching(({ batches }) => batches.find(({ id }) => id === setId));
  const hint = useHints();
  return (
    <div className={css.group}>
      <Button icon={<FolderOutput size={15} aria-hidden />} title={hint('export')} onClick={() => prepareExport(toExport(choice))}>
        {text.exporting.open}
      </Button>
      {batch?.state === 'pilot' && !batch.elsewhere ? (
        <Button tone="primary" onClick={() => (leaveSurvey(), void goOnWith(batch.id, { approve: true }))}>
          {approvalOf(batch)}
        </Button>
      ) : null}
    </div>
  );
}

function Actions({ active, approving }: { readonly active: EditSummary; readonly approving: boolean }) {
  const hint = useHints();
  const words = text.survey;
  return (
    <div role="toolbar" aria-label={words.actions} className={css.group}>
      <Stars label={text.stage.stars} nameOf={text.stage.starsOf} stars={active.stars} onGive={(stars) => giveStars([active.id], stars)} />
      <CommandButton command="pick" target={targetOf(active)} name={approving ? words.approve : words.pick} />
      <IconButton name={words.putOut} shortcut={hint('reject')} icon={<FlagOff size={16} />} onClick={putOut} />
      {approving ? (
        <Button icon={<Dices size={15} aria-hidden />} title={hint('remix')} onClick={() => askAgain(active.id)}>
          {words.again}
        </Button>
      ) : (
        <Button icon={<Crown size={15} aria-hidden />} title={`${words.crownHelp} ⏎`} onClick={crown}>
          {words.crown}
        </Button>
      )}
    </div>
  );
}
