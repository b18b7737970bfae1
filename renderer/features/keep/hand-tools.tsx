// Drawing by hand: the tools, what they draw, and the way back.
import { Brush, Minus, Plus, SquareDashedMousePointer } from 'lucide-react';
import { useStore } from 'zustand';
import { chooseTool, keepView, resizeBrush } from '../../store/keep-look.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SettingRow } from './setting-row.tsx';
import css from './hand-tools.module.css';
import { Section } from './section.tsx';

export function HandTools({ work }: { readonly work: KeepWork }) {
  const { tool, add, radius } = useStore(keepView);
  const { proposal } = work;
  if (proposal === null) return null;
  const longSide = Math.max(proposal.original.width, proposal.original.height);
  const words = text.keep;
  const draws = (next: boolean): void => keepView.setState(({ tool: now }) => ({ add: next, tool: now ?? 'brush' }));
  return (
    <Section title={words.byHand}>
      <div role="toolbar" aria-label={words.byHand} className={css.tools}>
        <IconButton name={words.brush} shortcut="B" on={tool === 'brush'} icon={<Brush size={16} />} onClick={() => chooseTool('brush')} />
        <IconButton
          name={words.rectangle}
          shortcut="R"
          on={tool === 'rectangle'}
          icon={<SquareDashedMousePointer size={16} />}
          onClick={() => chooseTool('rectangle')}
        />
        <span className={css.gap} />
        <IconButton name={words.add} on={tool !== null && add} icon={<Plus size={16} />} onClick={() => draws(true)} />
        <IconButton name={words.remove} shortcut="⇧" on={tool !== null && !add} icon={<Minus size={16} />} onClick={() => draws(false)} />
        <span className={css.space} />
        <CommandButton command="undo" aria-disabled={work.past.length === 0} />
        <CommandButton command="redo" aria-disabled={work.future.length === 0} />
      </div>
      <div className={css.size}>
        {tool === 'brush' ? (
          <SettingRow
            label={words.brushSize}
            shown={words.size}
            value={Math.sqrt(radius)}
            usual={Math.sqrt(0.02)}
            minimum={Math.sqrt(0.001)}
            maximum={0.5}
            step={0.005}
            words={(value) => words.pixels(Math.round(2 * value * value * longSide))}
            onChange={(value) => resizeBrush(value * value)}
          />
        ) : null}
      </div>
    </Section>
  );
}
