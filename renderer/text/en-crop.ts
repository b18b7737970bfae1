// English: sending only a part of a picture.
import { formatPixels, formatTimes } from './format.ts';

type Box = readonly [x: number, y: number, width: number, height: number];
type Size = { readonly width: number; readonly height: number };

export const crop = {
  open: 'Crop …',
  whole: 'Send all of it',
  title: (name: string) => `What is sent of ${name}`,
  lead: 'Draw around what should change. A crop with enough around it goes out in one of the model’s own sizes; “Keep my pixels” lays the answer on the whole picture.',
  area: 'The picture: draw around what should change',
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
  sendsAll: (name: string) => `All of ${name} will be sent`,
  ofWhole: (size: Size) => `a part of ${formatPixels(size)}`,
  partOf: (name: string, part: Size, whole: Size) => `${formatPixels(part)} of ${name}, which is ${formatPixels(whole)}`,
};
