// Draws icon.png, which the packages carry, from icon.svg. Run it after changing the drawing.
import path from 'node:path';
import sharp from 'sharp';

const beside = (file: string): string => path.join(import.meta.dirname, file);

await sharp(beside('icon.svg'), { density: 96 }).resize(1024, 1024).png({ compressionLevel: 9, palette: true }).toFile(beside('icon.png'));
