/** So many of the false ones are printed, each with what led to it. */
const MOST_SHOWN = 20;

/** Numbers by group and what they count, for each profile. */
export class DropTally {
  readonly #counts = new Map<string, Map<string, Map<string, number>>>();
  readonly falsehoods: string[] = [];
  readonly #profiles: string[] = [];

  count(profile: string, group: string, what: string, by = 1): void {
    if (!this.#profiles.includes(profile)) this.#profiles.push(profile);
    const rows = this.#counts.get(group) ?? new Map<string, Map<string, number>>();
    this.#counts.set(group, rows);
    const row = rows.get(what) ?? new Map<string, number>();
    rows.set(what, row.set(profile, (row.get(profile) ?? 0) + by));
  }

  sum(group: string, what?: string): number {
    const rows = [...(this.#counts.get(group) ?? [])];
    const wanted = rows.filter(([name]) => what === undefined || name === what);
    return wanted.reduce((all, [, row]) => all + [...row.values()].reduce((sum, each) => sum + each, 0), 0);
  }

  table(title: string): string {
    const rows = [...this.#counts].flatMap(([group, counts]) => [
      { name: group, cells: null },
      ...[...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, row]) => ({
          name: `  ${name}`,
          cells: [...this.#profiles.map((profile) => row.get(profile) ?? 0), this.sum(group, name)],
        })),
    ]);
    const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
    const line = (name: string, cells: readonly (string | number)[]): string =>
      `  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
    return [
      title,
      line('', [...this.#profiles, 'in all']),
      ...rows.map(({ name, cells }) => line(name, cells ?? [])),
      line('FALSE', [this.falsehoods.length]),
      ...this.falsehoods.slice(0, MOST_SHOWN),
    ].join('\n');
  }
}
