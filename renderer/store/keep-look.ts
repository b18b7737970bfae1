// How the view that keeps pixels is looked at and drawn in: of the window, not of an edit.
import { createStore } from 'zustand/vanilla';
import type { PartBox } from '../../app/contract/keep.ts';

export type Tool = 'brush' | 'rectangle';

type KeepView = {
  /** Without one, the pointer moves the picture. */
  readonly tool: Tool | null;
  readonly add: boolean;
  /** Of the brush, as a part of the original's long side. */
  readonly radius: number;
  readonly outlines: boolean;
  readonly comparing: boolean;
  /** Part of the picture that shows the original while comparing, 0 to 1. */
  readonly divide: number;
  /** The part that is pointed at: it flashes. */
  readonly pointed: number | null;
};

export const keepView = createStore<KeepView>()(() => ({
  tool: null,
  add: true,
  radius: 0.02,
  outlines: true,
  comparing: false,
  divide: 0.5,
  pointed: null,
}));

const [smallest, largest] = [0.001, 0.25];

/** The tool in hand is put down when it is chosen again. */
export const chooseTool = (tool: Tool): void => keepView.setState(({ tool: now }) => ({ tool: now === tool ? null : tool }));
/** `radius` as a part of the long side of the original; kept between the smallest and the largest there is. */
export const resizeBrush = (radius: number): void => keepView.setState({ radius: Math.min(largest, Math.max(smallest, radius)) });
export const toggleOutlines = (): void => keepView.setState(({ outlines }) => ({ outlines: !outlines }));
export const toggleSplit = (): void => keepView.setState(({ comparing }) => ({ comparing: !comparing }));
/** By the number of a part; null: at none. */
export const point = (pointed: number | null): void => keepView.setState({ pointed });

type BoxListener = (box: PartBox) => void;
const boxListeners = new Set<BoxListener>();

/** The picture owns its zoom; the list only wishes. */
export const wishBox = (box: PartBox): void => boxListeners.forEach((listener) => listener(box));
/** What it returns stops listening. */
export function onBoxWish(listener: BoxListener): () => void {
  boxListeners.add(listener);
  return () => void boxListeners.delete(listener);
}
