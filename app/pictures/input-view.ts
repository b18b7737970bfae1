// What is made from an input, and by which rules: the one key of its thumbnails, its view on the stage, and what is sent for it.

/**
 * The rules by which pixels are made from a file. Rises whenever the same file would come out otherwise (2: profiles are judged by what they do; 3: colours
 * named without a profile, turns and places in a PNG's texts), so that nothing made of an input by older rules is
 * believed. Thumbnails of results keep their names: a library has as many as it has edits, and all but imported ones are what the model sent, in sRGB.
 */
export const preparationVersion = 3;

/** One input as it is seen and sent. A crop and strokes are to be further values of it, and so parts of its key. */
export type InputView = {
  /** Of the file as it was given, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly preparation: number;
};

/** The view of a whole input by today's rules. */
export function wholeView(sha256: string): InputView {
  return { sha256, preparation: preparationVersion };
}

/** Equal exactly for equal views; may be a part of a file's name. */
export function viewKey({ sha256, preparation }: InputView): string {
  return `${sha256}-p${preparation}`;
}
