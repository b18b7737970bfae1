// English: keeping the pixels of the original, for one result and for many.
import type { ConvertedFrom, VerdictReason } from '../../../contract/keep.ts';
import { formats } from '../formats.ts';
import { formatPixels } from '../../../formats.ts';

const { formatCount, formatNoun, formatPercent, formatShare, formatTimes } = formats;

type Size = { readonly width: number; readonly height: number };

const verdicts: Readonly<Record<VerdictReason, string>> = {
  unchanged: 'The service returned your picture unchanged. It was charged.',
  'another-picture':
    'This result cannot be laid over the original: it shows another view, or was drawn anew. Your own pixels cannot be kept.',
  'all-changed': 'Light, colour or style of the whole picture changed. No part of it is as it was, so there is nothing to keep.',
  doubtful: 'It lies over the original with some doubt. Look at the edges of each place before you keep it.',
  faint: 'Only a faint change was found. Look whether it is the one you asked for before you keep it.',
};
const converted: Readonly<Record<ConvertedFrom, string>> = {
  cmyk: 'The original is CMYK, for print. It is written in sRGB: the rest looks the same, but its values are others.',
  'named-colours':
    'The original names its colours in a way that other programs may miss. It is written in sRGB: the rest looks the same, but its values are others.',
  indexed: 'The original has a table of colours. It is written in full colour, and no colour of the rest changes.',
  grey: 'The original is grey. It is written in colour, and no grey of the rest changes in looks.',
  other: 'The original had to be converted first: the rest looks the same, but its values are others.',
};

export const keep = {
  openAll: 'Keep my pixels for all of these',
  title: 'Keep my pixels',
  leave: 'Back without keeping',
  nothing: 'There is nothing to keep pixels of: that takes a finished result that was made from a picture.',
  resultGone: 'The result that this version was laid from is not in the library any more. The version itself can be gone on from.',
  looking: 'Comparing the result with the original …',
  summary: (places: number, share: number) => `${formatNoun(places, 'place', 'places')}, ${formatShare(share)} of the picture.`,
  none: 'Nothing of the result is taken.',
  byteForByte: 'The rest stays byte for byte.',
  asItWas: 'The rest stays the original’s.',
  verdicts,
  unchangedBy: (largest: number) => `The largest difference is ΔE ${formatCount(Math.round(largest))}.`,
  unchangedFree: 'The service returned your picture unchanged. A rehearsal costs nothing.',
  unchangedElsewhere: 'Nothing in this version differs from the original.',
  found: (match: number) => `${formatPercent(match)} of the detail was found again.`,
  marksLeft:
    'A mark that you drew is still there in the result, so what it pointed out may not be done. Where it lies your own pixels stay.',
  covers: 'Covers',
  unlocked: 'Take covered places from the result',
  atEdge: 'The change reaches the edge of what was sent and fades out there. Send it again with a larger crop.',
  unseen:
    'Some of the change lies where your picture is transparent. It stays so, and the change is not to be seen there: to have it, use the result as it is.',
  turnedBack: 'It was sent turned. What is kept stands as your picture does.',
  onWhole: (whole: Size) => `Only this part was sent. What is kept is laid on the whole picture of ${formatPixels(whole)}.`,
  soft: (times: number) => `The places are enlarged ${formatTimes(times)}: they will look softer than the rest.`,
  converted,
  gainMap: 'The original has a gain map for HDR screens. What is kept is a PNG without one: there it looks like the standard picture.',
  refusedTitle: 'Cannot be kept',
  unchangedTitle: 'Nothing changed',
  /** On its tile and in the tile's name. */
  unchangedMark: 'Unchanged',
  lookTitle: 'Look first',
  steps: {
    sendAgain: 'Send again',
    reword: 'Reword',
    useResult: 'Use the result as it is',
    tryAgain: 'Try again',
    crop: 'Send only a crop',
    largerCrop: 'Choose a larger crop',
  },
  notShown: 'The preview could not be shown.',
  picture: 'The original with the changed places',
  original: 'The original',
  area: 'Picture',
  areaHelp: 'Arrows move, space draws where a tool is chosen.',
  outlines: 'Outlines',
  before: 'Show the original while held',
  compare: 'Compare with the original',
  split: 'Original and kept',
  splitValue: (fraction: number) => `${formatPercent(fraction)} original`,
  places: 'Places',
  /** A place in the list: its number, its share, its size. */
  place: (number: number) => `Place ${number}`,
  placeFacts: (share: number, size: Size) => `${formatShare(share)} · ${formatPixels(size)} px`,
  placesHelp: 'Space takes a place or leaves it, Enter zooms to it.',
  on: (on: number, of: number) => (on === of ? '' : `${formatCount(on)} of ${formatCount(of)} taken`),
  byHand: 'By hand',
  brush: 'Brush',
  rectangle: 'Rectangle',
  mode: 'What is drawn',
  add: 'Take the result here',
  remove: 'Take the original here',
  brushSize: 'Size of the brush',
  size: 'Size',
  pixels: (count: number) => `${formatCount(count)} px`,
  nothingToUndo: 'Nothing to undo here.',
  nothingToRedo: 'Nothing to do again here.',
  corner: 'First corner set.',
  drawn: (add: boolean) => (add ? 'The result is taken here.' : 'The original is taken here.'),
  fine: 'Edges and tone',
  sensitivity: 'Sensitivity',
  grow: 'Grow',
  feather: 'Feather',
  tone: 'Tone',
  grain: 'Grain',
  times: formatTimes,
  toneWords: (tone: number) => (tone === 0 ? 'result' : tone === 1 ? 'original' : formatPercent(tone)),
  sliderHelp: 'Double-click or Backspace sets it as proposed',
  asProposed: 'As proposed',
  frame: (frame: Size, original: Size) => `Shown at ${formatPixels(frame)}. Keep writes ${formatPixels(original)}.`,
  keep: 'Keep',
  keeping: 'Writing the picture in full size …',
  stop: 'Stop',
  stopped: 'Stopped. Nothing was written.',
  kept: (identical: number, pixels: number) =>
    `Kept. ${formatCount(identical)} of ${formatCount(pixels)} pixels outside are the original’s.`,
  keptPlain: 'Kept.',
  leftWithout: 'Left without keeping',

  many: {
    label: 'Keeping pixels of several edits',
    working: (done: number, of: number) => `Keeping ${formatCount(done)} of ${formatCount(of)}`,
    done: (kept: number, of: number) => `${formatCount(kept)} of ${formatCount(of)} kept`,
    stopped: (kept: number, of: number) => `Stopped: ${formatCount(kept)} of ${formatCount(of)} kept`,
    waits: (count: number) => `${formatNoun(count, 'waits', 'wait')} for you`,
    leftOut: (count: number) =>
      `${formatNoun(count, 'edit has', 'edits have')} nothing to keep and ${count === 1 ? 'was' : 'were'} left out.`,
    list: 'Edits that wait for you',
    open: (name: string) => `Open “${name}”`,
    openShort: 'Open',
    busy: 'Several edits are being kept. Wait until that is done, or stop it.',
  },
} as const;
