/** How much room there is between things of the window. Apart from the settings, whose schemas the window does not carry. */
export const densities = ['comfortable', 'compact'] as const;
