// What a person can set: schema, defaults, and reading of files that older or newer versions wrote.
import { sorts } from '../library/sorts.ts';
import { z } from 'zod';
import { densities } from '../density.ts';
import { maxTemplateLetters, usualNameTemplate } from '../library/naming.ts';
import { compareWays } from '../composite/compare.ts';
import { draggedOuts } from '../handoff/dragged.ts';
import { maxPrograms } from '../handoff/limits.ts';
import { isChord } from '../commands/keybindings.ts';
import { defaultExport, exportSettingsSchema } from '../export/choices.ts';
import { languages } from '../language.ts';

export const defaultBaseUrl = 'https://cloud.seaart.ai/model';

// No defaults in the schemas: a patch is parsed by their partial form, and a default there would undo what it does not name.
const sendingSchema = z.object({
  /** Pixels of the long side of what is sent. */
  longSide: z.number().int().min(512).max(4096),
  /** Send the file's own bytes when the service accepts them, metadata included. */
  asIs: z.boolean(),
  /** Resample the first input to the model's own size where its shape is nearly that: nothing is stretched or cut on the way. */
  ownSize: z.boolean(),
});

export const maxFetchHosts = 200;

const layoutSchema = z.object({
  view: z.enum(['stage', 'library']),
  composeWidth: z.number().int().min(280).max(560),
  composeOpen: z.boolean(),
  /** Height in pixels of the grid under the stage. */
  gridHeight: z.number().int().min(0).max(1200),
  /** The grid stays under the stage also while an edit is shown; without one it is always there. */
  gridOpen: z.boolean(),
  cellSize: z.number().int().min(96).max(512),
  density: z.enum(densities),
  compare: z.enum(compareWays),
  /** The grid shows each set as one cell. */
  foldSets: z.boolean(),
  /** Cells of the grid show all of a picture, and do not fill their square with its middle. */
  wholePictures: z.boolean(),
  /** Cells that are wide enough show the words of their edit. */
  captions: z.boolean(),
  /** A cell shows what its picture was made from while the pointer rests on it. */
  hoverBefore: z.boolean(),
  /** Of the grid, where no word of a search asks for another. */
  order: z.enum(sorts),
});

/** A program of this computer that results can be opened in: what it is called on screen, and its absolute path. */
const programSchema = z.object({ name: z.string().trim().min(1).max(80), path: z.string().min(1).max(4096) });
export type Program = z.infer<typeof programSchema>;

const priceSchema = z.number().min(0).max(1_000_000);

/** What may be sent in a day and in a month; null: as much as one likes. Money is counted by the prices that are typed. */
const limitsSchema = z.object({
  dayPictures: z.number().int().min(0).max(1_000_000).nullable(),
  dayCost: z.number().min(0).max(1_000_000_000).nullable(),
  monthPictures: z.number().int().min(0).max(1_000_000).nullable(),
  monthCost: z.number().min(0).max(1_000_000_000).nullable(),
});

export const settingsSchema = z.object({
  theme: z.enum(['system', 'dark', 'light']),
  language: z.enum(['system', ...languages]),
  /** Absolute path; null means the default folder in the person's pictures folder. */
  libraryFolder: z.string().nullable(),
  /** Rehearse although a key is there. Without a key the studio always rehearses. */
  rehearse: z.boolean(),
  /** What the names of new files of the library say between time and id, as `name-template.ts` reads it. */
  nameTemplate: z.string().trim().min(1).max(maxTemplateLetters),
  /** How many edits run at a time. */
  atOnce: z.number().int().min(1).max(6),
  sending: sendingSchema.nonoptional(),
  /** What one picture costs, typed by the person; null when not said. */
  pricePerPicture: priceSchema.nullable(),
  /** The same for models that have a price of their own, by their ids. */
  prices: z.record(z.string().max(128), priceSchema),
  /** What that price is in, as typed: it is only shown. */
  currency: z.string().trim().max(12),
  /** A press that costs more than this is asked about; null when none is, for its price. */
  askAbove: z.number().min(0).max(1_000_000_000).nullable(),
  limits: limitsSchema.nonoptional(),
  /** Hints about the instruction while it is written. */
  advice: z.boolean(),
  notifications: z.boolean(),
  /** Look for newer versions of a packaged program. */
  updates: z.boolean(),
  /** The project that is open: edits that are run land in it. */
  project: z.string().min(1).max(256).nullable(),
  savedSearches: z.array(z.object({ name: z.string().min(1).max(80), query: z.string().min(1).max(2000) })).max(100),
  /** Newest first. */
  recentSearches: z.array(z.string().min(1).max(2000)).max(20),
  /** In the order of their keys. Chosen by the person in a dialog of main: the window can name none. */
  programs: z.array(programSchema).max(maxPrograms),
  /** Hosts that pictures may be fetched from, the last allowed one last. The person says so to a question of main: the window can only forget one. */
  fetchHosts: z.array(z.string().min(1).max(253)).max(maxFetchHosts),
  /** What a plain drag of a result gives to other programs. */
  draggedOut: z.enum(draggedOuts),
  /** Keys that were changed, by the name of the act. Names may come from a newer version. */
  keys: z.record(z.string().max(40), z.array(z.string().refine(isChord)).max(4)),
  export: exportSettingsSchema.nonoptional(),
  layout: layoutSchema.nonoptional(),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsPatch = {
  [K in keyof Settings]?: Settings[K] extends readonly unknown[]
    ? Settings[K]
    : K extends 'sending' | 'layout' | 'export' | 'limits'
      ? Partial<Settings[K]>
      : Settings[K];
};

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  libraryFolder: null,
  rehearse: false,
  nameTemplate: usualNameTemplate,
  atOnce: 2,
  sending: { longSide: 2048, asIs: false, ownSize: true },
  pricePerPicture: null,
  prices: {},
  currency: '',
  askAbove: null,
  limits: { dayPictures: null, dayCost: null, monthPictures: null, monthCost: null },
  advice: true,
  notifications: true,
  updates: true,
  project: null,
  keys: {},
  savedSearches: [],
  recentSearches: [],
  programs: [],
  fetchHosts: [],
  draggedOut: 'received',
  export: defaultExport,
  layout: {
    view: 'stage',
    composeWidth: 340,
    composeOpen: true,
    gridHeight: 190,
    gridOpen: false,
    cellSize: 128,
    density: 'comfortable',
    compare: 'across',
    foldSets: true,
    wholePictures: true,
    captions: true,
    hoverBefore: true,
    order: 'newest',
  },
};

/** Reads whatever a settings file holds: each part that does not fit falls back to its default, so a damaged file never stops the start. */
export function readSettings(raw: unknown): Settings {
  const { sending: _sending, layout: _layout, export: _export, limits: _limits, ...plain } = settingsSchema.shape;
  return settingsSchema.parse({
    ...fitting(plain, raw, defaultSettings),
    sending: fitting(sendingSchema.shape, own(raw, 'sending'), defaultSettings.sending),
    layout: fitting(layoutSchema.shape, own(raw, 'layout'), defaultSettings.layout),
    limits: fitting(limitsSchema.shape, limitsMeant(own(raw, 'limits')), defaultSettings.limits),
    export: fitting(exportSettingsSchema.shape, own(raw, 'export'), defaultSettings.export),
  });
}

/** A limit that somebody wrote and that is none stops rather than lets everything pass: the number that it has, down to what fits, or nothing at all. */
function limitsMeant(raw: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(limitsSchema.shape).map(([name, schema]) => {
      const value = own(raw, name);
      if (value === undefined || schema.safeParse(value).success) return [name, value];
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !(number >= 0)) return [name, 0];
      return [name, schema.safeParse(number).success ? number : Math.min(1_000_000, Math.floor(number))];
    }),
  );
}

function fitting(
  shape: Readonly<Record<string, z.ZodType>>,
  raw: unknown,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      const parsed = schema.safeParse(own(raw, name));
      return [name, parsed.success ? parsed.data : defaults[name]];
    }),
  );
}

function own(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
}

/** The settings with a patch laid over them, one level deep. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    ...settings,
    ...patch,
    sending: { ...settings.sending, ...patch.sending },
    layout: { ...settings.layout, ...patch.layout },
    limits: { ...settings.limits, ...patch.limits },
    export: { ...settings.export, ...patch.export },
  });
}
