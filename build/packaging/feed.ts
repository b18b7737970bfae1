// What the packager is told of the place that updates come from.

/** An empty address is none: the package then looks nowhere. Throws for anything but https. */
export function feedWords(feed: string): readonly string[] {
  if (feed === '') return [];
  if (URL.parse(feed)?.protocol !== 'https:') throw new Error('The feed of updates must be an https address.');
  return ['-c.publish.provider=generic', `-c.publish.url=${feed}`];
}
