// Reads an instruction for the words the painter knows. What it does not know it leaves to the seed.

export type Rgb = readonly [number, number, number];

const colours: Readonly<Record<string, Rgb>> = {
  red: [0.84, 0.16, 0.15],
  crimson: [0.72, 0.07, 0.2],
  scarlet: [0.9, 0.16, 0.1],
  orange: [0.93, 0.49, 0.13],
  golden: [0.89, 0.66, 0.16],
  gold: [0.89, 0.66, 0.16],
  yellow: [0.95, 0.83, 0.2],
  green: [0.22, 0.6, 0.28],
  emerald: [0.05, 0.58, 0.41],
  teal: [0.08, 0.55, 0.55],
  turquoise: [0.16, 0.72, 0.7],
  cyan: [0.15, 0.75, 0.85],
  blue: [0.16, 0.38, 0.82],
  navy: [0.1, 0.17, 0.45],
  indigo: [0.29, 0.2, 0.65],
  violet: [0.54, 0.27, 0.8],
  purple: [0.5, 0.24, 0.72],
  magenta: [0.82, 0.16, 0.6],
  pink: [0.94, 0.5, 0.68],
  brown: [0.5, 0.32, 0.18],
  beige: [0.86, 0.77, 0.62],
  silver: [0.72, 0.74, 0.77],
  grey: [0.5, 0.5, 0.5],
  gray: [0.5, 0.5, 0.5],
  white: [0.97, 0.97, 0.97],
  black: [0.07, 0.07, 0.08],
};

/** Light, weather, season and film, each by the words that ask for it. */
const looks = {
  night: /\b(night|midnight|moonlight|moonlit)\b/,
  sunset: /\b(sunset|dusk|evening|golden hour|twilight)\b/,
  morning: /\b(morning|sunrise|dawn)\b/,
  dark: /\b(dark|darker|moody|gloomy|dramatic)\b/,
  bright: /\b(bright|brighter|sunny|sunlight|daylight|daytime|midday|noon)\b/,
  fog: /\b(fog|foggy|mist|misty|haze|hazy)\b/,
  snow: /\b(snow|snowy|snowing|snowfall|blizzard)\b/,
  rain: /\b(rain|rainy|raining|storm|stormy)\b/,
  autumn: /\b(autumn|autumnal|fall season|fall colou?rs)\b/,
  winter: /\b(winter|wintry|frost|frosty|frozen|ice|icy)\b/,
  spring: /\b(spring|springtime)\b/,
  summer: /\b(summer|summery)\b/,
  monochrome: /\b(black[ -]and[ -]white|black & white|b&w|monochrome|grayscale|greyscale|noir)\b/,
  sepia: /\b(sepia|daguerreotype)\b/,
  vintage: /\b(vintage|retro|film|polaroid|faded|old photo|1970s|70s|analog|analogue)\b/,
  neon: /\b(neon|cyberpunk|synthwave|vaporwave)\b/,
  warm: /\b(warm|warmer|cozy|cosy)\b/,
  cold: /\b(cold|cool|cooler|chilly)\b/,
  vivid: /\b(vivid|vibrant|saturated|colou?rful)\b/,
  muted: /\b(muted|desaturated|pastel|soft colou?rs)\b/,
  vignette: /\bvignette\b/,
} as const;
export type LookName = keyof typeof looks;

const textures = {
  blur: /\b(blur|blurred|blurry|bokeh|out of focus|defocus)/,
  sharpen: /\b(sharp|sharper|sharpen|sharpened|crisp|restore|enhance)\b/,
  watercolour: /\b(water ?colou?r|gouache)s?\b/,
  oil: /\b(oil paint\w*|painting|painted|impressionis\w+|van gogh|monet|brush ?strokes?)\b/,
  sketch: /\b(sketch|pencil|drawing|charcoal|line art|drawn)\b/,
  poster: /\b(poster|posteri[sz]ed?|cartoon|comic|pop art|anime|illustration|screen ?print)\b/,
  pixels: /\b(pixel ?art|8-bit|pixelated?)\b/,
  grain: /\bgrain(y)?\b/,
} as const;
export type TextureName = keyof typeof textures;

export type Words = {
  /** The last colour named: "the red car to blue" means blue. */
  readonly colour: Rgb | null;
  /** Where the colour goes. */
  readonly where: 'subject' | 'background' | 'sky' | 'everywhere';
  readonly looks: readonly LookName[];
  readonly textures: readonly TextureName[];
  readonly mirror: 'no' | 'across' | 'down';
  readonly turn: 0 | 90 | 180 | 270;
  /** Several pictures become one instead of one with the others in it. */
  readonly together: boolean;
  /** Several pictures stand side by side. */
  readonly beside: boolean;
};

export function readWords(prompt: string): Words {
  // What is to stay is no wish: "keep the red car" paints nothing red.
  const text = prompt.toLowerCase().replace(/\b(while )?(keep|keeping|preserve|preserving|without changing|leave|leaving)\b[^.;]*/g, ' ');
  const wanted = text.replace(looks.monochrome, ' monochrome ').replace(/\bgolden hour\b/g, ' sunset ');
  const named = [...wanted.matchAll(/[a-z]+/g)].map(([word]) => word).filter((word) => Object.hasOwn(colours, word));
  const found = <N extends string>(table: Readonly<Record<N, RegExp>>): N[] =>
    (Object.keys(table) as N[]).filter((name) => table[name].test(wanted));
  return {
    colour: colours[named.at(-1) ?? ''] ?? null,
    where: /\b(sky|skies|clouds?|ceiling)\b/.test(wanted)
      ? 'sky'
      : /\b(background|backdrop|wall|walls|behind)\b/.test(wanted)
        ? 'background'
        : /\b(tint|tone|whole|everything|entire|light|lighting|(make|turn|colou?r) (the|this) (photo|picture|image))\b/.test(wanted)
          ? 'everywhere'
          : 'subject',
    looks: found(looks),
    textures: found(textures),
    mirror: /\b(upside[ -]down|flip(ped)? vertical\w*|vertical flip)\b/.test(wanted)
      ? 'down'
      : /\b(mirror(ed)?|flip(ped)?|flop)\b/.test(wanted)
        ? 'across'
        : 'no',
    turn: !/\b(rotate|rotated|turn (it |the \w+ )?(left|right|around))\b/.test(wanted)
      ? 0
      : /\b180\b|around/.test(wanted)
        ? 180
        : /\b(left|counter-?clockwise|anti-?clockwise|270)\b/.test(wanted)
          ? 270
          : 90,
    together: /\b(blend|mix|merge|merged|combine|combined|fuse|double exposure|overlay|together|into one)\b/.test(wanted),
    beside: /\b(side by side|next to each other|collage|grid|contact sheet)\b/.test(wanted),
  };
}
