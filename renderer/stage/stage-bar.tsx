// What can be done with the shown edit, and how it is looked at.
import {
  ChevronDown,
  CircleCheckBig,
  Columns2,
  Copy,
  CopyPlus,
  Dices,
  Flag,
  FlagOff,
  FolderOpen,
  FolderOutput,
  Heart,
  Info,
  Layers,
  Network,
  Sprout,
  Blend,
  SquareArrowOutUpRight,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useStore } from 'zustand';
import { compareWays } from '../../app/compare.ts';
import type { EditSummary } from '../../app/ipc.ts';
import { remix, reveal, loadAll, takeAsInput, loadSeed } from '../state/deeds.ts';
import { seedOf } from '../state/edits.ts';
import { canKeep, openKeep } from '../state/keep.ts';
import { prepareExport } from '../state/export.ts';
import { askFinish, finishOf } from '../state/finish.ts';
import { useHints } from '../state/key-settings.ts';
import { useMirror } from '../state/mirror.ts';
import { copyOut, openInItems } from '../state/out.ts';
import { restore, toggleFavourite, toggleFlag, trash } from '../state/organise.ts';
import { compareAs, flip, stage, toggleCompare, toggleLens } from '../state/stage.ts';
import { view } from '../state/view.ts';
import { text } from '../text/text.ts';
import { Menu } from '../ui/menu.tsx';
import { FlipButton } from '../ui/flip-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { WideButton } from '../ui/wide-button.tsx';
import css from './stage-bar.module.css';
import { ZoomButtons } from './zoom-buttons.tsx';

type Props = { readonly edit: EditSummary; readonly index: number };

export function StageBar({ edit, index }: Props) {
  const comparing = useStore(stage, (now) => now.comparing);
  const tree = useStore(view, (now) => now.tree);
  const infoOpen = useStore(view, (now) => now.infoOpen);
  const flipped = useStore(stage, (now) => now.flipped);
  const lens = useStore(stage, (now) => now.lens);
  const way = useMirror((now) => now.settings.layout.compare);
  const hint = useHints();
  const programs = useMirror((now) => now.settings.programs);
  const words = text.stage;
  const has = edit.results.length > 0;
  const only = [edit.id];
  const finisher = finishOf(edit);
  return (
    <div className={css.bar}>
      <div role="toolbar" aria-label={words.actions} className={css.group}>
        <IconButton name={words.useAll} shortcut={hint('use-all')} icon={<Layers size={16} />} onClick={() => void loadAll(edit.id)} />
        {seedOf(edit) === null ? null : (
          <IconButton name={words.useSeed} shortcut={hint('use-seed')} icon={<Sprout size={16} />} onClick={() => loadSeed(edit)} />
        )}
        <IconButton name={words.remix} shortcut={hint('remix')} icon={<Dices size={16} />} onClick={() => void remix(edit.id)} />
        {has ? (
          <IconButton
            name={words.useAsInput}
            shortcut={hint('use-as-input')}
            icon={<CopyPlus size={16} />}
            onClick={() => void takeAsInput(edit, index)}
          />
        ) : null}
        <span className={css.gap} />
        <IconButton
          name={edit.favourite ? words.notFavourite : words.favourite}
          shortcut={hint('favourite')}
          on={edit.favourite}
          icon={<Heart size={16} fill={edit.favourite ? 'currentColor' : 'none'} />}
          onClick={() => toggleFavourite(only)}
        />
        <IconButton
          name={words.pick}
          shortcut={hint('pick')}
          on={edit.flag === 'pick'}
          icon={<Flag size={16} fill={edit.flag === 'pick' ? 'currentColor' : 'none'} />}
          onClick={() => toggleFlag(only, 'pick')}
        />
        <IconButton
          name={words.reject}
          shortcut={hint('reject')}
          on={edit.flag === 'reject'}
          icon={<FlagOff size={16} />}
          onClick={() => toggleFlag(only, 'reject')}
        />
        {edit.trashed ? (
          <IconButton name={text.organise.restore} icon={<Undo2 size={16} />} onClick={() => restore(only)} />
        ) : (
          <IconButton name={text.organise.trash} shortcut={hint('trash')} icon={<Trash2 size={16} />} onClick={() => trash(only)} />
        )}
        <span className={css.gap} />
        {has ? (
          <>
            <IconButton name={text.out.copy} shortcut={hint('copy')} icon={<Copy size={16} />} onClick={() => void copyOut(only)} />
            <Menu
              label={text.out.openIn}
              items={openInItems(programs, edit, hint)}
              trigger={
                <button type="button" aria-label={text.out.openIn} title={text.out.openIn} className={css.opens}>
                  <SquareArrowOutUpRight size={16} aria-hidden />
                </button>
              }
            />
            <IconButton
              name={text.exporting.open}
              shortcut={hint('export')}
              icon={<FolderOutput size={16} />}
              onClick={() => prepareExport(only)}
            />
          </>
        ) : null}
        <IconButton
          name={words.reveal}
          shortcut={hint('reveal')}
          icon={<FolderOpen size={16} />}
          onClick={() => void reveal(edit, index)}
        />
        <IconButton
          name={words.tree.show}
          shortcut={hint('tree')}
          on={tree}
          icon={<Network size={16} />}
          onClick={() => view.setState({ tree: !tree })}
        />
        <IconButton
          name={words.information}
          shortcut={hint('information')}
          on={infoOpen}
          icon={<Info size={16} />}
          onClick={() => view.setState({ infoOpen: !infoOpen })}
        />
      </div>
      {has && !tree ? (
        <div role="toolbar" aria-label={words.view} className={css.group}>
          <ZoomButtons />
          {finisher === null ? null : (
            <WideButton
              aria-label={words.finish.on(finisher.shortName)}
              title={[words.finish.on(finisher.name), hint('finish')].join(' ').trim()}
              onClick={() => askFinish(edit)}
            >
              <CircleCheckBig size={15} aria-hidden />
              <span className={css.name}>{words.finish.on(finisher.shortName)}</span>
            </WideButton>
          )}
          {canKeep(edit) ? (
            <WideButton
              aria-label={text.keep.open}
              title={[text.keep.open, hint('keep-pixels')].join(' ').trim()}
              onClick={() => openKeep({ id: edit.id, index })}
            >
              <Blend size={15} aria-hidden />
              <span className={css.name}>{text.keep.open}</span>
            </WideButton>
          ) : null}
          {edit.inputs.length === 0 ? null : (
            <>
              <FlipButton name={words.flip} shortcut={hint('flip')} flipped={flipped} onFlip={flip} />
              <WideButton
                aria-label={words.compare}
                aria-pressed={comparing}
                title={[words.compare, hint('compare')].join(' ').trim()}
                onClick={toggleCompare}
              >
                <Columns2 size={15} aria-hidden />
                <span className={finisher === null ? css.name : css.yielding}>{words.compare}</span>
              </WideButton>
              <Menu
                label={words.ways.title}
                items={compareWays.map((one) => ({ key: one, label: words.ways[one], chosen: one === way, act: () => compareAs(one) }))}
                switches={[{ key: 'lens', label: words.lens.choose, chosen: lens !== 'off', act: toggleLens, shortcut: hint('lens') }]}
                trigger={
                  <button type="button" aria-label={words.ways.title} title={hint('compare-as')} className={css.more}>
                    <ChevronDown size={14} aria-hidden />
                  </button>
                }
              />
            </>
          )}
        </div>
      ) : null}
    </div>
  );
}
