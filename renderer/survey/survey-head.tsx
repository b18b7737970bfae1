// The line on top: the way back, what can be done with the one the keys work at, what is out, and the zoom.
import { ArrowLeft, Crown, Flag, FlagOff } from 'lucide-react';
import { useStore } from 'zustand';
import { resultThumbnailAddress } from '../../app/addresses.ts';
import type { EditSummary } from '../../app/ipc.ts';
import { useHints } from '../state/key-settings.ts';
import { giveStars } from '../state/organise.ts';
import { wishZoom } from '../state/stage.ts';
import { bringBack, crown, keepActive, leaveSurvey, putOut } from '../state/survey.ts';
import { titleOf } from '../state/words.ts';
import { zoomNow } from '../state/zoom.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Stars } from '../ui/stars.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { ZoomButtons } from '../ui/zoom-buttons.tsx';
import css from './survey-head.module.css';

type Props = { readonly choice: number; readonly out: readonly EditSummary[]; readonly active: EditSummary | null };

export function SurveyHead({ choice, out, active }: Props) {
  const hint = useHints();
  const zoom = useStore(zoomNow);
  const words = text.survey;
  return (
    <div className={css.head}>
      <IconButton name={words.leave} shortcut={hint('back')} icon={<ArrowLeft size={16} />} onClick={leaveSurvey} />
      <h2 className={css.title}>{words.count(choice)}</h2>
      {out.length === 0 ? null : (
        <div role="group" aria-label={words.out} className={css.out}>
          <span aria-hidden>{words.out}</span>
          {out.map((edit) => (
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
        </div>
      )}
      {active === null ? null : (
        <div role="toolbar" aria-label={words.actions} className={css.group}>
          <Stars
            label={text.stage.stars}
            nameOf={text.stage.starsOf}
            stars={active.stars}
            onGive={(stars) => giveStars([active.id], stars)}
          />
          <IconButton
            name={words.pick}
            shortcut={hint('pick')}
            on={active.flag === 'pick'}
            icon={<Flag size={16} fill={active.flag === 'pick' ? 'currentColor' : 'none'} />}
            onClick={keepActive}
          />
          <IconButton name={words.putOut} shortcut={hint('reject')} icon={<FlagOff size={16} />} onClick={putOut} />
          <Button icon={<Crown size={15} aria-hidden />} title={`${words.crownHelp} ⏎`} onClick={crown}>
            {words.crown}
          </Button>
        </div>
      )}
      <div role="toolbar" aria-label={text.stage.view} className={css.group}>
        <ZoomButtons {...zoom} words={text.stage} onZoom={(kind) => wishZoom({ kind })} />
      </div>
    </div>
  );
}
