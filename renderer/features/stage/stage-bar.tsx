// One line over the picture: what is done often with the shown edit, in words; what it is, with its marks; how it is looked at.
import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import type { CommandName } from '../../../app/commands/commands.ts';
import { compareWays } from '../../../app/composite/compare.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { useOffer } from '../../commands/registry/use-offer.ts';
import { targetOf } from '../../commands/target.ts';
import type { Target } from '../../commands/target.ts';
import { mayVary } from '../../commands/vary.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { compareAs, flip, stage } from '../../store/stage.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Menu } from '../../ui/menu.tsx';
import { FlipButton } from '../../ui/flip-button.tsx';
import { WideButton } from '../../ui/wide-button.tsx';
import { Caption } from './caption.tsx';
import css from './stage-bar.module.css';
import { StageMarks } from './stage-marks.tsx';
import { StageMore } from './stage-more.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

type WordedProps = {
  readonly command: CommandName;
  readonly target: Target;
  /** Read aloud and shown when pointed at, where the words alone say too little. */
  readonly name?: string;
  /** It is what is done most. */
  readonly main?: boolean;
  /** Of what is there for some edits only the icon stays where there is little room. */
  readonly yields?: boolean;
};

/** A command in words, with its key where there is room for it: drawn, not written, so that it is no part of what the button is called. */
function Worded({ command, target, name, main = false, yields = false }: WordedProps) {
  const { label, shortcut, icon: Icon, disabled, checked, run } = useOffer(command, target);
  if (disabled) return null;
  return (
    <WideButton
      aria-label={name ?? label}
      title={[name ?? label, shortcut].join(' ').trim()}
      aria-pressed={checked}
      data-main={main || undefined}
      onClick={run}
    >
      {Icon === undefined ? null : <Icon size={15} aria-hidden />}
      <span className={yields ? css.yielding : css.name}>{label}</span>
      {shortcut === undefined ? null : <kbd aria-hidden data-key={shortcut} className={css.key} />}
    </WideButton>
  );
}

/** Comparing, and how: the ways, the lens, and what was before while it is held. */
function Comparing({ target }: { readonly target: Target }) {
  const flipped = useStore(stage, (now) => now.flipped);
  const way = useMirror((now) => now.settings.layout.compare);
  const lens = useOffer('lens', target);
  const shown = useOffer('flip', target);
  const hint = useHints();
  const words = text.stage;
  return (
    <span className={css.pair}>
      <Worded command="compare" target={target} />
      <Menu
        label={words.ways.title}
        items={compareWays.map((one) => ({ key: one, label: words.ways[one], chosen: one === way, run: () => compareAs(one) }))}
        switches={[{ ...lens, chosen: lens.checked === true }]}
        trigger={
          <button type="button" aria-label={words.ways.title} title={hint('compare-as')} className={css.more}>
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      />
      <FlipButton name={shown.label} shortcut={shown.shortcut} flipped={flipped} onFlip={flip} />
    </span>
  );
}

type Props = { readonly edit: EditSummary; readonly index: number };

export function StageBar({ edit, index }: Props) {
  const tree = useStore(view, (now) => now.tree);
  const words = text.stage;
  const has = edit.results.length > 0;
  const target = targetOf(edit, index);
  return (
    <div data-area className={css.room}>
      <div className={css.bar}>
        <div role="toolbar" aria-label={words.actions} className={classes(css.group, css.acts)}>
          <Worded command="continue" target={target} name={text.keys.commands.continue} main />
          <Worded command="finish" target={target} yields />
          <Worded command={mayVary(edit) ? 'vary' : 'remix'} target={target} />
          <Worded command="keep-pixels" target={target} />
          {has && !tree && edit.inputs.length > 0 ? <Comparing target={target} /> : null}
          {has ? <Worded command="export" target={target} /> : null}
          <StageMore edit={edit} index={index} />
          <CommandButton command="information" target={target} />
        </div>
        <Caption edit={edit} index={index} />
        <StageMarks edit={edit} />
        {has && !tree ? (
          <div role="toolbar" aria-label={words.view} className={classes(css.group, css.view)}>
            <ZoomButtons />
          </div>
        ) : null}
      </div>
    </div>
  );
}
