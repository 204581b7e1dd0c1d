import type { Dice } from '../dice';

const words = [
  ...['books', 'orders', 'logs_2024', 'Users', 'embeddings', 'a', 'products_v2'],
  ...['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length'],
  ...['null', 'undefined', 'NaN', 'true', '0', '-1', '_default', 'default', '..', '%s', '${name}', '*'],
];

const changeOne = (name: string, from: RegExp, to: string): string => name.replace(from, to);

/** What makes a name of another one that is easily taken for it, or that something on the way may stumble over. */
const twists: readonly ((name: string, dice: Dice) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => changeOne(name, /o/, 'о'),
  (name) => changeOne(name, /e/, 'е'),
  (name) => changeOne(name, /a/, 'а'),
  (name) => changeOne(name, /l/, '1'),
  (name) => `${name} `,
  (name) => ` ${name}`,
  (name) => `${name}\u00A0`,
  (name) => `${name.slice(0, 1)}\u200B${name.slice(1)}`,
  (name) => `\u202E${Array.from(name).reverse().join('')}`,
  (name) => `${name}\u200F`,
  (name) => `${name}\u0000`,
  (name) => `${name}\n`,
  (name) => `${name}\t${name}`,
  (name) => `${name}\u001B[2K`,
  (name) => `${name}é`.normalize('NFC'),
  (name) => `${name}é`.normalize('NFD'),
  (name) => `${name}"`,
  (name) => `${name}\\`,
  (name) => `'; drop ${name}; --`,
  (name) => `../${name}`,
  (name) => `<b>${name}</b>`,
  (name) => `${name}😀`,
  (name) => `كتب_${name}`,
  (name) => `${name}${'x'.repeat(255)}`.slice(0, 255),
  (name) => `_${name}`,
  (name) => `${name}_`,
  (name) => `${name}s`,
  (name, dice) => `${name}_${String(dice.below(3))}`,
];

/**
 * Names that differ, most of them made of one word, so that they look alike.
 * @param plain only what every server takes for a name
 */
export function drawNames(dice: Dice, count: number, plain: boolean): string[] {
  const names = new Set<string>();
  const base = dice.pick(words);
  for (let tries = 0; names.size < count; tries++) {
    const word = dice.percent(70) && tries < 20 ? base : dice.pick(words);
    const twisted = dice.percent(25) ? word : dice.pick(twists)(word, dice);
    const name = plain ? twisted.replaceAll(/\W/g, '_').replace(/^\d/, '_') : twisted;
    names.add(tries < 20 ? name : `${name}_${String(tries)}`);
  }
  return [...names];
}

/** What somebody types who gets it wrong; what it is if that makes no difference. */
export function mistype(dice: Dice, text: string): string {
  const wrong = [
    ...[text.toUpperCase(), text.toLowerCase(), ` ${text}`, `${text} `, text.trim(), text.slice(1), ''],
    ...[text.normalize('NFD'), text.normalize('NFC'), `${text}\u200B`, changeOne(text, /o/, 'о')],
  ];
  return dice.pick(wrong);
}
