// A file whose pixels stay and whose texts are others.

export type Rewrapped = {
  readonly bytes: Buffer;
  /** Some of the texts were too long for this kind of file. */
  readonly leftOut: boolean;
};
