// The ways in which the model's hosts were seen to stray from what was asked.

/** What each word does to a picture made from a picture, in one sentence: the ways in which the model's hosts were seen to stray. */
export const strays = {
  unasked: 'A second change, far from the one that was asked for, which nobody asked for.',
  unchanged: 'The first picture comes back unchanged: stretched and encoded again, without any mark among its pixels.',
  redrawn: 'The picture is another one, drawn anew: nothing of the first picture is in it.',
  cut: 'After stretching, up to 48 pixels are cut from the long side, and the short side loses 16 or gains 16 that are made up.',
  drift: 'Everything is drawn about 1 % larger, not quite alike across and down, and about 1 % of the width beside its place.',
  relit: 'Light and colour of the whole picture change, beside what was asked for.',
} as const;

export type Stray = keyof typeof strays;
