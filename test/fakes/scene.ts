// A picture with texture everywhere and edges of every direction, always the same: something to be found again.

/** Three interleaved channels of eight bits. */
export function sceneOf(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      const wave =
        Math.sin(x / 23) * Math.cos(y / 31) + Math.sin((x + 2 * y) / 57) + Math.sin(Math.hypot(x - width / 3, y - height / 2) / 9);
      const tile = ((Math.floor(x / 61) * 7 + Math.floor(y / 47) * 13) % 11) * 6;
      const grain = (Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77)) >>> 29;
      const light = 110 + 22 * wave + tile + grain;
      data[at] = light;
      data[at + 1] = light * 0.9 + 10 * Math.sin(x / 90);
      data[at + 2] = light * 0.7 + 18 * Math.cos(y / 70);
    }
  return data;
}
