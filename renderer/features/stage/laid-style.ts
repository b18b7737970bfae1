// Where something lies in the frame around it, as styles.
import type { CSSProperties } from 'react';
import type { Laid } from '../../../app/composite/compare.ts';

const percent = (part: number): string => `${part * 100}%`;

/** For an element that is positioned absolutely in a frame which cuts off what reaches beyond. */
export const laidStyle = ({ left, top, width, height, slantX, slantY }: Laid): CSSProperties => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
  ...(slantX === 0 && slantY === 0 ? {} : { transform: `matrix(1, ${slantY}, ${slantX}, 1, 0, 0)`, transformOrigin: '0 0' }),
});
