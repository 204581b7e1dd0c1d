/**
 * Whether every word of the query begins or is in what the palette knows of an entry, whatever the case.
 * @param query what was typed; an empty one finds everything
 */
export function matches({ label, keywords }: { label: string; keywords: string }, query: string): boolean {
  const text = `${label} ${keywords}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
