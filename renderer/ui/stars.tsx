// Five stars to give; pressing the given number again takes them away.
import { Star } from 'lucide-react';
import css from './stars.module.css';

type Props = {
  readonly label: string;
  readonly nameOf: (stars: number) => string;
  readonly stars: number;
  readonly onGive: (stars: number) => void;
};

export function Stars({ label, nameOf, stars, onGive }: Props) {
  return (
    <div role="group" aria-label={label} className={css.stars}>
      {[1, 2, 3, 4, 5].map((number) => (
        <button
          key={number}
          type="button"
          aria-label={nameOf(number)}
          aria-pressed={number === stars}
          className={css.star}
          data-on={number <= stars}
          onClick={() => onGive(number)}
        >
          <Star size={14} fill={number <= stars ? 'currentColor' : 'none'} strokeWidth={1.5} />
        </button>
      ))}
    </div>
  );
}
