import type { NameFault } from '../errors/kinds';

const LONGEST_NAME = 255;

/** What is wrong with a name, by the order in which Milvus looks (proxy/util.go); null if nothing. */
export function nameFault(name: string): NameFault | null {
  if (name.trim() === '') return 'empty';
  if (name.length > LONGEST_NAME) return 'long';
  if (!/^[A-Za-z_]/.test(name)) return 'first';
  return /^\w+$/.test(name) ? null : 'characters';
}
