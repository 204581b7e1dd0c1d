/** Something that runs for a while on the server. */
export interface WorldJob {
  kind: 'import' | 'compaction' | 'restore';
  id: string;
  /** The name of the collection that it works on. */
  collection: string;
  startedAt: number;
}

/** The jobs of a cluster, those that are done included. */
export class Jobs {
  readonly #jobs: WorldJob[] = [];

  start(kind: WorldJob['kind'], job: Omit<WorldJob, 'kind'>): WorldJob {
    const started = { kind, ...job };
    this.#jobs.push(started);
    return started;
  }

  find(kind: WorldJob['kind'], id: string): WorldJob | undefined {
    return this.all(kind).find((job) => job.id === id);
  }

  all(kind: WorldJob['kind']): WorldJob[] {
    return this.#jobs.filter((job) => job.kind === kind);
  }
}
