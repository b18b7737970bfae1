// Shows what was before, as long as it is held.
import { Eye } from 'lucide-react';
import { IconButton } from './icon-button.tsx';

type Props = {
  readonly name: string;
  readonly shortcut: string | undefined;
  readonly flipped: boolean;
  readonly onFlip: (flipped: boolean) => void;
};

export function FlipButton({ name, shortcut, flipped, onFlip }: Props) {
  return (
    <IconButton
      name={name}
      shortcut={shortcut}
      on={flipped}
      icon={<Eye size={16} />}
      onPointerDown={() => onFlip(true)}
      onPointerUp={() => onFlip(false)}
      onPointerLeave={() => onFlip(false)}
      onPointerCancel={() => onFlip(false)}
      // By key it stays until it is pressed again: a held Enter repeats.
      onClick={(event) => (event.detail === 0 ? onFlip(!flipped) : undefined)}
    />
  );
}
