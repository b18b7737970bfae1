// What a model is to this program: facts and two functions. A second model is a second file that exports one of these, and its line in `table.ts`.
import type { SendablePicture, BodyPiece } from './body-piece.ts';

export type Size = { readonly width: number; readonly height: number };

export type ParameterValue = string | number | boolean;
export type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * What a parameter is for. The program asks for roles and never for the names of fields, which every model has of its own.
 * `ratio` is “W:H”, `size` is pixels as “W*H”; `rewrite` lets the service change the instruction; `results` is how many pictures one request makes.
 */
export type Role = 'seed' | 'ratio' | 'size' | 'format' | 'rewrite' | 'safety' | 'guidance' | 'results';

type ParameterBase = {
  /** The field's name on the wire, in records and in `--json`. */
  readonly field: string;
  readonly role: Role;
};

/** One parameter besides the instruction and the pictures. The kind decides which control shows it, the role what it is called. */
export type Parameter =
  /** Any whole number; absent means the service chooses. */
  | (ParameterBase & {
      readonly kind: 'seed';
      readonly minimum: number;
      readonly maximum: number;
      /** Seeds that the studio rolls itself are 0 up to this, exclusive: short enough to read out. */ readonly rollBelow: number;
    })
  /** "W:H"; absent means the ratio of the first picture, else 1:1. Both ends included. */
  | (ParameterBase & { readonly kind: 'ratio'; readonly widest: string; readonly tallest: string; readonly offered: readonly string[] })
  | (ParameterBase & { readonly kind: 'choice'; readonly values: readonly string[]; readonly default: string })
  | (ParameterBase & { readonly kind: 'switch'; readonly default: boolean })
  | (ParameterBase & { readonly kind: 'level'; readonly minimum: number; readonly maximum: number; readonly default: number });

/** Where the pictures of a request go: a field for each, in order, or one list. */
export type Inputs =
  | { readonly kind: 'fields'; readonly fields: readonly string[] }
  | { readonly kind: 'list'; readonly field: string; readonly max: number };

/** What a body is made of. `prepared` are the pictures as they are sent, in order. */
export type Sendable = {
  readonly prompt: string;
  readonly parameters: Parameters;
  readonly prepared: readonly SendablePicture[];
};

export type Model = {
  /** The id in records, in settings (its price) and after `--model`. */
  readonly id: string;
  readonly name: string;
  /** What it is called where its family is known: in the chooser, and after `--model` as well. */
  readonly shortName: string;
  /** The `{endpoint}` of `/v1/queue/{endpoint}`. */
  readonly endpoint: string;
  /** Wire field of the instruction. */
  readonly instruction: string;
  readonly inputs: Inputs;
  /** About how many tokens of instruction the model reads. */
  readonly promptTokens: number;
  readonly parameters: readonly Parameter[];
  /** What a picture may be that is sent with its own bytes, and the longest side of one that is prepared, in pixels; null: no limit of its own. */
  readonly limits: { readonly asIsBytes: number; readonly asIsPixels: number; readonly longSide: number | null };
  /** The sizes results come in, for the preflight line; the service decides. */
  readonly outputSizes: readonly Size[];
  /** The id of the model that takes over what was drafted on this one; null when none does. */
  readonly finishOn: string | null;
  /** The create's JSON in pieces. Throws when there are more pictures than places: that is checked before. */
  readonly body: (model: Model, sendable: Sendable) => readonly BodyPiece[];
  /** Whether the service must give the same picture for the same request. */
  readonly repeats: (model: Model, parameters: Parameters) => boolean;
};

/** How an instruction names its pictures to the model, whichever language the window speaks. */
export const nameOfPicture = (number: number): string => `image ${number}`;
