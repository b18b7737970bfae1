// What the pointer does on the picture: choose what is sent, cover a place, mark one, or straighten it; and what is done at a press.
import { Brush, Crop, MoveUpRight, RotateCcw, RotateCw, Ruler, Square, SquareDashed, Trash2 } from 'lucide-react';
import { chooseSheetTool, redoStep, turnBy, undoStep, undrawAll } from '../../commands/crop.ts';
import type { Cropping, SheetTool } from '../../commands/crop.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './crop-sheet.module.css';

const tools = [
  ['crop', '1', Crop],
  ['cover', '2', Square],
  ['box', '3', SquareDashed],
  ['arrow', '4', MoveUpRight],
  ['brush', '5', Brush],
  ['turn', '6', Ruler],
] as const satisfies readonly (readonly [SheetTool, string, unknown])[];

/** The tool of a key; null for others. */
export const toolOfKey = (key: string): SheetTool | null => tools.find(([, digit]) => digit === key)?.[0] ?? null;

export function SheetTools({ tool, strokes, before, after }: Pick<Cropping, 'tool' | 'strokes' | 'before' | 'after'>) {
  const words = text.crop;
  return (
    <div role="toolbar" aria-label={words.tools} className={css.tools}>
      {tools.map(([name, digit, Icon]) => (
        <IconButton
          key={name}
          name={words.tool[name]}
          shortcut={digit}
          on={tool === name}
          icon={<Icon size={16} {...(name === 'cover' ? { fill: 'currentColor' } : {})} />}
          onClick={() => chooseSheetTool(name)}
        />
      ))}
      <span aria-hidden className={css.gap} />
      <IconButton name={words.turnLeft} shortcut="Shift+R" icon={<RotateCcw size={16} />} onClick={() => turnBy(270)} />
      <IconButton name={words.turnRight} shortcut="R" icon={<RotateCw size={16} />} onClick={() => turnBy(90)} />
      <span className={css.space} />
      <CommandButton command="undo" aria-disabled={before.length === 0} onClick={undoStep} />
      <CommandButton command="redo" aria-disabled={after.length === 0} onClick={redoStep} />
      <IconButton name={words.undrawAll} aria-disabled={strokes.length === 0} icon={<Trash2 size={16} />} onClick={undrawAll} />
    </div>
  );
}
