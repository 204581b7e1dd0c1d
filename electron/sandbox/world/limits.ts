import { Refusal } from '../refusal';

/** Methods that count as changes of the schema (proxy/rate_limit_interceptor.go: DDLCollection and DDLPartition). */
const DDL =
  /^(?:Create|Drop|Load|Release|Alter|Rename)(?:Collection|Partitions?|Index|Alias|Database)$|^(?:Load|Release)\w+$/;
/** Methods that write rows. */
const WRITES = /^(?:Insert|Upsert|Delete|Import)$/;

const SECOND_MS = 1000;

/** What a cluster allows at the most. Everything is as wide as Milvus' own settings until a test narrows it. */
export class Limits {
  /** Databases of a cluster (rootCoord.maxDatabaseNum). */
  databases = 64;
  /** Collections of a database (quotaAndLimits.limits.maxCollectionNumPerDB). */
  collections = 65_536;
  /** Shards times partitions, over all collections (rootCoord.maxGeneralCapacity). */
  capacity = 65_536;
  /** Changes of the schema in a second (quotaAndLimits.ddl); null: as many as come. */
  ddlPerSecond: number | null = null;
  /** Why rows are not written, such as `memory quota exceeded, please allocate more resources`; null: they are. */
  writesDenied: string | null = null;
  #recent: number[] = [];

  /** Throws the refusal of a request that is too much. */
  check(method: string, now: number): void {
    if (this.writesDenied !== null && WRITES.test(method)) {
      throw new Refusal('quotaExceeded', { reason: this.writesDenied });
    }
    if (this.ddlPerSecond === null || !DDL.test(method)) return;
    this.#recent = this.#recent.filter((at) => now - at < SECOND_MS);
    if (this.#recent.length >= this.ddlPerSecond) {
      throw new Refusal('rateLimited', { perSecond: this.ddlPerSecond });
    }
    this.#recent.push(now);
  }
}
