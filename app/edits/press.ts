// How many edits one press makes.

export const maxOfPress = 12;

/** Between how many variations the window lets choose, and how many are made where nothing is said. */
export const variationCounts = [2, 4, 6, maxOfPress] as const;
export const usualVariations = 4;
