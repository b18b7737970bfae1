// What a model is to this program. A second model is a second file that exports one of these.

export type Size = { readonly width: number; readonly height: number };

export type ParameterValue = string | number | boolean;
export type Parameters = Readonly<Record<string, ParameterValue>>;

type ParameterBase = {
  /** The field's name on the wire, in records and in `--json`. */
  readonly field: string;
};

/** One parameter besides the instruction and the pictures. The kind decides which control shows it. */
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

export type Model = {
  /** The id in records; also the queue endpoint unless `endpoint` says otherwise. */
  readonly id: string;
  readonly name: string;
  /** The `{endpoint}` of `/v1/queue/{endpoint}`. */
  readonly endpoint: string;
  /** Wire fields of the pictures, in order; their number is the most pictures an edit may have. */
  readonly pictureFields: readonly string[];
  /** About how many tokens of instruction the model reads. */
  readonly promptTokens: number;
  readonly parameters: readonly Parameter[];
  /** The sizes results come in, for the preflight line; the service decides. */
  readonly outputSizes: readonly Size[];
};

/** How an instruction names its pictures to the model, whichever language the window speaks. */
export const nameOfPicture = (number: number): string => `image ${number}`;
