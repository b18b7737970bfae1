// One line over the picture: what is done often with the shown edit, in words; what it is, with its marks; how it is looked at.
import { Blend, ChevronDown, CircleCheckBig, Columns2, CornerDownRight, Dices, FolderOutput, Info } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CommandName } from '../../../app/commands/commands.ts';
import { compareWays } from '../../../app/composite/compare.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { runCommand } from '../../commands/run-command.ts';
import { canGoOn, remix } from '../../commands/edit-commands.ts';
import { canKeep, openKeep } from '../../commands/keep.ts';
import { prepareExport } from '../../commands/export.ts';
import { askFinish, finishOf } from '../../commands/finish.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { compareAs, flip, stage, toggleCompare, toggleLens } from '../../store/stage.ts';
import { askVary, mayVary } from '../../commands/vary.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Menu } from '../../ui/menu.tsx';
import { FlipButton } from '../../ui/flip-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { WideButton } from '../../ui/wide-button.tsx';
import { Caption } from './caption.tsx';
import css from './stage-bar.module.css';
import { StageMarks } from './stage-marks.tsx';
import { StageMore } from './stage-more.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

type WordedProps = Omit<ComponentProps<typeof WideButton>, 'children'> & {
  readonly command: CommandName;
  /** Read aloud and shown when pointed at; the words alone when it says the same. */
  readonly name?: string;
  readonly words: string;
  readonly icon: ReactNode;
  /** Of what is there for some edits only the icon stays where there is little room. */
  readonly yields?: boolean;
};

/** An act in words, with its key where there is room for it: drawn, not written, so that it is no part of what the button is called. */
function Worded({ command, words, name = words, icon, yields = false, ...rest }: WordedProps) {
  const hint = useHints()(command);
  return (
    <WideButton aria-label={name} title={[name, hint].join(' ').trim()} {...rest}>
      {icon}
      <span className={yields ? css.yielding : css.name}>{words}</span>
      {hint === undefined ? null : <kbd aria-hidden data-key={hint} className={css.key} />}
    </WideButton>
  );
}

type Props = { readonly edit: EditSummary; readonly index: number };

export function StageBar({ edit, index }: Props) {
  const comparing = useStore(stage, (now) => now.comparing);
  const tree = useStore(view, (now) => now.tree);
  const infoOpen = useStore(view, (now) => now.infoOpen);
  const flipped = useStore(stage, (now) => now.flipped);
  const lens = useStore(stage, (now) => now.lens);
  const way = useMirror((now) => now.settings.layout.compare);
  const hint = useHints();
  const words = text.stage;
  const has = edit.results.length > 0;
  const finisher = finishOf(edit);
  return (
    <div data-area className={css.room}>
      <div className={css.bar}>
        <div role="toolbar" aria-label={words.actions} className={classes(css.group, css.acts)}>
          {canGoOn(edit) ? (
            <Worded
              command="continue"
              name={words.goOnLabel}
              words={words.goOn}
              icon={<CornerDownRight size={15} aria-hidden />}
              data-main
              onClick={() => runCommand('continue')}
            />
          ) : null}
          {finisher === null ? null : (
            <Worded
              command="finish"
              words={words.finish.on(finisher.shortName)}
              icon={<CircleCheckBig size={15} aria-hidden />}
              yields
              onClick={() => askFinish(edit)}
            />
          )}
          {mayVary(edit) ? (
            <Worded command="vary" words={words.vary.open} icon={<Dices size={15} aria-hidden />} onClick={() => askVary(edit)} />
          ) : (
            <Worded command="remix" words={words.remix} icon={<Dices size={15} aria-hidden />} onClick={() => void remix(edit.id)} />
          )}
          {canKeep(edit) ? (
            <Worded
              command="keep-pixels"
              words={text.keep.open}
              icon={<Blend size={15} aria-hidden />}
              onClick={() => openKeep({ id: edit.id, index })}
            />
          ) : null}
          {has && !tree && edit.inputs.length > 0 ? (
            <span className={css.pair}>
              <Worded
                command="compare"
                words={words.compare}
                icon={<Columns2 size={15} aria-hidden />}
                aria-pressed={comparing}
                onClick={toggleCompare}
              />
              <Menu
                label={words.ways.title}
                items={compareWays.map((one) => ({ key: one, label: words.ways[one], chosen: one === way, run: () => compareAs(one) }))}
                switches={[{ key: 'lens', label: words.lens.choose, chosen: lens !== 'off', run: toggleLens, shortcut: hint('lens') }]}
                trigger={
                  <button type="button" aria-label={words.ways.title} title={hint('compare-as')} className={css.more}>
                    <ChevronDown size={14} aria-hidden />
                  </button>
                }
              />
              <FlipButton name={words.flip} shortcut={hint('flip')} flipped={flipped} onFlip={flip} />
            </span>
          ) : null}
          {has ? (
            <Worded
              command="export"
              words={text.exporting.open}
              icon={<FolderOutput size={15} aria-hidden />}
              onClick={() => prepareExport([edit.id])}
            />
          ) : null}
          <StageMore edit={edit} index={index} />
          <IconButton
            name={words.information}
            shortcut={hint('information')}
            on={infoOpen}
            icon={<Info size={16} />}
            onClick={() => view.setState({ infoOpen: !infoOpen })}
          />
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
