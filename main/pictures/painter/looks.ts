// Colour and light: what each word does to a pixel.
import type { Mask, Shader } from './canvas.ts';
import { luma, mix, smoothstep } from './canvas.ts';
import type { Noise, Random } from './random.ts';
import type { LookName, Rgb } from './words.ts';

type Grade = {
  readonly gamma?: number;
  readonly gain?: Rgb;
  readonly contrast?: number;
  readonly saturation?: number;
  /** Added in the shadows and in the lights. */
  readonly shadows?: Rgb;
  readonly lights?: Rgb;
};

const one: Rgb = [1, 1, 1];
const none: Rgb = [0, 0, 0];

function grade({ gamma = 1, gain = one, contrast = 1, saturation = 1, shadows = none, lights = none }: Grade): Shader {
  return (c) => {
    const grey = luma(c);
    for (let i = 0; i < 3; i += 1) {
      const lit = mix(grey, c[i] ?? 0, saturation);
      const toned = (lit <= 0 ? 0 : lit ** gamma) * (gain[i] ?? 1) + (shadows[i] ?? 0) * (1 - grey) ** 2 + (lights[i] ?? 0) * grey ** 2;
      c[i] = (toned - 0.5) * contrast + 0.5;
    }
  };
}

function vignette(strength: number): Shader {
  return (c, u, v) => {
    const edge = smoothstep(0.18, 0.62, (u - 0.5) ** 2 + (v - 0.5) ** 2 + 0.08);
    for (let i = 0; i < 3; i += 1) c[i] = (c[i] ?? 0) * (1 - edge * strength);
  };
}

/** Light from a point, as through haze. */
function glow(x: number, y: number, radius: number, colour: Rgb, strength: number): Shader {
  return (c, u, v) => {
    const amount = strength * Math.exp(-((u - x) ** 2 + (v - y) ** 2) / (radius * radius));
    for (let i = 0; i < 3; i += 1) c[i] = 1 - (1 - (c[i] ?? 0)) * (1 - amount * (colour[i] ?? 0));
  };
}

function downward(top: Rgb, bottom: Rgb): Shader {
  return (c, _u, v) => {
    const share = smoothstep(0.05, 0.8, v);
    for (let i = 0; i < 3; i += 1) c[i] = (c[i] ?? 0) * mix(top[i] ?? 1, bottom[i] ?? 1, share);
  };
}

/** Lights of the dark hours keep their warmth where the picture was brightest. */
const lamps: Shader = (c) => {
  const lit = smoothstep(0.4, 0.62, luma(c));
  c[0] = (c[0] ?? 0) + 0.34 * lit;
  c[1] = (c[1] ?? 0) + 0.22 * lit;
};

/** The picture's own light and shade in one colour. Black and white darken and lighten instead. */
export function recolour(colour: Rgb, mask: Mask | null, strength: number): Shader {
  const target = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
  const isBlack = target < 0.12;
  const isWhite = target > 0.93;
  return (c, _u, _v, pixel) => {
    const share = strength * (mask === null ? 1 : (mask[pixel] ?? 0));
    if (share < 0.004) return;
    const grey = luma(c);
    const shown = isBlack ? grey * 0.32 : isWhite ? 1 - (1 - grey) * 0.45 : mix(grey * 0.92, target, 0.34);
    for (let i = 0; i < 3; i += 1) {
      const pure = colour[i] ?? 0;
      const tinted =
        isBlack || isWhite ? shown : shown <= target ? pure * (shown / target) : mix(pure, 1, ((shown - target) / (1 - target)) * 0.6);
      c[i] = mix(c[i] ?? 0, tinted, share);
    }
  };
}

/** Greens become the colours of leaves in October. */
function turnLeaves(strength: number): Shader {
  return (c) => {
    const [r, g, b] = [c[0] ?? 0, c[1] ?? 0, c[2] ?? 0];
    const leaf = smoothstep(0.02, 0.16, g - Math.max(b, r * 0.82)) * strength;
    const grey = luma(c);
    c[0] = mix(r, Math.min(1, grey * 1.75 + 0.06), leaf);
    c[1] = mix(g, grey * 0.86, leaf);
    c[2] = mix(b, grey * 0.22, leaf);
  };
}

function fog(noise: Noise, strength: number): Shader {
  return (c, u, v) => {
    const density = Math.min(0.93, strength * (0.3 + 0.62 * noise(u * 3, v * 5)) * mix(1.25, 0.55, v));
    for (let i = 0; i < 3; i += 1) c[i] = mix(c[i] ?? 0, [0.84, 0.86, 0.88][i] ?? 0.86, density);
  };
}

function grain(random: Random, strength: number): Shader {
  return (c) => {
    const speck = (random() - 0.5) * strength;
    for (let i = 0; i < 3; i += 1) c[i] = (c[i] ?? 0) + speck;
  };
}

const monochrome: Shader = (c) => {
  const grey = 0.38 * (c[0] ?? 0) + 0.5 * (c[1] ?? 0) + 0.12 * (c[2] ?? 0);
  c.fill(grey * grey * (3 - 2 * grey) * 0.6 + grey * 0.4);
};

const sepia: Shader = (c) => {
  const grey = luma(c);
  c[0] = 0.1 + grey * 0.94;
  c[1] = 0.065 + grey * 0.8;
  c[2] = 0.035 + grey * 0.58;
};

/** What a word is made with: `some` is a number between two by chance. */
type Chance = { readonly some: (from: number, to: number) => number; readonly random: Random; readonly noise: Noise };

const shadersOf: Readonly<Record<LookName, (chance: Chance) => readonly Shader[]>> = {
  night: ({ some }) => [
    grade({ gamma: 1.55, gain: [0.3, 0.4, 0.66], saturation: 0.55, contrast: 1.05, shadows: [0, 0.015, 0.06] }),
    lamps,
    glow(some(0.15, 0.85), -0.05, 0.55, [0.5, 0.62, 0.9], 0.3),
    vignette(0.6),
  ],
  sunset: ({ some }) => [
    grade({ gain: [1.08, 0.9, 0.78], saturation: 1.15, contrast: 1.06 }),
    downward([0.92, 0.74, 0.92], [1.12, 0.9, 0.7]),
    glow(some(0.2, 0.8), some(0.3, 0.5), 0.42, [1, 0.55, 0.2], 0.55),
    vignette(0.35),
  ],
  morning: ({ some }) => [
    grade({ gamma: 0.88, gain: [1.05, 0.98, 0.92], saturation: 0.92, shadows: [0.07, 0.05, 0.06] }),
    glow(some(0.1, 0.9), 0.12, 0.6, [1, 0.86, 0.66], 0.45),
  ],
  dark: () => [grade({ gamma: 1.3, gain: [0.72, 0.74, 0.8], contrast: 1.15, saturation: 0.85 }), vignette(0.6)],
  bright: ({ some }) => [
    grade({ gamma: 0.72, gain: [1.04, 1.02, 0.97], saturation: 1.1 }),
    glow(some(0.2, 0.8), -0.1, 0.6, [1, 0.97, 0.85], 0.3),
  ],
  fog: ({ some, noise }) => [grade({ saturation: 0.55, contrast: 0.9 }), fog(noise, some(0.95, 1.15))],
  snow: ({ noise }) => [grade({ gamma: 0.85, gain: [0.97, 1.02, 1.08], saturation: 0.45, lights: [0.1, 0.11, 0.12] }), fog(noise, 0.35)],
  rain: ({ noise }) => [
    grade({ gamma: 1.12, gain: [0.76, 0.84, 0.92], saturation: 0.55, contrast: 0.95 }),
    fog(noise, 0.25),
    vignette(0.4),
  ],
  autumn: () => [turnLeaves(0.9), grade({ gain: [1.08, 0.96, 0.8], saturation: 1.18, lights: [0.04, 0.02, 0] })],
  winter: ({ noise }) => [grade({ gamma: 0.88, gain: [0.92, 1, 1.12], saturation: 0.5, lights: [0.05, 0.07, 0.09] }), fog(noise, 0.18)],
  spring: () => [grade({ gamma: 0.86, gain: [1.02, 1.06, 0.98], saturation: 1.15, lights: [0.05, 0, 0.03] })],
  summer: () => [grade({ gamma: 0.9, gain: [1.08, 1.02, 0.88], saturation: 1.25, contrast: 1.05 })],
  monochrome: () => [monochrome],
  sepia: () => [sepia, vignette(0.35)],
  vintage: ({ random }) => [
    grade({ gain: [1.02, 0.95, 0.8], contrast: 0.84, saturation: 0.75, shadows: [0.08, 0.05, 0.07] }),
    grain(random, 0.09),
    vignette(0.4),
  ],
  neon: () => [
    grade({ contrast: 1.2, saturation: 1.35, gamma: 1.15, shadows: [0.12, 0, 0.26], lights: [0.08, 0.1, 0.14] }),
    glow(0.05, 0.5, 0.45, [1, 0.1, 0.7], 0.45),
    glow(0.95, 0.5, 0.45, [0.05, 0.75, 1], 0.45),
    vignette(0.4),
  ],
  warm: () => [grade({ gain: [1.13, 1.0, 0.8], saturation: 1.06 })],
  cold: () => [grade({ gain: [0.84, 0.98, 1.17], saturation: 0.92 })],
  vivid: () => [grade({ saturation: 1.6, contrast: 1.1 })],
  muted: () => [grade({ saturation: 0.5, contrast: 0.86, shadows: [0.09, 0.08, 0.09] })],
  vignette: () => [vignette(0.75)],
};

/** The shaders of a word. Chance moves lights and strengths a little. */
export function lookShaders(name: LookName, random: Random, noise: Noise): readonly Shader[] {
  return shadersOf[name]({ some: (from, to) => mix(from, to, random()), random, noise });
}

/** Light of another hour, by the seed: no one affine change of colour undoes it. */
export function otherLight(random: Random): LookName {
  return (['night', 'sunset', 'morning'] as const)[Math.floor(random() * 3)] ?? 'night';
}
