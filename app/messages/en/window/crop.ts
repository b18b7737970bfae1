// English: sending only a part of a picture.
import { formats } from '../formats.ts';
import { formatPixels } from '../../../formats.ts';

const marks = {
  box: 'A frame points out a place. Say in the instruction what it is for, and that it should be removed.',
  arrow: 'An arrow points something out. Say in the instruction what it is for, and that it should be removed.',
  brush: 'Draw what you mean. Say in the instruction what it is for, and that it should be removed.',
};

const { formatDegrees, formatNoun, formatTimes } = formats;

type Box = readonly [x: number, y: number, width: number, height: number];
type Turned = { readonly turn: number; readonly straighten: number };
type Size = { readonly width: number; readonly height: number };

export const crop = {
  open: 'Crop, turn, cover, mark …',
  whole: 'Send all of it',
  plain: 'Send it as it was given',
  title: (name: string) => `What is sent of ${name}`,
  leads: {
    crop: 'Draw around what should change. A crop with enough around it goes out in one of the model’s own sizes; “Keep my pixels” lays the answer on the whole picture.',
    cover:
      'What you cover is black in what is sent, never blurred. Your picture stays as it is, and “Keep my pixels” takes these places from it again.',
    ...marks,
    turn: 'Draw a line along what should be level or upright, such as the horizon, or set the angle. Empty corners are cut away. Your picture stays as it is; “Keep my pixels” lays the answer back on it.',
  },
  /** Of the pictures after the first: no answer is laid on them. */
  leadsOther: {
    ...marks,
    crop: 'Draw around what the model should see of it. Exactly that part goes out.',
    cover: 'What you cover is black in what is sent, never blurred. Your picture stays as it is.',
    turn: 'Draw a line along what should be level or upright, such as the horizon, or set the angle. Empty corners are cut away. Your picture stays as it is.',
  },
  areaOther: 'The picture: draw around what should go out',
  areas: {
    crop: 'The picture: draw around what should change',
    cover: 'The picture: draw what is covered',
    box: 'The picture: draw a frame',
    arrow: 'The picture: draw an arrow',
    brush: 'The picture: draw a line',
    turn: 'The picture: draw along what should be level',
  },
  tools: 'Tools',
  tool: { crop: 'Crop', cover: 'Cover', box: 'Frame', arrow: 'Arrow', brush: 'Brush', turn: 'Straighten' },
  drawn: { cover: 'Covered', box: 'Framed', arrow: 'Arrow drawn', brush: 'Line drawn' },
  begun: 'Begun. Arrows move the other end, Space sets it.',
  drawHelp: 'Arrows move the pen, with Alt by one pixel. Space begins and ends.',
  turnHelp: 'Arrows straighten by a tenth of a degree, with Shift by one.',
  turnLeft: 'Turn left',
  turnRight: 'Turn right',
  straighten: 'Straighten, degrees',
  straightenSlider: 'Straighten',
  degrees: formatDegrees,
  turnBack: 'As it stands',
  turnedFact: 'Angle',
  turned: ({ turn, straighten }: Turned) =>
    [turn === 0 ? '' : `turned by ${turn}°`, straighten === 0 ? '' : `straightened by ${formatDegrees(straighten)}`]
      .filter((part) => part !== '')
      .join(', '),
  notTurned: 'not turned',
  leftWithout: 'Left without using it',
  undrawAll: 'Take back all strokes',
  tooMany: (most: number) => `No more than ${most} strokes fit on a picture.`,
  drawnOn: 'Drawn',
  drawnCount: (covers: number, marks: number) =>
    [covers === 0 ? '' : formatNoun(covers, 'cover', 'covers'), marks === 0 ? '' : formatNoun(marks, 'mark', 'marks')]
      .filter((part) => part !== '')
      .join(', '),
  takeDrawn: 'Send it so',
  areaHelp: 'Arrows move the place, with Shift they change its size, with Alt by one pixel.',
  placeSaid: ([x, y, width, height]: Box) => `left ${x}, top ${y}, ${formatPixels({ width, height })}`,
  place: 'The place that should change',
  shapePlace: 'The crop',
  left: 'Left',
  top: 'Top',
  width: 'Width',
  height: 'Height',
  sent: 'Goes out',
  detail: 'Detail',
  oneToOne: '1:1, full detail',
  enlarged: (times: number) => `its answer is enlarged ${formatTimes(times)}`,
  noGain: (times: number) => `enlarged ${formatTimes(times)}, hardly less than of the whole picture: send all of it`,
  tooSmall: 'The picture is too small for a crop of the model’s size: it is sent whole.',
  cutIntoPlace:
    'Not all of this place is sent: straightening cuts some of it away with a corner. Choose a place farther in, or straighten less.',
  wholeSent: 'All of the picture',
  price: 'Price',
  priceOne: (cost: string) => `about ${cost} an edit, as for the whole picture`,
  shape: 'Largest in the model’s shape',
  shapeHelp: (size: Size) => `The whole picture would be stretched to ${formatPixels(size)}: this cuts its edges away instead.`,
  take: 'Send this part',
  takeWhole: 'Send all of it',
  cancel: 'Cancel',
  gone: (name: string) => `${name} is not in a place any more, so nothing was changed.`,
  sendsPart: (name: string, size: Size) => `${formatPixels(size)} of ${name} will be sent`,
  sendsDrawn: (name: string) => `${name} will be sent as you drew on it`,
  sendsTurned: (name: string) => `${name} will be sent turned`,
  sendsAll: (name: string) => `All of ${name} will be sent`,
  ofWhole: (size: Size) => `a part of ${formatPixels(size)}`,
};
