// What the pointer does on the picture: choose what is sent, cover a place, or mark one.
import { Brush, Crop, MoveUpRight, Square, SquareDashed, Trash2, Undo2 } from 'lucide-react';
import { chooseSheetTool, undraw } from '../state/crop.ts';
import type { Cropping, SheetTool } from '../state/crop.ts';
import { text } from '../text/text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import css from './crop-sheet.module.css';

const tools = [
  ['crop', '1', Crop],
  ['cover', '2', Square],
  ['box', '3', SquareDashed],
  ['arrow', '4', MoveUpRight],
  ['brush', '5', Brush],
] as const satisfies readonly (readonly [SheetTool, string, unknown])[];

/** The tool of a key; null for others. */
export const toolOfKey = (key: string): SheetTool | null => tools.find(([, digit]) => digit === key)?.[0] ?? null;

export function SheetTools({ tool, strokes }: Pick<Cropping, 'tool' | 'strokes'>) {
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
      <span className={css.space} />
      <IconButton name={words.undraw} aria-disabled={strokes.length === 0} icon={<Undo2 size={16} />} onClick={() => undraw(false)} />
      <IconButton name={words.undrawAll} aria-disabled={strokes.length === 0} icon={<Trash2 size={16} />} onClick={() => undraw(true)} />
    </div>
  );
}
