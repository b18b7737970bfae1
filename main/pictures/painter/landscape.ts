// A picture from words alone: sky, sun, ridges in the haze and water, all from the seed.
import type { Canvas } from './canvas.ts';
import { mix, smoothstep } from './canvas.ts';
import { makeNoise } from './random.ts';
import type { Random } from './random.ts';
import type { Rgb } from './words.ts';

type Palette = { readonly zenith: Rgb; readonly horizon: Rgb; readonly sun: Rgb; readonly near: Rgb };

const palettes: readonly Palette[] = [
  { zenith: [0.22, 0.42, 0.68], horizon: [0.93, 0.85, 0.74], sun: [1, 0.95, 0.82], near: [0.08, 0.18, 0.2] },
  { zenith: [0.3, 0.26, 0.5], horizon: [0.97, 0.66, 0.48], sun: [1, 0.84, 0.6], near: [0.14, 0.09, 0.18] },
  { zenith: [0.36, 0.56, 0.6], horizon: [0.9, 0.92, 0.86], sun: [1, 1, 0.95], near: [0.1, 0.22, 0.16] },
  { zenith: [0.16, 0.22, 0.42], horizon: [0.62, 0.6, 0.74], sun: [0.98, 0.92, 0.9], near: [0.05, 0.08, 0.15] },
  { zenith: [0.52, 0.36, 0.42], horizon: [0.99, 0.82, 0.62], sun: [1, 0.93, 0.75], near: [0.2, 0.1, 0.1] },
];

export function landscape(width: number, height: number, random: Random, colour: Rgb | null): Canvas {
  const chosen = palettes[Math.floor(random() * palettes.length)] ?? palettes[0];
  if (chosen === undefined) throw new Error('no palettes');
  const palette = colour === null ? chosen : inColour(chosen, colour);
  const noise = makeNoise(random);
  const horizon = mix(0.6, 0.74, random());
  const [sunX, sunY, sunSize] = [mix(0.2, 0.8, random()), mix(0.2, horizon - 0.14, random()), mix(0.035, 0.06, random())];
  const count = 4 + Math.floor(random() * 3);
  const ratio = width / height;
  const ridges = Array.from({ length: count }, (_, index) => {
    const depth = (index + 1) / count;
    const [stretch, offset] = [mix(1.6, 4.5, random()), random() * 90];
    const top = mix(horizon - 0.24, horizon - 0.02, depth * 0.9);
    const rise = mix(0.3, 0.13, depth);
    return {
      depth,
      edge: Float32Array.from(
        { length: width },
        (__, x) => top + rise * (0.5 - noise(offset + (x / width) * stretch * ratio, 7 * index + 3)),
      ),
    };
  });
  const sky = (u: number, v: number, out: Float32Array): void => {
    const rise = smoothstep(0, horizon, v);
    const cloud = smoothstep(0.52, 0.78, noise(u * 3 * ratio + 40, v * 9)) * 0.35 * (1 - rise * 0.6);
    const away = Math.hypot((u - sunX) * ratio, v - sunY);
    const disc = 1 - smoothstep(sunSize * 0.94, sunSize, away);
    const halo = 0.55 * Math.exp(-(away * away) / 0.06) + disc;
    for (let i = 0; i < 3; i += 1) {
      const air = mix(mix(palette.zenith[i] ?? 0, palette.horizon[i] ?? 0, rise), palette.sun[i] ?? 1, cloud);
      out[i] = mix(air, palette.sun[i] ?? 1, Math.min(1, halo));
    }
  };
  const land = (u: number, v: number, x: number, out: Float32Array): void => {
    sky(u, v, out);
    // The same for all ridges, and asked for only where there is one.
    let rough = 0;
    for (const { depth, edge } of ridges) {
      const inside = smoothstep(-0.0009, 0.0009, v - (edge[x] ?? 1));
      if (inside === 0) continue;
      const haze = mix(0.78, 0, depth) + 0.35 * smoothstep(0, 0.22, v - (edge[x] ?? 1)) * (1 - depth);
      if (rough === 0) rough = mix(0.9, 1.1, noise(u * 40 * ratio, v * 40));
      for (let i = 0; i < 3; i += 1)
        out[i] = mix(out[i] ?? 0, mix(palette.near[i] ?? 0, palette.horizon[i] ?? 0, Math.min(1, haze)) * rough, inside);
    }
  };
  const bytes = new Uint8Array(width * height * 3);
  const c = new Float32Array(3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const shore = horizon + 0.08;
      if (v < shore) land(u, v, x, c);
      else {
        // Water shows the land upside down, rippled more the nearer it is.
        const depth = (v - shore) / (1 - shore);
        const ripple = (noise(u * 6 * ratio, v * 120) - 0.5) * 0.05 * (0.2 + depth);
        const mirrored = Math.max(0, shore - (v - shore) * 1.15 + ripple);
        land(u, mirrored, Math.min(width - 1, Math.max(0, Math.round(x + ripple * width * 0.4))), c);
        for (let i = 0; i < 3; i += 1) c[i] = mix((c[i] ?? 0) * 0.86, palette.zenith[i] ?? 0, 0.12 + 0.2 * depth);
      }
      const at = (y * width + x) * 3;
      for (let i = 0; i < 3; i += 1) bytes[at + i] = Math.round(255 * Math.min(1, Math.max(0, c[i] ?? 0)));
    }
  }
  return { width, height, bytes };
}

function inColour(palette: Palette, colour: Rgb): Palette {
  const towards = (from: Rgb, to: Rgb, share: number): Rgb => [
    mix(from[0], to[0], share),
    mix(from[1], to[1], share),
    mix(from[2], to[2], share),
  ];
  const dark: Rgb = [colour[0] * 0.2, colour[1] * 0.2, colour[2] * 0.2];
  const pale: Rgb = [mix(colour[0], 1, 0.65), mix(colour[1], 1, 0.65), mix(colour[2], 1, 0.65)];
  return {
    zenith: towards(palette.zenith, colour, 0.7),
    horizon: towards(palette.horizon, pale, 0.75),
    sun: palette.sun,
    near: towards(palette.near, dark, 0.7),
  };
}
