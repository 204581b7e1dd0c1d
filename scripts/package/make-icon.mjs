// Draws scripts/package/resources/icon.png: a falcon in a stoop, which is also a kite, on the accent colour.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { command, say } from '../lib/command.mjs';
import { inRoot } from '../lib/paths.mjs';

const SIZE = 512;
const SAMPLES = 4;
const CORNER = 112;
const TOP = [0x0c, 0x85, 0x99];
const BOTTOM = [0x0b, 0x57, 0x68];
const BIRD = [0xff, 0xff, 0xff];

/** Right half of the outline, from the beak down; the left half mirrors it. */
const HALF = [
  [256, 92],
  [282, 132],
  [296, 176],
  [378, 214],
  [462, 318],
  [372, 282],
  [308, 288],
  [296, 330],
  [304, 414],
  [256, 378],
];
const OUTLINE = [
  ...HALF,
  ...HALF.slice(1, -1)
    .reverse()
    .map(([x, y]) => [SIZE - x, y]),
];

/** Even-odd rule. */
function isInBird(x, y) {
  let inside = false;
  for (let at = 0, before = OUTLINE.length - 1; at < OUTLINE.length; before = at, at += 1) {
    const [x1, y1] = OUTLINE[at];
    const [x2, y2] = OUTLINE[before];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function isInTile(x, y) {
  const over = (value) => Math.max(CORNER - value, value - (SIZE - CORNER), 0);
  return Math.hypot(over(x), over(y)) <= CORNER;
}

/** Red, green, blue and alpha of one pixel, averaged over its samples. */
function pixel(column, row) {
  const background = TOP.map((from, at) => from + ((BOTTOM[at] - from) * row) / SIZE);
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = column + ((sample % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    if (!isInTile(x, y)) continue;
    covered += 1;
    const color = isInBird(x, y) ? BIRD : background;
    color.forEach((value, at) => (sum[at] += value));
  }
  const color = sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered)));
  return [...color, Math.round((255 * covered) / (SAMPLES * SAMPLES))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}

function png() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  // 8 bits a channel, red green blue alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: SIZE }, (_, row) =>
    Buffer.from([0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

await command('Icon: draw the application icon.', async () => {
  const file = inRoot('scripts', 'package', 'resources', 'icon.png');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png());
  say(file);
});
