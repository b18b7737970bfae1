// What a person can set: schema, defaults, and reading of files that older or newer versions wrote.
import { z } from 'zod';

export const defaultBaseUrl = 'https://cloud.seaart.ai/model';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** Absolute path; null means the default folder in the person's pictures folder. */
  libraryFolder: z.string().nullable().default(null),
  /** Rehearse although a key is there. Without a key the studio always rehearses. */
  rehearse: z.boolean().default(false),
  /** How many edits run at a time. */
  atOnce: z.number().int().min(1).max(6).default(2),
  sending: z
    .object({
      /** Pixels of the long side of what is sent. */
      longSide: z.number().int().min(512).max(4096).default(2048),
      /** Send the file's own bytes when the service accepts them, metadata included. */
      asIs: z.boolean().default(false),
    })
    .prefault({}),
  /** What one picture costs, typed by the person; null when not said. */
  pricePerPicture: z.number().min(0).nullable().default(null),
  notifications: z.boolean().default(true),
  layout: z
    .object({
      view: z.enum(['stage', 'library']).default('stage'),
      composeWidth: z.number().int().min(280).max(560).default(340),
      composeOpen: z.boolean().default(true),
      /** Height in pixels of the grid under the stage. */
      gridHeight: z.number().int().min(0).max(1200).default(190),
      cellSize: z.number().int().min(96).max(512).default(128),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsPatch = { [K in keyof Settings]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K] };

export const defaultSettings: Settings = settingsSchema.parse({});

/** Reads whatever a settings file holds: each part that does not fit falls back to its default, so a damaged file never stops the start. */
export function readSettings(raw: unknown): Settings {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return defaultSettings;
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(raw, name)) continue;
    const parsed = schema.safeParse((raw as Record<string, unknown>)[name]);
    if (parsed.success) kept[name] = parsed.data;
  }
  return settingsSchema.parse(kept);
}

/** The settings with a patch laid over them, one level deep. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    ...settings,
    ...patch,
    sending: { ...settings.sending, ...patch.sending },
    layout: { ...settings.layout, ...patch.layout },
  });
}
