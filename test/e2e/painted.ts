// Landscapes of our own for the pictures in the documents: painted from a few words, always the same, with nobody's photograph in them.
import sharp from 'sharp';

export type Scenery = {
  readonly sky: readonly [top: string, middle: string, bottom: string];
  /** From the farthest to the nearest. */
  readonly hills: readonly [string, string, string];
  readonly sea?: readonly [far: string, near: string];
  readonly sun?: { readonly x: number; readonly y: number; readonly r: number; readonly colour: string };
  readonly stars?: boolean;
  readonly snow?: boolean;
  readonly lighthouse?: boolean;
  readonly boat?: string;
  readonly trees?: string;
  /** Moves the ridges, so that two places look like two places. */
  readonly shift?: number;
};

export type Painting = { readonly bytes: Buffer; readonly width: number; readonly height: number };

const width = 1248;
const height = 832;

export async function paintScenery(scenery: Scenery): Promise<Painting> {
  const { sky, sea } = scenery;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".55" stop-color="${sky[1]}"/><stop offset="1" stop-color="${sky[2]}"/></linearGradient>
    <linearGradient id="sea" x2="0" y2="1"><stop stop-color="${sea?.[0] ?? sky[2]}"/><stop offset="1" stop-color="${sea?.[1] ?? sky[2]}"/></linearGradient>
    <radialGradient id="glow"><stop stop-color="${scenery.sun?.colour ?? '#fff'}" stop-opacity=".75"/><stop offset="1" stop-color="${scenery.sun?.colour ?? '#fff'}" stop-opacity="0"/></radialGradient>
    </defs><g transform="translate(${width} 0) scale(-1 1)"><rect width="${width}" height="560" fill="url(#sky)"/>${scenery.stars ? starsOf() : ''}${sunOf(scenery)}
    ${landOf(scenery)}</g></svg>`;
  return { bytes: await sharp(Buffer.from(svg)).png({ palette: true, quality: 90, dither: 0.6 }).toBuffer(), width, height };
}

const sunOf = ({ sun }: Scenery): string =>
  sun === undefined
    ? ''
    : `<circle cx="${sun.x}" cy="${sun.y}" r="${sun.r * 4}" fill="url(#glow)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="${sun.colour}"/>`;

const starsOf = (): string =>
  Array.from({ length: 90 }, (_, n) => {
    const x = (n * 397) % width;
    const y = (n * 211) % 390;
    return `<circle cx="${x}" cy="${y}" r="${1 + (n % 3) * 0.6}" fill="#fff" opacity="${0.45 + (n % 5) / 10}"/>`;
  }).join('');

/** A ridge from the left edge to the right, down to the bottom. */
function ridge(base: number, rise: number, step: number, phase: number): string {
  const points: string[] = [];
  for (let x = 0; x <= width; x += 8) {
    const y = base - rise * (0.5 + 0.32 * Math.sin((x + phase) / step) + 0.18 * Math.sin((x * 2.7 + phase * 1.9) / step));
    points.push(`${x} ${y.toFixed(1)}`);
  }
  return `M0 ${height} L${points.join(' L')} L${width} ${height}Z`;
}

function landOf({ hills, sea, snow, lighthouse, boat, trees, shift = 0 }: Scenery): string {
  const far = ridge(500, 250, 150, 320 + shift);
  const middle = ridge(548, 150, 210, 900 + shift * 1.7);
  const water = sea
    ? `<rect y="530" width="${width}" height="302" fill="url(#sea)"/>${Array.from(
        { length: 26 },
        (_, n) =>
          `<rect x="${(n * 283) % width}" y="${548 + ((n * 67) % 250)}" width="${60 + ((n * 31) % 120)}" height="2.5" rx="1" fill="#fff" opacity=".${16 + (n % 4) * 4}"/>`,
      ).join('')}`
    : '';
  const cliff = `M0 560 C120 548 250 556 330 604 C400 646 420 700 520 ${height} L0 ${height}Z`;
  const meadow = ridge(740, 110, 260, 120 + shift);
  return [
    `<path d="${far}" fill="${hills[0]}"/>`,
    snow
      ? `<path d="${ridge(440, 190, 150, 320 + shift)}" fill="#fff" opacity=".55"/><path d="${ridge(520, 190, 130, 60)}" fill="${hills[0]}"/>`
      : '',
    `<path d="${middle}" fill="${hills[1]}"/>`,
    water,
    `<path d="${sea ? cliff : meadow}" fill="${hills[2]}"/>`,
    trees ? treesOf(trees, sea !== undefined) : '',
    lighthouse ? lighthouseOf() : '',
    boat
      ? `<path d="M850 668 h128 l-22 34 h-84 Z" fill="#3a2c28"/><path d="M908 660 V548 L972 654Z" fill="${boat}"/><path d="M900 660 V570 L858 654Z" fill="${boat}" opacity=".8"/>`
      : '',
  ].join('');
}

const treesOf = (colour: string, coast: boolean): string =>
  Array.from({ length: coast ? 5 : 14 }, (_, n) => {
    const x = coast ? 24 + n * 44 : 40 + ((n * 347) % 1180);
    const base = coast ? 572 + (n % 2) * 8 : 735 + ((n * 53) % 70);
    const tall = 74 + ((n * 29) % 54);
    return `<path d="M${x} ${base} l${tall * 0.28} 0 l-${tall * 0.28} -${tall} l-${tall * 0.28} ${tall}Z" fill="${colour}"/>`;
  }).join('');

const lighthouseOf = (): string =>
  `<path d="M262 590 L272 372 h44 L326 590Z" fill="#f4efe6"/><path d="M268 462 h52 l2 44 h-56Z" fill="#c4473a"/><path d="M264 548 h60 l2 42 h-64Z" fill="#c4473a"/>
   <rect x="266" y="358" width="56" height="14" fill="#3b3b40"/><rect x="276" y="326" width="36" height="32" fill="#ffe9a8"/><path d="M270 328 L294 302 L318 328Z" fill="#c4473a"/>`;
