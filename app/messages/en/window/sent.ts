// English: what was sent and what it cost.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

export const sent = {
  title: 'Sent',
  back: 'Back',
  help: 'Everything this library sent to SeaArt. Sums are by the prices you typed; only SeaArt knows what it charged.',
  none: 'Nothing was sent to SeaArt yet.',
  export: 'Export as CSV',
  exported: (file: string) => `Exported to ${file}`,
  table: 'What was sent',
  sum: 'Sum',
  months: 'Months',
  projects: 'Projects',
  noProject: 'No project',
  allTime: 'All time',
  pictures: (count: number) => formatNoun(count, 'picture', 'pictures'),
  maybe: (count: number) => `${formatCount(count)} perhaps`,
  unpriced: (count: number) => `${formatCount(count)} without a price`,
  ofLimit: (limit: string) => `of ${limit} a month`,
  typePrice: 'Type a price',
  charged: { no: 'not charged', maybe: 'perhaps charged', yes: 'charged' },
  noCost: '–',
  notTaken: 'Not taken',
  gone: 'Thrown away for good',
  chooseMonth: 'There is more. Choose a month to see it.',
  /** In the queue. */
  today: 'Today',
  thisMonth: 'This month',
  costOf: (cost: string, limit: string | null) => (limit === null ? cost : `${cost} of ${limit}`),
  picturesOf: (pictures: number, limit: number | null) =>
    limit === null
      ? formatNoun(pictures, 'picture', 'pictures')
      : `${formatCount(pictures)} of ${formatNoun(limit, 'picture', 'pictures')}`,
  open: 'Show what was sent',
} as const;

export const money = {
  price: 'Price of a picture',
  priceHelp: 'As you know it from SeaArt. It is only counted with: “12 edits · about 0.96” beside Run.',
  priceEmpty: 'not said',
  priceOf: (model: string) => `Price with ${model}`,
  priceOfHelp: 'When it differs from the price above.',
  priceOfEmpty: 'as above',
  currency: 'Currency',
  currencyHelp: 'Written behind every sum, as you type it.',
  currencyEmpty: 'for example USD',
  askAbove: 'Ask when a press costs more than',
  askAboveHelp: 'More than four edits at once are always asked about.',
  askAboveEmpty: 'never',
  limitDay: 'At most in a day',
  limitDayHelp: 'Window and command keep to it together. What may have been charged counts; rehearsals do not.',
  limitMonth: 'At most in a month',
  limitMonthHelp: 'Of this computer’s calendar. What waits when a limit is reached stays in the queue.',
  limitPictures: (period: string) => `${period}: pictures`,
  limitCost: (period: string) => `${period}: money`,
  picturesUnit: 'pictures',
  costUnit: (currency: string) => (currency === '' ? 'money' : currency),
  noLimit: 'no limit',
  needsPrice: 'A limit of money needs the price of a picture.',
  notAmount: 'Type a number without signs between thousands, such as 0.08 or 1200, or nothing.',
  notWhole: 'Type a whole number in digits alone, such as 1200, or nothing.',
  sent: 'What was sent',
  sentHelp: 'Each request with its picture, and sums by day, month and project.',
  sentOpen: 'Show',
  /** The question when a press would pass a limit. */
  limitTitle: 'Your limit is reached',
  sendAnyway: (count: number) => (count === 1 ? 'Send anyway' : `Send ${formatCount(count)} anyway`),
  changeLimit: 'Change the limit',
} as const;
