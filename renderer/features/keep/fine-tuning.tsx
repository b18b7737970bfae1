// What counts as a change, how far it reaches and fades, and how much of the original's tone and grain it gets.
import type { KeepProposal } from '../../../app/contract/keep.ts';
import type { KeepSettings } from '../../../app/composite/keep-settings.ts';
import { changeKeep, changeSensitivity, resetKeep, unlockCovers } from '../../commands/keep.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import css from './fine-tuning.module.css';
import { Section } from './section.tsx';
import { SettingRow } from './setting-row.tsx';

/** Of the frame: further than that nobody grows or fades a place. */
const furthest = 40;
const maxPixels = 2000;

type Props = { readonly proposal: KeepProposal; readonly settings: KeepSettings };

export function FineTuning({ proposal, settings }: Props) {
  const { defaults, original, frame } = proposal;
  const words = text.keep;
  const enlarged = original.width / frame.width;
  const reach = {
    minimum: 0,
    maximum: Math.min(maxPixels, Math.ceil(furthest * enlarged)),
    step: Math.max(1, Math.round(enlarged / 2)),
    words: (pixels: number) => words.pixels(Math.round(pixels)),
  };
  return (
    <Section
      title={words.fine}
      end={
        <Button tone="quiet" className={css.reset} onClick={resetKeep}>
          {words.asProposed}
        </Button>
      }
    >
      <SettingRow
        label={words.sensitivity}
        value={Math.log2(settings.sensitivity)}
        usual={Math.log2(defaults.sensitivity)}
        minimum={-2}
        maximum={2}
        step={0.25}
        words={(power) => words.times(2 ** power)}
        onChange={(power) => changeSensitivity(2 ** power)}
      />
      <SettingRow label={words.grow} value={settings.grow} usual={defaults.grow} {...reach} onChange={(grow) => changeKeep({ grow })} />
      <SettingRow
        label={words.feather}
        value={settings.feather}
        usual={defaults.feather}
        {...reach}
        onChange={(feather) => changeKeep({ feather })}
      />
      <SettingRow
        label={words.tone}
        value={settings.tone}
        usual={defaults.tone}
        minimum={0}
        maximum={1}
        step={0.05}
        words={words.toneWords}
        onChange={(tone) => changeKeep({ tone })}
      />
      <div className={css.grain}>
        <span className={css.label}>{words.grain}</span>
        <Switch label={words.grain} on={settings.grain} onChange={(grain) => changeKeep({ grain })} />
      </div>
      {proposal.hasCovers ? (
        <div className={css.grain}>
          <span aria-hidden className={css.label}>
            {words.covers}
          </span>
          <Switch label={words.unlocked} on={settings.unlocked === true} onChange={unlockCovers} />
        </div>
      ) : null}
    </Section>
  );
}
