// English: pictures, instruction, parameters, what will be sent, Run.
import { formats } from '../formats.ts';
import { formatPixels } from '../../../formats.ts';
import type { Dialect } from '../../../recipes/recipe.ts';
import type { Role, Size } from '../../../models/model.ts';

const { formatBytes, formatCount, formatList, formatNoun } = formats;

const stepWords: Readonly<Record<string, string>> = {
  untouched: 'the file’s own bytes',
  rotated: 'turned upright',
  resized: 'made smaller',
  'colour-converted': 'colours converted to sRGB',
  'location-removed': 'location removed',
  'metadata-removed': 'camera details removed',
  flattened: 'transparency filled',
  'first-frame': 'first frame only',
  converted: 'converted',
};

const safetyWords = ['strictest', 'very strict', 'balanced', 'moderate', 'open', 'very open', 'most permissive'] as const;

const roleNames: Readonly<Record<Role, string>> = {
  ratio: 'Aspect ratio',
  size: 'Size',
  format: 'Format',
  seed: 'Seed',
  rewrite: 'Prompt upsampling',
  safety: 'Safety tolerance',
  guidance: 'Guidance',
  results: 'Results',
};

/** What the recipes of other programs call them. */
const fieldNames: Readonly<Record<string, string>> = {
  aspect_ratio: roleNames.ratio,
  output_format: roleNames.format,
  seed: roleNames.seed,
  prompt_upsampling: roleNames.rewrite,
  safety_tolerance: roleNames.safety,
};

const modelWords: Readonly<Record<string, string>> = {
  flux_kontext_max: 'Follows words and lettering most closely.',
  flux_kontext_pro: 'For drafts, usually at a lower price.',
};

export const compose = {
  pictures: 'Pictures',
  slot: (number: number) => `Image ${number}`,
  goingOn: 'Going on from',
  emptySlot: (number: number, hint: string) => `Image ${number}, empty: ${hint === '' ? '' : `${hint}, or `}choose a picture`,
  dropHint: (mac: boolean) => (mac ? 'drop or ⌘V' : 'drop or Ctrl V'),
  remove: (number: number) => `Remove image ${number}`,
  moveLeft: 'Move left',
  moveRight: 'Move right',
  slotHelp: 'Alt+Left and Alt+Right reorder, Delete removes',
  moved: (name: string, number: number) => `${name} is now image ${number}`,
  removed: (name: string) => `${name} removed`,
  taken: (name: string, number: number) => `${name} is image ${number}`,
  takenUnseen: (count: number) => (count === 1 ? 'The picture is an input now' : `${formatCount(count)} pictures are inputs now`),
  toTray: (count: number) => `${formatNoun(count, 'picture', 'pictures')} put into the tray: all places are taken`,
  readingFolder: (name: string) => `Reading the pictures of “${name}” …`,
  folderToTray: (count: number) => `${formatNoun(count, 'picture', 'pictures')} from the folder put into the tray`,
  /** `inputs` of them are in the places, `count` in the tray. */
  manyToTray: (inputs: number, count: number) =>
    `${formatNoun(inputs, 'picture is an input', 'pictures are inputs')} of this one edit; ${formatNoun(count, 'more is', 'more are')} in the tray.`,
  toTrayAll: (count: number) => `${formatNoun(count, 'picture', 'pictures')} put into the tray`,
  allToTray: 'Put all into the tray',
  /** Pictures by their addresses on the web. */
  web: {
    from: (host: string) => `From ${host}`,
    sendAddress: 'Send the address itself',
    sendPicture: 'Send the picture itself',
    fetchCopy: 'Fetch a copy to look at',
    sends: 'its address is sent',
    sendsAddress: (number: number) => `Image ${number}: its address is sent`,
    sendsPicture: (number: number) => `Image ${number}: the picture is sent`,
    short: 'address',
    unseen: (name: string) => `${name} was not fetched: only SeaArt will see it.`,
    warning: (places: readonly number[]) =>
      `${places.length === 1 ? `Image ${places[0]} goes` : `Images ${formatList(places.map(String))} go`} as an address: SeaArt fetches it, and may get another picture than you see. Location in it is not removed.`,
  },
  tray: 'Tray',
  trayUse: (name: string) => `Use ${name} as an input`,
  trayClear: 'Empty the tray',
  trayCleared: (count: number) => `${formatNoun(count, 'picture', 'pictures')} taken out of the tray`,
  noFiles: 'Nothing that can be used as a picture was dropped.',
  notTaken: (count: number) => `${formatNoun(count, 'file', 'files')} not taken`,
  sent: (sent: { readonly width: number; readonly height: number; readonly bytes: number }) =>
    `sends ${formatPixels(sent)}, ${formatBytes(sent.bytes)}`,
  original: (size: Size) => formatPixels(size),
  /** Fits under a small thumbnail. */
  pixelsShort: (size: Size, changed: boolean) => `${changed ? '→' : ''}${size.width}×${size.height}`,

  /** What a place is called until the file of our own result is here. */
  ownResult: 'a result',
  sample: 'the sample picture',
  reading: 'being read',
  readingSlot: (number: number, name: string) => `Image ${number}: reading ${name}`,
  failed: 'not read',
  failedSlot: (number: number, name: string, why: string) => `Image ${number}: ${name} could not be read. ${why}`,

  offer: {
    title: 'A recipe was found',
    carries: (name: string, dialect: string) => `${name} carries its recipe, from ${dialect}.`,
    load: 'Load its recipe',
    asInput: 'Use as input',
  },
  dialects: {
    'kontext-studio': 'Kontext Studio',
    a1111: 'A1111',
    comfyui: 'ComfyUI',
    invokeai: 'InvokeAI',
    'draw-things': 'Draw Things',
    fooocus: 'Fooocus',
    swarmui: 'SwarmUI',
    easydiffusion: 'Easy Diffusion',
    novelai: 'NovelAI',
    midjourney: 'Midjourney',
    bfl: 'Black Forest Labs',
    none: 'a file without a recipe',
  } satisfies Record<Dialect, string>,
  importInstead: 'Import with recipes',
  drop: {
    title: 'Drop to use as',
    tray: 'More pictures than places go to the tray.',
    recipe: 'Load its recipe',
    recipeHelp: 'instruction, settings and pictures',
    here: 'Insert here',
    first: 'First free place',
  },

  instruction: 'Instruction',
  instructionPlaceholder: 'What should change? For example: make the sky stormy, keep the house as it is.',
  tokens: (tokens: number, limit: number) => `${formatCount(tokens)} / ${formatCount(limit)}`,
  tokensLabel: (tokens: number, limit: number) => `About ${formatCount(tokens)} of ${formatCount(limit)} tokens`,
  tokensOver: (limit: number) => `The model reads about ${formatCount(limit)} tokens; the end of this instruction may be ignored.`,
  chip: (number: number) => `image ${number}`,
  chipLabel: (number: number) => `Insert “image ${number}”`,
  history: 'Alt+↑ earlier instructions',

  model: 'Model',
  /** What differs, in a line; nothing for a model that needs no word. */
  aboutModel: (id: string) => modelWords[id] ?? '',
  modelIs: (name: string) => `The model is now ${name}`,
  modelToTray: (name: string, count: number) => `${name} takes fewer pictures: ${formatNoun(count, 'is', 'are')} in the tray`,
  roleName: (role: Role) => roleNames[role],
  fieldName: (field: string) => fieldNames[field] ?? field,
  reset: (name: string) => `Reset ${name.toLowerCase()} to its default`,
  isDefault: 'default',
  asImage1: 'as image 1',
  asImage1Is: (ratio: string) => `as image 1 · ${ratio}`,
  squareWithoutPicture: 'no picture: 1:1',
  asImage1Short: 'as 1',
  customRatio: 'Custom',
  customRatioShort: 'W:H',
  customRatioLabel: 'Custom ratio, width to height',
  customRatioRange: (widest: string, tallest: string) => `Between ${widest} and ${tallest}`,
  seedRandom: 'random',
  seedFixed: 'fixed',
  seedPlaceholder: 'Random each run',
  seedDice: 'Roll a seed and keep it',
  seedCopy: 'Copy seed',
  seedCopied: 'Seed copied',
  seedClear: 'Random seed each run',
  seedRange: (minimum: number, maximum: number) => `A whole number from ${formatCount(minimum)} to ${formatCount(maximum)}`,
  upsamplingHelp: 'Changes your words; a seed will not repeat.',
  on: 'on',
  off: 'off',
  safetyLevel: (level: number) => `${level} · ${safetyWords[level] ?? ''}`,
  safetyEnds: ['strict', 'permissive'] as const,

  line: {
    checking: 'Looking at what would be sent …',
    reading: (name: string) => `Reading ${name} …`,
    readingMany: (count: number) => `Reading ${formatNoun(count, 'picture', 'pictures')} …`,
    readingRecipe: (name: string) => `Reading the recipe of “${name}” …`,
    readingDrop: 'Waiting for what is being dropped …',
    readingOpened: 'Looking at the files that were opened …',
    unread: (name: string) => `“${name}” could not be read, so nothing would be sent. Take it away or give another picture.`,
    sends: (pictures: number, addresses = 0) =>
      pictures + addresses === 0
        ? 'Sends words only'
        : `Sends ${[
            pictures === 0 ? '' : formatNoun(pictures, 'picture', 'pictures'),
            addresses === 0 ? '' : formatNoun(addresses, 'address', 'addresses'),
          ]
            .filter((part) => part !== '')
            .join(' and ')}`,
    locationRemoved: 'location removed',
    locationKept: 'location kept',
    about: 'about',
    rehearsal: 'Rehearsal, nothing leaves this computer',
    open: 'What will be sent',
  },
  card: {
    title: 'What will be sent',
    none: 'No pictures: the instruction alone makes a picture.',
    asSent: (number: number) => `Image ${number} exactly as sent`,
    originalSize: 'Original',
    sentSize: 'Sent',
    asAddress: 'Sent as this address; SeaArt fetches it',
    expectedUnseen: 'in the shape of what SeaArt fetches',
    steps: 'Prepared',
    step: (step: string) => stepWords[step] ?? step,
    total: 'Together',
    expected: 'Result',
    expectedAbout: (size: Size, format: string) => `about ${formatPixels(size)} ${format}`,
    originalIs: (size: Size) => `the original is ${formatPixels(size)}`,
    service: 'Service',
    rehearsalService: 'Rehearsal on this computer; costs nothing',
    key: 'Key',
    noKey: 'none; not needed to rehearse',
    crop: 'Crop',
  },
  warnings: {
    'prompt-long': (tokens: number, limit: number) =>
      `The instruction is about ${formatCount(tokens)} tokens; the model reads about ${formatCount(limit)}.`,
    crop: (from: Size, to: Size) =>
      `The chosen ratio differs: ${formatPixels(from)} becomes about ${formatPixels(to)}, so parts may be cropped or added.`,
    'smaller-than-original': (from: Size, to: Size) =>
      `The result is smaller than the original: about ${formatPixels(to)} instead of ${formatPixels(from)}.`,
    'body-large': (bytes: number) => `The request is large: ${formatBytes(bytes)}. It may take a while to send.`,
    'location-kept': 'The place a picture was taken is sent with it, because files are sent as they are.',
    'no-opaque-pixel': 'A picture is transparent everywhere: the model may see something else in it than you do, or nothing.',
    'no-prompt': 'There is no instruction yet.',
    'paid-before': 'The same request was made before; running it again is charged again.',
  },

  run: 'Run',
  times: (count: number) => `× ${count}`,
  timesLabel: (count: number) => `Number of edits: ${count}`,
  timesMenu: 'Number of edits',
  timesItem: (count: number) => (count === 1 ? '1 edit' : `${count} edits, ${count} seeds`),
  timesFixed: 'Seeds count up from the fixed one.',
  cannot: {
    'no-prompt': 'Write what should change first',
    'no-library': 'The library folder is not connected',
    'library-readonly': 'The library folder cannot be written to',
    'bad-ratio': 'The custom ratio is out of range',
    'bad-seed': 'The seed is out of range',
    'bad-setting': 'A setting is out of range',
    unread: 'Take away the picture that could not be read, or give another',
    running: 'Adding to the queue …',
  },
  /** On the button, while a press waits for what was given before it. */
  waits: {
    picture: (name: string) => `Runs when ${name} is read`,
    recipe: (name: string) => `Runs when the recipe of “${name}” is here`,
    opened: 'Runs when the opened files are read',
    drop: 'Runs when the drop is read',
    many: (count: number) => `Runs when ${count} are read`,
    callOff: (keys: string) => `Press again or ${keys} to call it off.`,
  },
  stopped: {
    failed: (name: string) => `Nothing was run: “${name}” could not be read. Take it away or give another picture, then run.`,
    changed: 'Nothing was run: it was changed while Run waited. Run again when it is as you want it.',
    'called-off': 'Called off, nothing was run.',
  },
  sum: (count: number, cost: string | null) =>
    cost === null ? formatNoun(count, 'edit', 'edits') : `${formatNoun(count, 'edit', 'edits')} · about ${cost}`,
  many: {
    title: (count: number) => `Run ${formatNoun(count, 'edit', 'edits')}?`,
    body: (count: number, cost: string | null) =>
      cost === null
        ? `This press makes ${formatNoun(count, 'edit', 'edits')}, and each is charged.`
        : `This press makes ${formatNoun(count, 'edit', 'edits')} for about ${cost}, by the price in the settings.`,
    rehearsal: (count: number) => `This press makes ${formatNoun(count, 'edit', 'edits')}. Nothing is charged in a rehearsal.`,
    yes: (count: number) => `Run ${count}`,
  },
  same: {
    title: 'The same is under way',
    body: 'An edit with the same pictures, words and settings is in the queue since before this window opened, or by another program. Its result is still to come. Running again makes another, which is charged too.',
    unknownTitle: 'The same may be paid for already',
    unknownBody:
      'An edit with the same pictures, words and settings was sent, and nobody knows what became of it. Show it to settle that first: running again may pay twice for one picture.',
    again: 'Run another',
    see: 'Show it',
  },
  paidBefore: {
    title: 'Already paid for this',
    body: 'The same pictures, words and settings with the same seed were run before. Running again is charged again and most likely gives the same picture.',
    again: 'Run anyway',
    see: 'Show the earlier result',
  },
} as const;
